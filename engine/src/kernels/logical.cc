// LOGICAL_AND, LOGICAL_OR, LOGICAL_NOT on bools of a byte.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/pairs.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/logical_common.cc";
constexpr char kElementwiseFile[] = "tensorflow/lite/micro/kernels/elementwise.cc";

// Bit by bit: bytes of another type that are neither 0 nor 1 come out as they do upstream.
struct And {
  uint8_t operator()(uint8_t a, uint8_t b) const { return a & b; }
};

struct Or {
  uint8_t operator()(uint8_t a, uint8_t b) const { return a | b; }
};

// No type is checked.
template <typename Operation>
TfLiteStatus EvalPairs(TfLiteContext* context, TfLiteNode* node) {
  return MapCheckedPairs<uint8_t, uint8_t>(kFile, micro::GetEvalInput(context, node, 0),
                                           micro::GetEvalInput(context, node, 1),
                                           micro::GetEvalOutput(context, node, 0), Operation());
}

// A wrong type passes here and shows in Eval.
TfLiteStatus PrepareNot(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kElementwiseFile, 81, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kElementwiseFile, 82, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kElementwiseFile, 85);
  TEMP_OUTPUT_AT(output, 0, kElementwiseFile, 88);
  ENSURE_TYPES_EQ_AT(context, kElementwiseFile, 89, input->type, output->type, "input->type",
                     "output->type");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus EvalNot(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  ENSURE_TYPES_EQ_AT(context, kElementwiseFile, 201, input->type, kTfLiteBool, "input->type",
                     "expected_type");
  return MapElements<uint8_t, bool>(kElementwiseFile, input, micro::GetEvalOutput(context, node, 0),
                                    [](uint8_t a) { return a == 0; });
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_LOGICAL_AND() {
  return micro::RegisterOp(nullptr, nullptr, kernels::EvalPairs<kernels::And>);
}

TFLMRegistration Register_LOGICAL_OR() {
  return micro::RegisterOp(nullptr, nullptr, kernels::EvalPairs<kernels::Or>);
}

TFLMRegistration Register_LOGICAL_NOT() {
  return micro::RegisterOp(nullptr, kernels::PrepareNot, kernels::EvalNot);
}

}  // namespace tflite
