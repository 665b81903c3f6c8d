// FLOOR_MOD of float32: the remainder has the divisor's sign.
#include <cmath>
#include <cstdint>

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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/floor_mod.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 42, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 43, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input1, 0, kFile, 47);
  TEMP_INPUT_AT(input2, 1, kFile, 50);
  TEMP_OUTPUT_AT(output, 0, kFile, 53);
  ENSURE_TYPES_EQ_AT(context, kFile, 55, input1->type, input2->type, "input1->type",
                     "input2->type");
  ENSURE_TYPES_EQ_AT(context, kFile, 56, input1->type, output->type, "input1->type",
                     "output->type");
  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

// x mod 0 is NaN; nothing tests for it.
struct FloorMod {
  float operator()(float a, float b) const {
    const float remainder = std::fmod(a, b);
    return remainder != 0.0f && (b < 0.0f) != (remainder < 0.0f) ? remainder + b : remainder;
  }
};

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  if (input1->type != kTfLiteFloat32) {
    MicroPrintf("Type '%s' is not supported by FLOOR_MOD.", TfLiteTypeGetName(input1->type));
    return kTfLiteError;
  }
  return MapCheckedPairs<float, float>(kFile, input1, micro::GetEvalInput(context, node, 1),
                                       micro::GetEvalOutput(context, node, 0), FloorMod());
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_FLOOR_MOD() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
