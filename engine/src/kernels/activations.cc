// RELU and RELU6: float32, int8, int16.
#include <cmath>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/activations_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/activations.cc";
constexpr size_t kReluOpDataBytes = 28;
constexpr size_t kRelu6OpDataBytes = 8;

struct ReluOpData {
  Multiplier multiplier;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
};

struct Relu6OpData {
  int32_t zero;  // in the input's quantisation; the output's is not looked at
  int32_t six;
};

bool IsQuantized(TfLiteType type) { return type == kTfLiteInt8 || type == kTfLiteInt16; }
int32_t MinOf(TfLiteType type) { return type == kTfLiteInt8 ? INT8_MIN : INT16_MIN; }
int32_t MaxOf(TfLiteType type) { return type == kTfLiteInt8 ? INT8_MAX : INT16_MAX; }

TfLiteStatus ReluPrepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<ReluOpData*>(node->user_data);
  ABORT_IF(data == nullptr, kPrepareFile, "no memory for the op's data");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 95);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 98);
  if (input->type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kPrepareFile, 103, input->params.zero_point, 0,
                 "input->params.zero_point", "0");
    ENSURE_EQ_AT(context, kPrepareFile, 104, output->params.zero_point, 0,
                 "output->params.zero_point", "0");
  }
  if (IsQuantized(input->type)) {
    const float real = input->params.scale / output->params.scale;
    const int32_t zero = WrapAdd(output->params.zero_point,
                                 ToInt32(std::round(0.0f / output->params.scale)));
    data->multiplier = QuantizeMultiplier(static_cast<double>(real));
    data->activation_min = zero > MinOf(input->type) ? zero : MinOf(input->type);
    data->activation_max = MaxOf(input->type);
    data->input_zero_point = input->params.zero_point;
    data->output_zero_point = output->params.zero_point;
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus ReluQuantized(const ReluOpData& data, const TfLiteEvalTensor* input,
                           TfLiteEvalTensor* output) {
  return MapElements<T, T>(kFile, input, output, [&data](T x) {
    const int32_t scaled =
        MultiplyByQuantizedMultiplier(WrapSub(x, data.input_zero_point), data.multiplier);
    return static_cast<T>(Clamp(WrapAdd(data.output_zero_point, scaled), data.activation_min,
                                data.activation_max));
  });
}

TfLiteStatus Unsupported(TfLiteType type) {
  MicroPrintf("Only float32/int8/int16 is supported currently, got %s", TfLiteTypeGetName(type));
  return kTfLiteError;
}

TfLiteStatus ReluEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const ReluOpData*>(node->user_data);
  switch (input->type) {
    case kTfLiteFloat32:
      return MapElements<float, float>(kFile, input, output,
                                       [](float x) { return x < 0.0f ? 0.0f : x; });
    case kTfLiteInt8:
      return ReluQuantized<int8_t>(data, input, output);
    case kTfLiteInt16:
      return ReluQuantized<int16_t>(data, input, output);
    default:
      return Unsupported(input->type);
  }
}

TfLiteStatus Relu6Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<Relu6OpData*>(node->user_data);
  ABORT_IF(data == nullptr, kPrepareFile, "no memory for the op's data");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 122);
  if (IsQuantized(input->type)) {
    const int32_t six = WrapAdd(ToInt32(std::round(6.0f / input->params.scale)),
                                input->params.zero_point);
    data->six = Clamp(six, MinOf(input->type), MaxOf(input->type));
    data->zero = input->params.zero_point;
  }
  ReleaseTemps(context, input);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus Relu6Quantized(const Relu6OpData& data, const TfLiteEvalTensor* input,
                            TfLiteEvalTensor* output) {
  return MapElements<T, T>(kFile, input, output, [&data](T x) {
    return static_cast<T>(x > data.six ? data.six : x < data.zero ? data.zero : x);
  });
}

TfLiteStatus Relu6Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const Relu6OpData*>(node->user_data);
  switch (input->type) {
    case kTfLiteFloat32:
      return MapElements<float, float>(kFile, input, output, [](float x) {
        return x > 6.0f ? 6.0f : x < 0.0f ? 0.0f : x;
      });
    case kTfLiteInt8:
      return Relu6Quantized<int8_t>(data, input, output);
    case kTfLiteInt16:
      return Relu6Quantized<int16_t>(data, input, output);
    default:
      return Unsupported(input->type);
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_RELU() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<ReluOpData, kReluOpDataBytes>, ReluPrepare, ReluEval);
}

TFLMRegistration Register_RELU6() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<Relu6OpData, kRelu6OpDataBytes>, Relu6Prepare, Relu6Eval);
}

}  // namespace tflite
