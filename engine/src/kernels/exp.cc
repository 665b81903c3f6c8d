// EXP: float32.
#include <cmath>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/float_unary.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/exp.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 33, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 34, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 37);
  TEMP_OUTPUT_AT(output, 0, kFile, 40);
  RETURN_IF_ERROR(CheckFloatUnary(context, input, output, kFile, 41));
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != kTfLiteFloat32) {
    MicroPrintf("Type %s (%d) currently not supported by Exp.", TfLiteTypeGetName(input->type),
                input->type);
    return kTfLiteError;
  }
  return MapElements<float, float>(kFile, input, output, [](float x) { return std::exp(x); });
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_EXP() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
