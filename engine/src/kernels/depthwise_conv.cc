// DEPTHWISE_CONV_2D, reference loops.
#include "kernels/depthwise_conv_common.h"
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/depthwise_conv.cc";

// Channels summed side by side. The taps of one channel are far apart in memory, those of one tap
// are neighbours; so the loop over channels is the inner one.
constexpr int32_t kBlock = 128;

// Visits every output value in memory order. `product(x, w)` is one tap's contribution,
// `finish(sum, channel)` makes the output value. Taps outside the image add nothing.
template <typename Sum, typename T, typename W, typename Product, typename Finish>
void Convolve(const DepthwiseShape& s, const T* input, const W* filter, T* output, Product product,
              Finish finish) {
  const int64_t row = int64_t{s.in_width} * s.in_depth;
  Sum sums[kBlock];

  for (int32_t b = 0; b < s.batches; ++b, input += s.in_height * row) {
    for (int32_t oy = 0; oy < s.out_height; ++oy) {
      const int64_t y0 = int64_t{oy} * s.stride_height - s.pad_height;
      for (int32_t ox = 0; ox < s.out_width; ++ox) {
        const int64_t x0 = int64_t{ox} * s.stride_width - s.pad_width;
        for (int32_t block = 0; block < s.out_depth; block += kBlock) {
          const int32_t channels = s.out_depth - block < kBlock ? s.out_depth - block : kBlock;
          for (int32_t c = 0; c < channels; ++c) sums[c] = 0;
          for (int32_t fy = 0; fy < s.filter_height; ++fy) {
            const int64_t y = y0 + int64_t{s.dilation_height} * fy;
            if (y < 0 || y >= s.in_height) continue;
            for (int32_t fx = 0; fx < s.filter_width; ++fx) {
              const int64_t x = x0 + int64_t{s.dilation_width} * fx;
              if (x < 0 || x >= s.in_width) continue;
              const T* pixel = input + y * row + x * s.in_depth;
              const W* weights =
                  filter + (int64_t{fy} * s.filter_width + fx) * s.out_depth + block;
              if (s.depth_multiplier == 1) {
                for (int32_t c = 0; c < channels; ++c) {
                  sums[c] += product(pixel[block + c], weights[c]);
                }
              } else {
                for (int32_t c = 0; c < channels; ++c) {
                  sums[c] += product(pixel[(block + c) / s.depth_multiplier], weights[c]);
                }
              }
            }
          }
          for (int32_t c = 0; c < channels; ++c) *output++ = finish(sums[c], block + c);
        }
      }
    }
  }
}

void EvalFloat(const DepthwiseShape& shape, TfLiteFusedActivation activation, const float* input,
               const float* filter, const float* bias, float* output) {
  float min, max;
  ActivationRange(activation, &min, &max);
  Convolve<float>(
      shape, input, filter, output, [](float x, float w) { return x * w; },
      [=](float sum, int32_t c) {
        return Clamp(sum + (bias != nullptr ? bias[c] : 0.0f), min, max);
      });
}

void EvalInt8(const DepthwiseShape& shape, const ConvOpData& data, const int8_t* input,
              const int8_t* filter, const int32_t* bias, int8_t* output) {
  const uint32_t zero_point = static_cast<uint32_t>(data.input_zero_point);
  const ConvQuantization q = data.quantization;
  Convolve<uint32_t>(
      shape, input, filter, output,
      [=](int8_t x, int8_t w) {
        return static_cast<uint32_t>(w) * (static_cast<uint32_t>(x) - zero_point);
      },
      [=](uint32_t sum, int32_t c) {
        if (bias != nullptr) sum += static_cast<uint32_t>(bias[c]);
        const int32_t scaled =
            MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), q.multipliers[c], q.shifts[c]);
        return static_cast<int8_t>(Clamp(WrapAdd(scaled, data.output_zero_point),
                                         q.activation_min, q.activation_max));
      });
}

void EvalInt16(const DepthwiseShape& shape, const ConvOpData& data, const int16_t* input,
               const int8_t* filter, const int64_t* bias, int16_t* output) {
  const ConvQuantization q = data.quantization;
  Convolve<int64_t>(
      shape, input, filter, output,
      [](int16_t x, int8_t w) { return int64_t{static_cast<int32_t>(x) * w}; },
      [=](int64_t sum, int32_t c) {
        if (bias != nullptr) sum = WrapAdd64(sum, bias[c]);
        const int32_t scaled =
            MultiplyByQuantizedMultiplier64(sum, q.multipliers[c], q.shifts[c]);
        return static_cast<int16_t>(Clamp(scaled, q.activation_min, q.activation_max));
      });
}

TfLiteStatus DepthwiseConvEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kConvInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kConvFilter);
  const TfLiteEvalTensor* bias =
      node->inputs->size == 3 ? micro::GetEvalInput(context, node, kConvBias) : nullptr;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kConvOutput);
  const auto& params = *static_cast<const TfLiteDepthwiseConvParams*>(node->builtin_data);
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  const int8_t* weights = micro::GetTensorData<int8_t>(filter);

  const bool known = input->type == kTfLiteFloat32 || input->type == kTfLiteInt8 ||
                     input->type == kTfLiteInt16;
  if (!known) {
    MicroPrintf("Input type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  const bool int8_filter = filter->type == kTfLiteInt8;
  const bool int4_filter = filter->type == kTfLiteInt4 && input->type == kTfLiteInt8;
  if (input->type != kTfLiteFloat32 && !int8_filter && !int4_filter) {
    MicroPrintf("Filter type %s (%d) for input type %s not supported.",
                TfLiteTypeGetName(filter->type), filter->type, TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }

  DepthwiseShape shape;
  RETURN_IF_ERROR(GetDepthwiseShape(params, data, input, filter, bias, output, &shape));
  const int64_t outputs = ElementCount(output);

  switch (input->type) {
    case kTfLiteFloat32:
      ABORT_IF((bias != nullptr && !Holds<float>(bias, shape.out_depth)) ||
                   !Holds<float>(filter, ElementCount(filter)) || !Holds<float>(output, outputs),
               kFile, "filter, bias or output is too short for float");
      EvalFloat(shape, params.activation, micro::GetTensorData<float>(input),
                micro::GetTensorData<float>(filter), micro::GetOptionalTensorData<float>(bias),
                micro::GetTensorData<float>(output));
      break;
    case kTfLiteInt8:
      ABORT_IF(bias != nullptr && !Holds<int32_t>(bias, shape.out_depth), kFile,
               "bias is too short for int32");
      if (int4_filter) {
        auto* unpacked =
            static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
        UnpackInt4(weights, ElementCount(filter), unpacked);
        weights = unpacked;
      }
      EvalInt8(shape, data, micro::GetTensorData<int8_t>(input), weights,
               micro::GetOptionalTensorData<int32_t>(bias), micro::GetTensorData<int8_t>(output));
      break;
    default:
      ABORT_IF((bias != nullptr && !Holds<int64_t>(bias, shape.out_depth)) ||
                   !Holds<int16_t>(output, outputs),
               kFile, "bias or output is too short for int16 activations");
      for (int32_t c = 0; c < shape.out_depth; ++c) {
        ABORT_IF(!MultiplierSuits64(data.quantization.multipliers[c], data.quantization.shifts[c]),
                 kFile, "a channel's multiplier is out of range for 64-bit sums");
      }
      EvalInt16(shape, data, micro::GetTensorData<int16_t>(input), weights,
                micro::GetOptionalTensorData<int64_t>(bias), micro::GetTensorData<int16_t>(output));
      break;
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_DEPTHWISE_CONV_2D() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<ConvOpData, kConvOpDataBytes>, DepthwiseConvPrepare,
                           DepthwiseConvEval);
}

}  // namespace tflite
