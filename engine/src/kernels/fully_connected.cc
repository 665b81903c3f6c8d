// FULLY_CONNECTED, reference loops.
#include "kernels/fully_connected_common.h"
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/fully_connected.cc";

// `dot(x, w, n)` is one row's sum of products, `finish(sum, row)` makes the output value.
template <typename T, typename W, typename Dot, typename Finish>
void Multiply(const FullyConnectedShape& s, const T* input, const W* weights, T* output, Dot dot,
              Finish finish) {
  for (int32_t b = 0; b < s.batches; ++b, input += s.inputs) {
    for (int32_t row = 0; row < s.outputs; ++row) {
      *output++ = finish(dot(input, weights + row * s.inputs, s.inputs), row);
    }
  }
}

Multiplier RowMultiplier(const FullyConnectedOpData& data, int32_t row) {
  if (data.num_channels == 0) return data.multiplier;
  return {data.channel_multipliers[row], data.channel_shifts[row]};
}

void EvalFloat(const FullyConnectedShape& shape, TfLiteFusedActivation activation,
               const float* input, const float* weights, const float* bias, float* output) {
  float min, max;
  ActivationRange(activation, &min, &max);
  Multiply(
      shape, input, weights, output,
      [](const float* x, const float* w, int32_t n) {
        float sum = 0.0f;
        for (int32_t i = 0; i < n; ++i) sum += x[i] * w[i];
        return sum;
      },
      [=](float sum, int32_t row) {
        return Clamp(sum + (bias != nullptr ? bias[row] : 0.0f), min, max);
      });
}

// int8 and int16 activations with a bias of 32 bits.
template <typename T>
void EvalBias32(const FullyConnectedShape& shape, const FullyConnectedOpData& data, const T* input,
                const int8_t* weights, const int32_t* bias, T* output) {
  const uint32_t zero_point = static_cast<uint32_t>(data.input_zero_point);
  Multiply(
      shape, input, weights, output,
      [=](const T* x, const int8_t* w, int32_t n) {
        uint32_t sum = 0;
        for (int32_t i = 0; i < n; ++i) {
          sum += static_cast<uint32_t>(w[i]) * (static_cast<uint32_t>(x[i]) - zero_point);
        }
        return sum;
      },
      [&data, bias](uint32_t sum, int32_t row) {
        if (bias != nullptr) sum += static_cast<uint32_t>(bias[row]);
        const int32_t scaled =
            MultiplyByQuantizedMultiplier(static_cast<int32_t>(sum), RowMultiplier(data, row));
        return static_cast<T>(Clamp(WrapAdd(scaled, data.output_zero_point), data.activation_min,
                                    data.activation_max));
      });
}

void EvalInt16Bias64(const FullyConnectedShape& shape, const FullyConnectedOpData& data,
                     const int16_t* input, const int8_t* weights, const int64_t* bias,
                     int16_t* output) {
  Multiply(
      shape, input, weights, output,
      [&data](const int16_t* x, const int8_t* w, int32_t n) {
        int64_t sum = 0;
        for (int32_t i = 0; i < n; ++i) {
          sum += WrapMul(w[i], WrapSub(x[i], data.input_zero_point));
        }
        return sum;
      },
      [&data, bias](int64_t sum, int32_t row) {
        if (bias != nullptr) sum = WrapAdd64(sum, bias[row]);
        const Multiplier m = RowMultiplier(data, row);
        const int32_t scaled = MultiplyByQuantizedMultiplier64(sum, m.value, m.shift);
        return static_cast<int16_t>(Clamp(WrapAdd(scaled, data.output_zero_point),
                                          data.activation_min, data.activation_max));
      });
}

TfLiteStatus EvalInt16(const FullyConnectedShape& shape, TfLiteType quantized_bias_type,
                       const FullyConnectedOpData& data, const TfLiteEvalTensor* input,
                       const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias,
                       TfLiteEvalTensor* output) {
  const int16_t* in = micro::GetTensorData<int16_t>(input);
  const int8_t* w = micro::GetTensorData<int8_t>(weights);
  int16_t* out = micro::GetTensorData<int16_t>(output);
  if ((bias != nullptr ? bias->type : quantized_bias_type) == kTfLiteInt32) {
    ABORT_IF(bias != nullptr && !Holds<int32_t>(bias, shape.outputs), kFile, "bias is too short");
    EvalBias32(shape, data, in, w, micro::GetOptionalTensorData<int32_t>(bias), out);
    return kTfLiteOk;
  }
  ABORT_IF(bias != nullptr && !Holds<int64_t>(bias, shape.outputs), kFile,
           "bias is too short for int64");
  for (int32_t row = 0; row < shape.outputs; ++row) {
    const Multiplier m = RowMultiplier(data, row);
    ABORT_IF(!MultiplierSuits64(m.value, m.shift), kFile,
             "a multiplier is out of range for 64-bit sums");
  }
  EvalInt16Bias64(shape, data, in, w, micro::GetOptionalTensorData<int64_t>(bias), out);
  return kTfLiteOk;
}

TfLiteStatus FullyConnectedEval(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the op was never prepared");
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kFullyConnectedInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kFullyConnectedWeights);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, kFullyConnectedBias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kFullyConnectedOutput);
  const auto& params = *static_cast<const TfLiteFullyConnectedParams*>(node->builtin_data);
  const auto& data = *static_cast<const FullyConnectedOpData*>(node->user_data);

  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8 && input->type != kTfLiteInt16) {
    MicroPrintf("Input type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  FullyConnectedShape shape;
  RETURN_IF_ERROR(GetFullyConnectedShape(data, input, filter, output, &shape));

  switch (input->type) {
    case kTfLiteFloat32:
      ABORT_IF(bias != nullptr && !Holds<float>(bias, shape.outputs), kFile, "bias is too short");
      EvalFloat(shape, params.activation, micro::GetTensorData<float>(input),
                micro::GetTensorData<float>(filter), micro::GetOptionalTensorData<float>(bias),
                micro::GetTensorData<float>(output));
      return kTfLiteOk;
    case kTfLiteInt8: {
      ABORT_IF(bias != nullptr && !Holds<int32_t>(bias, shape.outputs), kFile,
               "bias is too short");
      const int8_t* weights = micro::GetTensorData<int8_t>(filter);
      if (filter->type == kTfLiteInt4) {
        auto* unpacked =
            static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
        UnpackInt4(weights, ElementCount(filter), unpacked);
        weights = unpacked;
      }
      EvalBias32(shape, data, micro::GetTensorData<int8_t>(input), weights,
                 micro::GetOptionalTensorData<int32_t>(bias),
                 micro::GetTensorData<int8_t>(output));
      return kTfLiteOk;
    }
    default:
      return EvalInt16(shape, params.quantized_bias_type, data, input, filter, bias, output);
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_FULLY_CONNECTED() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<FullyConnectedOpData, kFullyConnectedOpDataBytes>,
                           FullyConnectedPrepare, FullyConnectedEval);
}

// Eval alone, for a caller that has prepared the node itself.
TFLMInferenceRegistration RegisterInference_FULLY_CONNECTED() {
  return micro::RegisterOp(kernels::FullyConnectedEval);
}

}  // namespace tflite
