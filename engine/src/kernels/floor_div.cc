// FLOOR_DIV of float32.
#include <cmath>
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/pairs.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/floor_div.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 37, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 38, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input1, 0, kFile, 42);
  TEMP_INPUT_AT(input2, 1, kFile, 45);
  TEMP_OUTPUT_AT(output, 0, kFile, 48);
  ENSURE_TYPES_EQ_AT(context, kFile, 50, input1->type, input2->type, "input1->type",
                     "input2->type");
  ENSURE_TYPES_EQ_AT(context, kFile, 51, input1->type, output->type, "input1->type",
                     "output->type");
  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

struct FloorDiv {
  float operator()(float a, float b) const {
    return static_cast<float>(std::floor(static_cast<double>(a) / static_cast<double>(b)));
  }
};

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  if (input1->type != kTfLiteFloat32) {
    MicroPrintf("Type '%s' is not supported by FLOOR_DIV.", TfLiteTypeGetName(input1->type));
    return kTfLiteError;
  }
  ABORT_IF(!HoldsShape<float>(input2), kFile, "a tensor's memory does not fit its shape");
  const int32_t count = ElementCount(input2);
  for (int32_t i = 0; i < count; ++i) {
    if (Data<float>(input2)[i] == 0.0f) {
      MicroPrintf("Division by 0");
      return kTfLiteError;
    }
  }
  return MapCheckedPairs<float, float>(kFile, input1, input2,
                                       micro::GetEvalOutput(context, node, 0), FloorDiv());
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_FLOOR_DIV() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
