// TRANSPOSE_CONV, reference loops: float32, int8, int16.
#include "kernels/transpose_conv_common.h"

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/builtin_op_data.h"
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
}  // namespace kernels

TFLMRegistration Register_TRANSPOSE_CONV() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kTransposeConvOpDataBytes>, TransposeConvPrepare,
                           Eval);
}

}  // namespace tflite
