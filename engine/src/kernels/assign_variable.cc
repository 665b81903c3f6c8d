// ASSIGN_VARIABLE: a tensor becomes a resource variable's value.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/assign_variable.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 54, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 55, NumOutputs(node), 0, "NumOutputs(node)", "0");
  const TfLiteEvalTensor* handle = micro::GetEvalInput(context, node, 0);
  ABORT_IF(handle == nullptr, kFile, "the node has no handle");
  ENSURE_AT(context, kFile, 67, handle->type == kTfLiteResource || handle->type == kTfLiteInt32,
            "(input_resource_id_tensor->type == kTfLiteResource || "
            "input_resource_id_tensor->type == kTfLiteInt32)");
  ENSURE_EQ_AT(context, kFile, 68, NumElements(handle->dims), 1,
               "NumElements(input_resource_id_tensor->dims)", "1");
  TEMP_INPUT_UNCHECKED(value, 1, kFile);
  ABORT_IF(value->type == kTfLiteInt4 && IsConstantTensor(value), kFile,
           "the value is packed, two elements a byte");
  // A handle from another subgraph is not known yet; the variable then has no memory unless some
  // other ASSIGN_VARIABLE knew it.
  MicroResourceVariables* resources = GetMicroContext(context)->graph().GetResourceVariables();
  if (handle->data.data != nullptr && resources != nullptr) {
    RETURN_IF_ERROR(resources->Allocate(handle->data.i32[0], context, value));
  }
  ReleaseTemps(context, value);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* handle = micro::GetEvalInput(context, node, 0);
  ABORT_IF(!Holds<int32_t>(handle, 1), kFile, "the handle has no memory");
  const TfLiteEvalTensor* value = micro::GetEvalInput(context, node, 1);
  ABORT_IF(value == nullptr || !HoldsAll(value), kFile, "the value has no memory");
  MicroResourceVariables* resources = GetMicroContext(context)->graph().GetResourceVariables();
  if (resources == nullptr) {
    MicroPrintf(
        "ASSIGN_VARIABLE requires resource variables. Please create ResourceVariables and pass it "
        "to the interpreter.");
    return kTfLiteError;
  }
  const size_t bytes = static_cast<size_t>(ElementCount(value)) * ElementBytes(value->type);
  return resources->Assign(handle->data.i32[0], bytes, value->data.data);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_ASSIGN_VARIABLE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
