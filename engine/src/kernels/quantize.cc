// QUANTIZE: float32 to int8 and int16, and from one quantisation to another.
#include <cmath>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/unary_common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/quantize_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/quantize.cc";
using OpData = QuantizeOpData;

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  ABORT_IF(data == nullptr, kPrepareFile, "no memory for the op's data");
  ENSURE_EQ_AT(context, kPrepareFile, 36, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kPrepareFile, 37, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 42);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 44);
  ENSURE_EQ_AT(context, kPrepareFile, 49, output->quantization.type, kTfLiteAffineQuantization,
               "output->quantization.type", "kTfLiteAffineQuantization");
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(output->quantization.params);
  ENSURE_AT(context, kPrepareFile, 52, affine != nullptr, "affine_quantization");
  ENSURE_AT(context, kPrepareFile, 53, affine->scale != nullptr, "affine_quantization->scale");
  ENSURE_AT(context, kPrepareFile, 54, affine->scale->size == 1,
            "affine_quantization->scale->size == 1");
  ENSURE_AT(context, kPrepareFile, 59,
            input->type == kTfLiteFloat32 || input->type == kTfLiteInt32 ||
                input->type == kTfLiteInt16 || input->type == kTfLiteInt8 ||
                input->type == kTfLiteUInt8,
            "input->type == kTfLiteFloat32 || input->type == kTfLiteInt32 || input->type == "
            "kTfLiteInt16 || input->type == kTfLiteInt8 || input->type == kTfLiteUInt8");
  ENSURE_AT(context, kPrepareFile, 63,
            output->type == kTfLiteInt8 || output->type == kTfLiteInt16 ||
                output->type == kTfLiteInt32 || output->type == kTfLiteUInt8,
            "output->type == kTfLiteInt8 || output->type == kTfLiteInt16 || output->type == "
            "kTfLiteInt32 || output->type == kTfLiteUInt8");
  if (input->type != kTfLiteFloat32) {
    data->requantize = QuantizeMultiplier(static_cast<double>(input->params.scale) /
                                          static_cast<double>(output->params.scale));
  }
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  data->output_scale = output->params.scale;
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename Out>
Out ClampTo(int32_t value) {
  return static_cast<Out>(Clamp<int32_t>(value, std::numeric_limits<Out>::min(),
                                         std::numeric_limits<Out>::max()));
}

template <typename Out>
TfLiteStatus FromFloat(const OpData& data, const TfLiteEvalTensor* input,
                       TfLiteEvalTensor* output) {
  return MapElements<float, Out>(kFile, input, output, [&data](float x) {
    const int32_t scaled = ToInt32(std::round(x / data.output_scale));
    return ClampTo<Out>(WrapAdd(scaled, data.output_zero_point));
  });
}

template <typename In, typename Out>
TfLiteStatus Requantize(const OpData& data, const TfLiteEvalTensor* input,
                        TfLiteEvalTensor* output) {
  return MapElements<In, Out>(kFile, input, output, [&data](In x) {
    const int32_t scaled =
        MultiplyByQuantizedMultiplier(WrapSub(x, data.input_zero_point), data.requantize);
    return ClampTo<Out>(WrapAdd(scaled, data.output_zero_point));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteType to = output->type;
  switch (input->type) {
    case kTfLiteFloat32:
      if (to == kTfLiteInt8) return FromFloat<int8_t>(data, input, output);
      if (to == kTfLiteInt16) return FromFloat<int16_t>(data, input, output);
      break;
    case kTfLiteInt32:
      if (to == kTfLiteInt8) return Requantize<int32_t, int8_t>(data, input, output);
      if (to == kTfLiteInt16) return Requantize<int32_t, int16_t>(data, input, output);
      break;
    case kTfLiteInt16:
      if (to == kTfLiteInt8) return Requantize<int16_t, int8_t>(data, input, output);
      if (to == kTfLiteInt16) return Requantize<int16_t, int16_t>(data, input, output);
      if (to == kTfLiteInt32) return Requantize<int16_t, int32_t>(data, input, output);
      break;
    case kTfLiteInt8:
      if (to == kTfLiteInt8) return Requantize<int8_t, int8_t>(data, input, output);
      if (to == kTfLiteUInt8) return Requantize<int8_t, uint8_t>(data, input, output);
      if (to == kTfLiteInt16) return Requantize<int8_t, int16_t>(data, input, output);
      if (to == kTfLiteInt32) return Requantize<int8_t, int32_t>(data, input, output);
      break;
    case kTfLiteUInt8:
      if (to == kTfLiteInt8) return Requantize<uint8_t, int8_t>(data, input, output);
      break;
    default:
      break;
  }
  MicroPrintf("Input %s, output %s not supported.", TfLiteTypeGetName(input->type),
              TfLiteTypeGetName(to));
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_QUANTIZE() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kQuantizeOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
