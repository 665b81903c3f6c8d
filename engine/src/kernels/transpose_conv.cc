// TRANSPOSE_CONV: float32, int8, int16.
#include "kernels/transpose_conv_common.h"

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/padding.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/transpose_conv.cc";
using OpData = TransposeConvOpData;
using Shape = TransposeConvShape;
constexpr int kFilter = kTransposeConvFilter;
constexpr int kInput = kTransposeConvInput;
constexpr int kBias = kTransposeConvBias;
constexpr int kOutput = 0;

TfLiteStatus RequestScratch(TfLiteContext* context, int32_t count, size_t element, int* index) {
  ABORT_IF(count < 0 || static_cast<size_t>(count) > INT32_MAX / element, kFile,
           "a tensor is too large");
  return context->RequestScratchBufferInArena(context, static_cast<size_t>(count) * element,
                                              index);
}

TfLiteStatus CalculateOpData(TfLiteContext* context, TfLiteNode* node,
                             const TfLiteTransposeConvParams& params, TfLiteType type,
                             WindowPlan window, int num_channels, OpData* data) {
  const bool has_bias = node->inputs->size == 4;
  ENSURE_AT(context, kFile, 78, has_bias || node->inputs->size == 3,
            "has_bias || node->inputs->size == 3");
  ENSURE_EQ_AT(context, kFile, 79, node->outputs->size, 1, "node->outputs->size", "1");
  data->padding = window.padding;
  if (type == kTfLiteFloat32) return kTfLiteOk;

  TEMP_INPUT_AT(input, kInput, kFile, 102);
  TEMP_INPUT_AT(filter, kFilter, kFile, 105);
  TfLiteTensor* bias = GetMicroContext(context)->AllocateTempInputTensor(node, kBias);
  TEMP_OUTPUT_AT(output, kOutput, kFile, 110);
  RETURN_IF_ERROR(PopulateConvQuantization(context, input, filter, bias, output,
                                           params.activation, num_channels, &data->quantization));
  if (input->type == kTfLiteInt16 && bias != nullptr && bias->type == kTfLiteInt16) {
    ABORT_IF(filter->type != kTfLiteInt8 || output->type != kTfLiteInt16, kFile,
             "an int16 bias needs an int8 filter and an int16 output");
    RETURN_IF_ERROR(RequestScratch(context, ElementCount(bias->dims), 8, &data->bias_index));
  }
  ReleaseTemps(context, input, filter, output, bias);
  return kTfLiteOk;
}

TfLiteStatus CheckFilter(TfLiteContext* context, const TfLiteTensor* filter, int num_channels) {
  ENSURE_EQ_AT(context, kFile, 214, filter->quantization.type, kTfLiteAffineQuantization,
               "filter->quantization.type", "kTfLiteAffineQuantization");
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter->quantization.params);
  ENSURE_AT(context, kFile, 218, affine != nullptr, "affine_quantization");
  ENSURE_AT(context, kFile, 219, affine->scale != nullptr, "affine_quantization->scale");
  ENSURE_AT(context, kFile, 220, affine->zero_point != nullptr, "affine_quantization->zero_point");
  ENSURE_AT(context, kFile, 225, affine->scale->size == 1 || affine->scale->size == num_channels,
            "affine_quantization->scale->size == 1 || affine_quantization->scale->size == "
            "filter->dims->data[kTransposeConvQuantizedDimension]");
  ENSURE_EQ_AT(context, kFile, 227, affine->scale->size, affine->zero_point->size,
               "affine_quantization->scale->size", "affine_quantization->zero_point->size");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteTransposeConvParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kFile, "no memory for the op's data");
  TEMP_OUTPUT_AT(output, kOutput, kFile, 164);
  TEMP_INPUT_AT(input, kInput, kFile, 167);
  TEMP_INPUT_AT(filter, kFilter, kFile, 170);
  ENSURE_MSG_AT(context, kFile,
                input->type == filter->type ||
                    (input->type == kTfLiteInt16 && filter->type == kTfLiteInt8),
                "Hybrid models are not supported on TFLite Micro.");
  ABORT_IF(NumDimensions(output) < 3 || NumDimensions(filter) < 3, kFile,
           "output and filter need a height and a width");

  const int num_channels = filter->dims->data[0];
  data->quantization.multipliers = AllocateArray<int32_t>(context, num_channels);
  data->quantization.shifts = AllocateArray<int32_t>(context, num_channels);
  ABORT_IF(data->quantization.multipliers == nullptr || data->quantization.shifts == nullptr,
           kFile, "no memory for the channels' multipliers");

  if (input->type == kTfLiteInt8 || input->type == kTfLiteInt16) {
    const size_t accumulator = input->type == kTfLiteInt8 ? 4 : 8;
    RETURN_IF_ERROR(RequestScratch(context, ElementCount(output->dims), accumulator,
                                   &data->accumulator_index));
    RETURN_IF_ERROR(CheckFilter(context, filter, num_channels));
  }
  const WindowPlan window =
      PlanWindow({params->stride_height, 1, output->dims->data[1], filter->dims->data[1]},
                 {params->stride_width, 1, output->dims->data[2], filter->dims->data[2]},
                 params->padding);
  RETURN_IF_ERROR(
      CalculateOpData(context, node, *params, input->type, window, num_channels, data));
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  ReleaseTemps(context, output, input, filter);
  return kTfLiteOk;
}

struct Span {
  int32_t first;
  int32_t end;
};

// The input positions along one axis that reach the output position `out`: those with
// 0 ≤ out + pad − in · stride < filter.
Span Reaching(int32_t out, int pad, int stride, int32_t filter, int32_t in) {
  if (stride <= 0) return {0, in};  // the loop looks at every tap itself
  const int64_t last = int64_t{out} + pad;
  if (last < 0) return {0, 0};
  const int64_t beyond = last - filter + 1;
  const int64_t first = beyond > 0 ? (beyond + stride - 1) / stride : 0;
  const int64_t end = last / stride + 1;
  return {static_cast<int32_t>(first), static_cast<int32_t>(end < in ? end : in)};
}

// Upstream walks the input and scatters; gathered like this, the terms of one output element come
// in the same order.
template <typename Sum, typename T, typename W, typename Dot, typename Finish>
void Gather(const Shape& s, const T* input, const W* filter, T* output, Dot dot, Finish finish) {
  const int64_t row = int64_t{s.in_width} * s.in_depth;
  for (int32_t b = 0; b < s.batches; ++b, input += s.in_height * row) {
    for (int32_t oy = 0; oy < s.out_height; ++oy) {
      const Span rows = Reaching(oy, s.pad_height, s.stride_height, s.filter_height, s.in_height);
      for (int32_t ox = 0; ox < s.out_width; ++ox) {
        const Span columns =
            Reaching(ox, s.pad_width, s.stride_width, s.filter_width, s.in_width);
        for (int32_t oc = 0; oc < s.out_depth; ++oc) {
          Sum sum = 0;
          for (int32_t iy = rows.first; iy < rows.end; ++iy) {
            const int64_t fy = int64_t{oy} + s.pad_height - int64_t{iy} * s.stride_height;
            if (fy < 0 || fy >= s.filter_height) continue;
            const int64_t taps = (int64_t{oc} * s.filter_height + fy) * s.filter_width;
            for (int32_t ix = columns.first; ix < columns.end; ++ix) {
              const int64_t fx = int64_t{ox} + s.pad_width - int64_t{ix} * s.stride_width;
              if (fx < 0 || fx >= s.filter_width) continue;
              sum = dot(input + iy * row + int64_t{ix} * s.in_depth,
                        filter + (taps + fx) * s.in_depth, s.in_depth, sum);
            }
          }
          *output++ = finish(sum, oc);
        }
      }
    }
  }
}

void EvalFloat(const Shape& shape, TfLiteFusedActivation activation, const float* input,
               const float* filter, const float* bias, float* output) {
  float min, max;
  ActivationRange(activation, &min, &max);
  Gather<float>(
      shape, input, filter, output,
      [](const float* x, const float* w, int32_t n, float sum) {
        for (int32_t i = 0; i < n; ++i) sum += x[i] * w[i];
        return sum;
      },
      [=](float sum, int32_t c) {
        return Clamp(bias != nullptr ? sum + bias[c] : sum, min, max);
      });
}

void EvalInt8(const Shape& shape, const OpData& data, const int8_t* input, const int8_t* filter,
              const int32_t* bias, int8_t* output) {
  const uint32_t zero_point = static_cast<uint32_t>(data.input_zero_point);
  const ConvQuantization q = data.quantization;
  Gather<uint32_t>(
      shape, input, filter, output,
      [=](const int8_t* x, const int8_t* w, int32_t n, uint32_t sum) {
        for (int32_t i = 0; i < n; ++i) {
          sum += static_cast<uint32_t>(w[i]) * (static_cast<uint32_t>(x[i]) - zero_point);
        }
        return sum;
      },
      [=](uint32_t sum, int32_t c) {
        if (bias != nullptr) sum += static_cast<uint32_t>(bias[c]);
        const int32_t scaled =
            MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), q.multipliers[c], q.shifts[c]);
        return static_cast<int8_t>(Clamp(WrapAdd(scaled, data.output_zero_point),
                                         q.activation_min, q.activation_max));
      });
}

template <typename Bias>
void EvalInt16(const Shape& shape, const OpData& data, const int16_t* input, const int8_t* filter,
               const Bias* bias, int16_t* output) {
  const ConvQuantization q = data.quantization;
  Gather<int64_t>(
      shape, input, filter, output,
      [](const int16_t* x, const int8_t* w, int32_t n, int64_t sum) {
        for (int32_t i = 0; i < n; ++i) sum += static_cast<int32_t>(w[i]) * x[i];
        return sum;
      },
      [=](int64_t sum, int32_t c) {
        if (bias != nullptr) sum = WrapAdd64(sum, bias[c]);
        const int32_t scaled =
            MultiplyByQuantizedMultiplier64(sum, q.multipliers[c], q.shifts[c]);
        return static_cast<int16_t>(Clamp(scaled, q.activation_min, q.activation_max));
      });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kFilter);
  const TfLiteEvalTensor* bias =
      node->inputs->size == 4 ? micro::GetEvalInput(context, node, kBias) : nullptr;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kOutput);
  const auto& params = *static_cast<const TfLiteTransposeConvParams*>(node->builtin_data);
  const auto& data = *static_cast<const OpData*>(node->user_data);

  ENSURE_EQ_AT(context, kFile, 287, input->type, output->type, "input->type", "output->type");
  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8 && input->type != kTfLiteInt16) {
    MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  Shape shape;
  RETURN_IF_ERROR(GetTransposeConvShape(params, data, input, filter, bias, output, &shape));
  switch (input->type) {
    case kTfLiteFloat32:
      ABORT_IF(bias != nullptr && !Holds<float>(bias, shape.out_depth), kFile, "bias is too short");
      EvalFloat(shape, params.activation, Data<float>(input), Data<float>(filter),
                micro::GetOptionalTensorData<float>(bias), MutableData<float>(output));
      return kTfLiteOk;
    case kTfLiteInt8:
      ABORT_IF(bias != nullptr && !Holds<int32_t>(bias, shape.out_depth), kFile,
               "bias is too short for int32");
      EvalInt8(shape, data, Data<int8_t>(input), Data<int8_t>(filter),
               micro::GetOptionalTensorData<int32_t>(bias), MutableData<int8_t>(output));
      return kTfLiteOk;
    default: {
      const bool narrow_bias = bias != nullptr && bias->type == kTfLiteInt16;
      ABORT_IF(bias != nullptr && !narrow_bias && !Holds<int64_t>(bias, shape.out_depth), kFile,
               "bias is too short for int64");
      for (int32_t c = 0; c < shape.out_depth; ++c) {
        ABORT_IF(!MultiplierSuits64(data.quantization.multipliers[c], data.quantization.shifts[c]),
                 kFile, "a channel's multiplier is out of range for 64-bit sums");
      }
      if (narrow_bias) {
        EvalInt16(shape, data, Data<int16_t>(input), Data<int8_t>(filter),
                  micro::GetOptionalTensorData<int16_t>(bias), MutableData<int16_t>(output));
      } else {
        EvalInt16(shape, data, Data<int16_t>(input), Data<int8_t>(filter),
                  micro::GetOptionalTensorData<int64_t>(bias), MutableData<int16_t>(output));
      }
      return kTfLiteOk;
    }
  }
}

}  // namespace

TfLiteStatus GetTransposeConvShape(const TfLiteTransposeConvParams& params,
                                   const TransposeConvOpData& data,
                                   const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                                   const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                                   TransposeConvShape* shape) {
  ABORT_IF(Rank(input) != 4 || Rank(filter) != 4 || Rank(output) != 4, kFile,
           "input, filter and output must have 4 dimensions");
  *shape = {Dim(input, 0),
            Dim(input, 1),
            Dim(input, 2),
            Dim(input, 3),
            Dim(filter, 1),
            Dim(filter, 2),
            Dim(output, 1),
            Dim(output, 2),
            Dim(output, 3),
            AsInt16(params.stride_height),
            AsInt16(params.stride_width),
            AsInt16(data.padding.height),
            AsInt16(data.padding.width)};
  ABORT_IF(Dim(output, 0) != shape->batches || Dim(filter, 3) != shape->in_depth ||
               Dim(filter, 0) != shape->out_depth,
           kFile, "the shapes of input, filter and output do not fit together");
  ABORT_IF(bias != nullptr && ElementCount(bias) != shape->out_depth, kFile,
           "bias and output channels differ in number");
  ABORT_IF(!HoldsAll(input) || !HoldsAll(filter) || !HoldsAll(output), kFile,
           "a tensor has no memory");
  return kTfLiteOk;
}

}  // namespace kernels

TFLMRegistration Register_TRANSPOSE_CONV() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kTransposeConvOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
