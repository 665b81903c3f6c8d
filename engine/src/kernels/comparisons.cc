// EQUAL, NOT_EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL.
#include <cstdint>

#include "kernels/internal/common_scale.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/pairs.h"
#include "kernels/internal/quantization.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/comparisons.cc";
constexpr size_t kOpDataBytes = 32;

// int8 values are compared as real numbers: each is brought to a scale of its own input.
struct OpData {
  ScaledOperand operand1;
  ScaledOperand operand2;
};

TfLiteStatus FillOperand(const TfLiteTensor* input, ScaledOperand* operand) {
  operand->zero_point = input->params.zero_point;
  operand->left_shift = 8;
  ABORT_IF(!QuantizeMultiplierSmallerThanOne(input->params.scale, &operand->multiplier), kFile,
           "an int8 input's scale is not between 0 and 1");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  TEMP_INPUT_AT(input1, 0, kFile, 557);
  TEMP_INPUT_AT(input2, 1, kFile, 560);
  if (input1->type == kTfLiteInt8) {
    RETURN_IF_ERROR(FillOperand(input1, &data->operand1));
    RETURN_IF_ERROR(FillOperand(input2, &data->operand2));
  }
  ReleaseTemps(context, input1, input2);
  return kTfLiteOk;
}

// Four questions answer all six: x > y is y < x, and x >= y is y <= x.
struct Same {
  template <typename T>
  bool operator()(T a, T b) const {
    return a == b;
  }
};
struct Differ {
  template <typename T>
  bool operator()(T a, T b) const {
    return a != b;
  }
};
struct Below {
  template <typename T>
  bool operator()(T a, T b) const {
    return a < b;
  }
};
struct AtMost {
  template <typename T>
  bool operator()(T a, T b) const {
    return a <= b;
  }
};

// int8, and int16 for which Prepare sets no operands: upstream then scales with what the arena
// held, which is 0 in a zeroed one, as it is in our OpData.
template <typename Question>
struct Scaled {
  ScaledOperand operand1;
  ScaledOperand operand2;
  bool operator()(int32_t a, int32_t b) const { return Question()(operand1(a), operand2(b)); }
};

// The order of the operands and one more type besides the common four.
enum class Order { kAsGiven, kSwapped };

template <typename Question, Order order, TfLiteType also>
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  constexpr bool swapped = order == Order::kSwapped;
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* a = swapped ? input2 : input1;
  const TfLiteEvalTensor* b = swapped ? input1 : input2;
  const Question question;
  const Scaled<Question> scaled = swapped ? Scaled<Question>{data.operand2, data.operand1}
                                          : Scaled<Question>{data.operand1, data.operand2};
  const TfLiteType type = input1->type;
  if (type == kTfLiteFloat32) return MapCheckedPairs<float, bool>(kFile, a, b, output, question);
  if (type == kTfLiteInt32) return MapCheckedPairs<int32_t, bool>(kFile, a, b, output, question);
  if (type == kTfLiteInt64) return MapCheckedPairs<int64_t, bool>(kFile, a, b, output, question);
  if (type == kTfLiteInt8) return MapCheckedPairs<int8_t, bool>(kFile, a, b, output, scaled);
  if constexpr (also == kTfLiteBool) {
    if (type == also) return MapCheckedPairs<uint8_t, bool>(kFile, a, b, output, question);
  }
  if constexpr (also == kTfLiteInt16) {
    if (type == also) return MapCheckedPairs<int16_t, bool>(kFile, a, b, output, scaled);
  }
  MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(type), type);
  return kTfLiteError;
}

template <typename Question, Order order, TfLiteType also = kTfLiteNoType>
TFLMRegistration Register() {
  return micro::RegisterOp(InitOpData<OpData, kOpDataBytes>, Prepare,
                           Eval<Question, order, also>);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_EQUAL() {
  return kernels::Register<kernels::Same, kernels::Order::kAsGiven, kTfLiteBool>();
}

TFLMRegistration Register_NOT_EQUAL() {
  return kernels::Register<kernels::Differ, kernels::Order::kAsGiven, kTfLiteBool>();
}

TFLMRegistration Register_GREATER() {
  return kernels::Register<kernels::Below, kernels::Order::kSwapped, kTfLiteInt16>();
}

TFLMRegistration Register_GREATER_EQUAL() {
  return kernels::Register<kernels::AtMost, kernels::Order::kSwapped>();
}

TFLMRegistration Register_LESS() {
  return kernels::Register<kernels::Below, kernels::Order::kAsGiven>();
}

TFLMRegistration Register_LESS_EQUAL() {
  return kernels::Register<kernels::AtMost, kernels::Order::kAsGiven>();
}

}  // namespace tflite
