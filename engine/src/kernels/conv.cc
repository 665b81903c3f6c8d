// CONV_2D, reference loops.
#include "kernels/conv_common.h"
#include "kernels/internal/convert.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/int4.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/conv.cc";

// Visits every output value in memory order. `dot(x, w, n, sum)` adds n products to the sum,
// `finish(sum, channel)` makes the output value of it. Taps outside the image add nothing.
template <typename Sum, typename T, typename W, typename Dot, typename Finish>
void Convolve(const ConvShape& s, const T* input, const W* filter, T* output, Dot dot,
              Finish finish) {
  const int64_t row = int64_t{s.in_width} * s.in_depth;
  const int64_t filter_row = int64_t{s.filter_width} * s.filter_depth;
  const int64_t filter_size = s.filter_height * filter_row;
  // Neighbouring taps of a row are neighbours in memory too, unless something lies between them.
  const bool dense = s.dilation_width == 1 && s.filter_depth == s.in_depth;

  for (int32_t b = 0; b < s.batches; ++b, input += s.in_height * row) {
    for (int32_t oy = 0; oy < s.out_height; ++oy) {
      const int64_t y0 = int64_t{oy} * s.stride_height - s.pad_height;
      for (int32_t ox = 0; ox < s.out_width; ++ox) {
        const int64_t x0 = int64_t{ox} * s.stride_width - s.pad_width;
        int32_t first = 0;
        int32_t end = s.filter_width;
        if (dense) {
          if (x0 < 0) first = -x0 < end ? static_cast<int32_t>(-x0) : end;
          if (x0 + end > s.in_width) end = static_cast<int32_t>(s.in_width - x0);
        }
        for (int32_t oc = 0; oc < s.out_depth; ++oc) {
          const W* weights = filter + oc * filter_size;
          const T* group = input + oc / s.filters_per_group * s.filter_depth;
          Sum sum = 0;
          for (int32_t fy = 0; fy < s.filter_height; ++fy) {
            const int64_t y = y0 + int64_t{s.dilation_height} * fy;
            if (y < 0 || y >= s.in_height) continue;
            const T* line = group + y * row;
            const W* taps = weights + fy * filter_row;
            if (dense) {
              if (first < end) {
                sum = dot(line + (x0 + first) * s.in_depth, taps + first * s.filter_depth,
                          (end - first) * s.filter_depth, sum);
              }
              continue;
            }
            for (int32_t fx = 0; fx < s.filter_width; ++fx) {
              const int64_t x = x0 + int64_t{s.dilation_width} * fx;
              if (x < 0 || x >= s.in_width) continue;
              sum = dot(line + x * s.in_depth, taps + fx * s.filter_depth, s.filter_depth, sum);
            }
          }
          *output++ = finish(sum, oc);
        }
      }
    }
  }
}

void EvalFloat(const ConvShape& shape, TfLiteFusedActivation activation, const float* input,
               const float* filter, const float* bias, float* output) {
  float min, max;
  ActivationRange(activation, &min, &max);
  Convolve<float>(
      shape, input, filter, output,
      [](const float* x, const float* w, int32_t n, float sum) {
        for (int32_t i = 0; i < n; ++i) sum += x[i] * w[i];
        return sum;
      },
      [=](float sum, int32_t c) {
        return Clamp(sum + (bias != nullptr ? bias[c] : 0.0f), min, max);
      });
}

void EvalInt8(const ConvShape& shape, const ConvOpData& data, const int8_t* input,
              const int8_t* filter, const int32_t* bias, int8_t* output) {
  const uint32_t zero_point = static_cast<uint32_t>(data.input_zero_point);
  const ConvQuantization q = data.quantization;
  Convolve<uint32_t>(
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

// int16 activations have no zero point. The accumulator is as wide as the bias.
void EvalInt16Bias32(const ConvShape& shape, const ConvOpData& data, const int16_t* input,
                     const int8_t* filter, const int32_t* bias, int16_t* output) {
  const ConvQuantization q = data.quantization;
  Convolve<uint32_t>(
      shape, input, filter, output,
      [](const int16_t* x, const int8_t* w, int32_t n, uint32_t sum) {
        for (int32_t i = 0; i < n; ++i) {
          sum += static_cast<uint32_t>(static_cast<int32_t>(w[i]) * x[i]);
        }
        return sum;
      },
      [=](uint32_t sum, int32_t c) {
        if (bias != nullptr) sum += static_cast<uint32_t>(bias[c]);
        const int32_t scaled =
            MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), q.multipliers[c], q.shifts[c]);
        return static_cast<int16_t>(Clamp(scaled, q.activation_min, q.activation_max));
      });
}

void EvalInt16Bias64(const ConvShape& shape, const ConvOpData& data, const int16_t* input,
                     const int8_t* filter, const int64_t* bias, int16_t* output) {
  const ConvQuantization q = data.quantization;
  Convolve<int64_t>(
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

TfLiteStatus EvalInt16(const ConvShape& shape, const TfLiteConvParams& params,
                       const ConvOpData& data, const TfLiteEvalTensor* input,
                       const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias,
                       TfLiteEvalTensor* output) {
  const int16_t* in = micro::GetTensorData<int16_t>(input);
  const int8_t* weights = micro::GetTensorData<int8_t>(filter);
  int16_t* out = micro::GetTensorData<int16_t>(output);
  const TfLiteType bias_type = bias != nullptr ? bias->type : params.quantized_bias_type;
  if (bias_type == kTfLiteInt32) {
    EvalInt16Bias32(shape, data, in, weights, micro::GetOptionalTensorData<int32_t>(bias), out);
    return kTfLiteOk;
  }
  if (bias != nullptr && bias_type != kTfLiteInt64) {
    MicroPrintf("Bias type %s (%d) not supported.", TfLiteTypeGetName(bias_type), bias_type);
    return kTfLiteError;
  }
  for (int32_t c = 0; c < shape.out_depth; ++c) {
    ABORT_IF(!MultiplierSuits64(data.quantization.multipliers[c], data.quantization.shifts[c]),
             kFile, "a channel's multiplier is out of range for 64-bit sums");
  }
  EvalInt16Bias64(shape, data, in, weights, micro::GetOptionalTensorData<int64_t>(bias), out);
  return kTfLiteOk;
}

TfLiteStatus ConvEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kConvInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kConvFilter);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, kConvBias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kConvOutput);
  const auto& params = *static_cast<const TfLiteConvParams*>(node->builtin_data);
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);

  ConvShape shape;
  RETURN_IF_ERROR(GetConvShape(params, data, input, filter, bias, output, &shape));

  switch (input->type) {
    case kTfLiteFloat32:
      ABORT_IF(bias != nullptr && !Holds<float>(bias, shape.out_depth), kFile, "bias is too short");
      EvalFloat(shape, params.activation, micro::GetTensorData<float>(input),
                micro::GetTensorData<float>(filter), micro::GetOptionalTensorData<float>(bias),
                micro::GetTensorData<float>(output));
      return kTfLiteOk;
    case kTfLiteInt16:
      return EvalInt16(shape, params, data, input, filter, bias, output);
    case kTfLiteInt8: {
      ABORT_IF(bias != nullptr && !Holds<int32_t>(bias, shape.out_depth), kFile,
               "bias is too short");
      const int8_t* weights = micro::GetTensorData<int8_t>(filter);
      if (filter->type == kTfLiteInt4) {
        auto* unpacked =
            static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
        UnpackInt4(weights, ElementCount(filter), unpacked);
        weights = unpacked;
      } else if (filter->type != kTfLiteInt8) {
        MicroPrintf("Weight type %s (%d) not supported.", TfLiteTypeGetName(filter->type),
                    filter->type);
        return kTfLiteError;
      }
      EvalInt8(shape, data, micro::GetTensorData<int8_t>(input), weights,
               micro::GetOptionalTensorData<int32_t>(bias), micro::GetTensorData<int8_t>(output));
      return kTfLiteOk;
    }
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_CONV_2D() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<ConvOpData, kConvOpDataBytes>, ConvPrepare, ConvEval);
}

}  // namespace tflite
