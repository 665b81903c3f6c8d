// READ_VARIABLE: a resource variable's value as a tensor.
#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_resource_variable.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/read_variable.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(NumInputs(node) != 1 || NumOutputs(node) != 1, kFile,
           "not one input and one output");
  TEMP_INPUT_UNCHECKED(handle, 0, kFile);
  ABORT_IF(handle->type != kTfLiteResource || NumElements(handle) != 1, kFile,
           "the input is no handle");
  ReleaseTemps(context, handle);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* handle = micro::GetEvalInput(context, node, 0);
  ABORT_IF(!Holds<int32_t>(handle, 1), kFile, "the handle has no memory");
  MicroResourceVariables* resources = GetMicroContext(context)->graph().GetResourceVariables();
  if (resources == nullptr) {
    MicroPrintf(
        "READ_VARIABLE requires resource variables. Please create ResourceVariables and pass it "
        "to the interpreter.");
    return kTfLiteError;
  }
  return resources->Read(handle->data.i32[0], micro::GetEvalOutput(context, node, 0));
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_READ_VARIABLE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
