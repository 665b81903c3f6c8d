// CEIL, ROUND (half to even) and FLOOR: float32.
#include <cmath>
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/float_unary.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kCeilFile[] = "tensorflow/lite/micro/kernels/ceil.cc";
constexpr char kRoundFile[] = "tensorflow/lite/micro/kernels/round.cc";
constexpr char kFloorFile[] = "tensorflow/lite/micro/kernels/floor.cc";

TfLiteStatus PrepareAt(TfLiteContext* context, TfLiteNode* node, const char* file, int line) {
  TEMP_INPUT_AT(input, 0, file, line);
  TEMP_OUTPUT_AT(output, 0, file, line + 3);
  ENSURE_EQ_AT(context, file, line + 4, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, file, line + 5, NumOutputs(node), 1, "NumOutputs(node)", "1");
  RETURN_IF_ERROR(CheckFloatUnary(context, input, output, file, line + 6));
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus PrepareCeil(TfLiteContext* context, TfLiteNode* node) {
  return PrepareAt(context, node, kCeilFile, 35);
}

TfLiteStatus PrepareRound(TfLiteContext* context, TfLiteNode* node) {
  return PrepareAt(context, node, kRoundFile, 34);
}

TfLiteStatus EvalCeil(TfLiteContext* context, TfLiteNode* node) {
  return MapElements<float, float>(kCeilFile, micro::GetEvalInput(context, node, 0),
                                   micro::GetEvalOutput(context, node, 0),
                                   [](float x) { return std::ceil(x); });
}

float RoundHalfToEven(float x) {
  const float floor = std::floor(x);
  const float difference = x - floor;
  // Halves exist below 2^23 only, so the floor fits in an int32.
  if (difference < 0.5f || (difference == 0.5f && static_cast<int32_t>(floor) % 2 == 0)) {
    return floor;
  }
  return floor + 1.0f;
}

TfLiteStatus EvalRound(TfLiteContext* context, TfLiteNode* node) {
  return MapElements<float, float>(kRoundFile, micro::GetEvalInput(context, node, 0),
                                   micro::GetEvalOutput(context, node, 0), RoundHalfToEven);
}

TfLiteStatus EvalFloor(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  ABORT_IF(input == nullptr, kFloorFile, "the node has no input");
  ENSURE_TYPES_EQ_AT(context, kFloorFile, 32, input->type, kTfLiteFloat32, "input->type",
                     "kTfLiteFloat32");
  return MapElements<float, float>(kFloorFile, input, micro::GetEvalOutput(context, node, 0),
                                   [](float x) { return std::floor(x); });
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_CEIL() {
  return micro::RegisterOp(nullptr, kernels::PrepareCeil, kernels::EvalCeil);
}

TFLMRegistration Register_ROUND() {
  return micro::RegisterOp(nullptr, kernels::PrepareRound, kernels::EvalRound);
}

TFLMRegistration Register_FLOOR() {
  return micro::RegisterOp(nullptr, nullptr, kernels::EvalFloor);
}

}  // namespace tflite
