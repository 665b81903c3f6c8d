// HARD_SWISH: float32, int8.
#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/hard_swish_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/hard_swish.cc";
constexpr size_t kOpDataBytes = 20;

struct OpData {
  int16_t input_zero_point;
  int16_t output_zero_point;
  int16_t reluish_multiplier;  // of relu6(x + 3) / 6
  int16_t output_multiplier;
  int reluish_exponent;
  int output_exponent;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kPrepareFile, 38, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kPrepareFile, 39, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 43);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 46);
  if (input->type == kTfLiteInt8) {
    auto* data = static_cast<OpData*>(node->user_data);
    ABORT_IF(data == nullptr, kPrepareFile, "no memory for the op's data");
    // The input is taken with 7 more bits.
    const float hires_scale = (1.0f / 128.0f) * input->params.scale;
    const Multiplier out =
        QuantizeMultiplier(static_cast<double>(hires_scale / output->params.scale));
    const Multiplier reluish =
        QuantizeMultiplier(static_cast<double>(hires_scale / (3.0f / 32768.0f)));
    data->input_zero_point = static_cast<int16_t>(input->params.zero_point);
    data->output_zero_point = static_cast<int16_t>(output->params.zero_point);
    data->output_multiplier = DownScaleTo16(out.value);
    data->output_exponent = out.shift;
    data->reluish_multiplier = DownScaleTo16(reluish.value);
    data->reluish_exponent = reluish.shift;
    ENSURE_AT(context, kPrepareFile, 68, data->output_exponent <= 0,
              "params->output_multiplier_exponent <= 0");
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

int8_t HardSwishInt8(const OpData& data, int8_t x) {
  const int16_t hires =
      static_cast<int16_t>(static_cast<int16_t>(x - data.input_zero_point) * (1 << 7));
  const int16_t scaled = SaturatingRoundingDoublingHighMul16(hires, data.output_multiplier);

  // relu6(x + 3) / 6 in 15 bits: saturation at both ends does the clipping.
  int16_t reluish = hires;
  const int exponent = data.reluish_exponent;
  if (exponent > 0) reluish = SaturatingShiftLeft16(reluish, exponent - 1);
  reluish = SaturatingRoundingDoublingHighMul16(reluish, data.reluish_multiplier);
  if (exponent > 0) reluish = SaturatingShiftLeft16(reluish, 1);
  if (exponent < 0) {
    reluish = RoundingDivideByPowerOfTwo16(reluish, -exponent);
  }
  reluish = static_cast<int16_t>((reluish + (1 << 15)) >> 1);

  const auto product =
      static_cast<int16_t>(static_cast<int32_t>(reluish) * scaled / (1 << 15));
  const int32_t result =
      RoundingDivideByPowerOfTwo16(product, -data.output_exponent) + data.output_zero_point;
  return static_cast<int8_t>(Clamp<int32_t>(result, INT8_MIN, INT8_MAX));
}

float HardSwishFloat(float x) {
  const float shifted = x + 3.0f;
  const float positive = shifted > 0.0f ? shifted : 0.0f;
  return x * (positive < 6.0f ? positive : 6.0f) / 6.0f;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteFloat32:
      return MapElements<float, float>(kFile, input, output, HardSwishFloat);
    case kTfLiteInt8: {
      const auto& data = *static_cast<const OpData*>(node->user_data);
      return MapElements<int8_t, int8_t>(kFile, input, output,
                                         [&data](int8_t x) { return HardSwishInt8(data, x); });
    }
    default:
      MicroPrintf("Unsupported type %s", TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_HARD_SWISH() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
