// VAR_HANDLE: the number under which a resource variable is known.
#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_resource_variable.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/var_handle.cc";
constexpr size_t kOpDataBytes = 4;

struct OpData {
  int32_t resource_id;
};

// The output's memory is the id itself, so the planner gives it none.
TfLiteStatus PointOutputAtId(TfLiteContext* context, TfLiteNode* node, OpData* data) {
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(output == nullptr, kFile, "the node has no output");
  output->data.data = &data->resource_id;
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteVarHandleParams*>(node->builtin_data);
  MicroResourceVariables* resources = GetMicroContext(context)->graph().GetResourceVariables();
  if (resources == nullptr) {
    MicroPrintf(
        "VAR_HANDLE requires resource variables. Please create ResourceVariables and pass it to "
        "the interpreter.");
    return kTfLiteError;
  }
  data->resource_id = resources->CreateIdIfNoneFound(params->container, params->shared_name);
  if (data->resource_id < 0) return kTfLiteError;
  return PointOutputAtId(context, node, data);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int32_t count = ElementCount(output);
  ABORT_IF(count < 0 || count * ElementBytes(output->type) > sizeof(OpData), kFile,
           "the output is larger than a handle");
  return PointOutputAtId(context, node, static_cast<OpData*>(node->user_data));
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_VAR_HANDLE() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
