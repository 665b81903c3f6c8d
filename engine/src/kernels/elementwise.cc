// LOG, SQRT, SIN, COS, SQUARE of float32; ABS and RSQRT of float32, int8 and int16.
#include <cmath>
#include <cstdint>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/elementwise.cc";
constexpr size_t kOpDataBytes = 28;

// Of ABS and RSQRT.
struct OpData {
  Multiplier multiplier;
  int32_t input_zero_point;
  int32_t output_zero_point;
  bool quantized;
  bool needs_rescale;
};

// Upstream's test of the type lets everything pass but NOTYPE; a wrong type shows in Eval.
TfLiteStatus CheckType(TfLiteType type) {
  if (type != kTfLiteNoType) return kTfLiteOk;
  MicroPrintf("Input data type %s (%d) is not supported.", TfLiteTypeGetName(type), type);
  return kTfLiteError;
}

TfLiteStatus PrepareFloat(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 81, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 82, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 85);
  TEMP_OUTPUT_AT(output, 0, kFile, 88);
  ENSURE_TYPES_EQ_AT(context, kFile, 89, input->type, output->type, "input->type",
                     "output->type");
  RETURN_IF_ERROR(CheckType(input->type));
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <float (*function)(float)>
TfLiteStatus EvalFloat(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  ENSURE_TYPES_EQ_AT(context, kFile, 201, input->type, kTfLiteFloat32, "input->type",
                     "expected_type");
  return MapElements<float, float>(kFile, input, micro::GetEvalOutput(context, node, 0), function);
}

float Log(float x) { return std::log(x); }
float Sqrt(float x) { return std::sqrt(x); }
float Sin(float x) { return std::sin(x); }
float Cos(float x) { return std::cos(x); }
float Square(float x) { return x * x; }

TfLiteStatus CheckQuantization(TfLiteContext* context, const TfLiteTensor* input,
                               const TfLiteTensor* output) {
  ENSURE_EQ_AT(context, kFile, 131, input->quantization.type, kTfLiteAffineQuantization,
               "input->quantization.type", "kTfLiteAffineQuantization");
  ENSURE_EQ_AT(context, kFile, 133, output->quantization.type, kTfLiteAffineQuantization,
               "output->quantization.type", "kTfLiteAffineQuantization");
  const auto* input_params =
      static_cast<const TfLiteAffineQuantization*>(input->quantization.params);
  const auto* output_params =
      static_cast<const TfLiteAffineQuantization*>(output->quantization.params);
  ENSURE_AT(context, kFile, 138, input_params != nullptr, "input_params != nullptr");
  ENSURE_AT(context, kFile, 139, input_params->scale != nullptr, "input_params->scale != nullptr");
  ENSURE_AT(context, kFile, 140, input_params->scale->size > 0, "input_params->scale->size > 0");
  ENSURE_AT(context, kFile, 141, input_params->zero_point->size > 0,
            "input_params->zero_point->size > 0");
  ENSURE_AT(context, kFile, 142, output_params != nullptr, "output_params != nullptr");
  ENSURE_AT(context, kFile, 143, output_params->scale != nullptr,
            "output_params->scale != nullptr");
  ENSURE_AT(context, kFile, 144, output_params->scale->size > 0,
            "output_params->scale->size > 0");
  ENSURE_AT(context, kFile, 145, output_params->zero_point->size > 0,
            "output_params->zero_point->size > 0");
  return kTfLiteOk;
}

enum class Function { kAbs, kRsqrt };

TfLiteStatus PrepareQuantized(TfLiteContext* context, Function function,
                              const TfLiteTensor* input, const TfLiteTensor* output,
                              OpData* data) {
  RETURN_IF_ERROR(CheckQuantization(context, input, output));
  data->quantized = true;
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  if (input->type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kFile, 149, data->input_zero_point, 0, "op_data->input_offset", "0");
    ENSURE_EQ_AT(context, kFile, 150, data->output_zero_point, 0, "op_data->output_offset", "0");
  }
  // Float arithmetic first: the bits of the multipliers depend on it.
  const float input_scale = input->params.scale;
  const float output_scale = output->params.scale;
  if (function == Function::kAbs) {
    data->needs_rescale = input_scale != output_scale;
    const float ratio = input_scale / output_scale;
    if (data->needs_rescale) data->multiplier = QuantizeMultiplier(ratio);
  } else {
    const float product = std::sqrt(input_scale) * output_scale;
    data->multiplier = QuantizeMultiplier(1.0 / static_cast<double>(product));
  }
  return kTfLiteOk;
}

template <Function function>
TfLiteStatus PrepareQuantizable(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 105, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 106, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 108);
  TEMP_OUTPUT_AT(output, 0, kFile, 110);
  ENSURE_TYPES_EQ_AT(context, kFile, 111, input->type, output->type, "input->type",
                     "output->type");
  RETURN_IF_ERROR(CheckType(input->type));
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  if (input->type == kTfLiteInt8 ||
      (input->type == kTfLiteInt16 && input->quantization.type != kTfLiteNoQuantization)) {
    RETURN_IF_ERROR(PrepareQuantized(context, function, input, output, data));
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename T>
T ClampTo(int32_t x) {
  return static_cast<T>(Clamp<int32_t>(x, std::numeric_limits<T>::min(),
                                       std::numeric_limits<T>::max()));
}

template <typename T>
TfLiteStatus AbsQuantized(const OpData& data, const TfLiteEvalTensor* input,
                          TfLiteEvalTensor* output) {
  return MapElements<T, T>(kFile, input, output, [data](T x) {
    const int32_t difference = WrapSub(x, data.input_zero_point);
    const int32_t value = difference < 0 ? WrapSub(0, difference) : difference;
    const int32_t scaled =
        data.needs_rescale ? MultiplyByQuantizedMultiplier(value, data.multiplier) : value;
    return ClampTo<T>(WrapAdd(scaled, data.output_zero_point));
  });
}

TfLiteStatus EvalAbs(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteFloat32:
      return MapElements<float, float>(kFile, input, output, [](float x) { return std::fabs(x); });
    case kTfLiteInt8:
      return AbsQuantized<int8_t>(data, input, output);
    case kTfLiteInt16:
      if (data.quantized) return AbsQuantized<int16_t>(data, input, output);
      return MapElements<int16_t, int16_t>(
          kFile, input, output, [](int16_t x) { return static_cast<int16_t>(x < 0 ? -x : x); });
    default:
      MicroPrintf("Current data type %s is not supported.", TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

template <typename T>
T RsqrtOf(const OpData& data, int32_t value) {
  constexpr int kFractionalBits = 20;
  if (value == 0) return std::numeric_limits<T>::max();
  const Multiplier inverse = InverseSqrt(value);
  const int32_t root =
      MultiplyByQuantizedMultiplier(1, inverse.value, inverse.shift + kFractionalBits);
  const int32_t scaled = MultiplyByQuantizedMultiplier(root, data.multiplier.value,
                                                       data.multiplier.shift - kFractionalBits);
  return ClampTo<T>(WrapAdd(scaled, data.output_zero_point));
}

template <typename T>
TfLiteStatus RsqrtQuantized(TfLiteContext* context, const OpData& data,
                            const TfLiteEvalTensor* input, TfLiteEvalTensor* output) {
  ABORT_IF(!HoldsShape<T>(input) || !HoldsShape<T>(output) ||
               ElementCount(input) != ElementCount(output),
           kFile, "input and output differ in size");
  const T* in = Data<T>(input);
  T* out = MutableData<T>(output);
  const int32_t count = ElementCount(input);
  for (int32_t i = 0; i < count; ++i) {
    ENSURE_MSG_AT(context, kFile, in[i] >= data.input_zero_point,
                  "Rsqrt is only defined for positive values");
    out[i] = RsqrtOf<T>(data, WrapSub(in[i], data.input_zero_point));
  }
  return kTfLiteOk;
}

TfLiteStatus EvalRsqrt(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteFloat32:
      return MapElements<float, float>(kFile, input, output,
                                       [](float x) { return 1.0f / std::sqrt(x); });
    case kTfLiteInt8:
      return RsqrtQuantized<int8_t>(context, data, input, output);
    case kTfLiteInt16:
      return RsqrtQuantized<int16_t>(context, data, input, output);
    default:
      MicroPrintf("Current data type %s is not supported.", TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_LOG() {
  return micro::RegisterOp(nullptr, kernels::PrepareFloat, kernels::EvalFloat<kernels::Log>);
}

TFLMRegistration Register_SQRT() {
  return micro::RegisterOp(nullptr, kernels::PrepareFloat, kernels::EvalFloat<kernels::Sqrt>);
}

TFLMRegistration Register_SIN() {
  return micro::RegisterOp(nullptr, kernels::PrepareFloat, kernels::EvalFloat<kernels::Sin>);
}

TFLMRegistration Register_COS() {
  return micro::RegisterOp(nullptr, kernels::PrepareFloat, kernels::EvalFloat<kernels::Cos>);
}

TFLMRegistration Register_SQUARE() {
  return micro::RegisterOp(nullptr, kernels::PrepareFloat, kernels::EvalFloat<kernels::Square>);
}

TFLMRegistration Register_ABS() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::PrepareQuantizable<kernels::Function::kAbs>, kernels::EvalAbs);
}

TFLMRegistration Register_RSQRT() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::PrepareQuantizable<kernels::Function::kRsqrt>,
                           kernels::EvalRsqrt);
}

}  // namespace tflite
