// CALL_ONCE: a subgraph that runs at the first Invoke only.
#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/call_once.cc";
constexpr size_t kOpDataBytes = 8;

struct OpData {
  int init_subgraph_index;
  bool has_run;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  auto* data = static_cast<OpData*>(node->user_data);
  data->init_subgraph_index =
      static_cast<const TfLiteCallOnceParams*>(node->builtin_data)->init_subgraph_index;
  data->has_run = false;
  ENSURE_AT(context, kFile, 51, NumInputs(node) == 0, "NumInputs(node) == 0");
  ENSURE_AT(context, kFile, 52, NumOutputs(node) == 0, "NumOutputs(node) == 0");
  ENSURE_AT(context, kFile, 58,
            data->init_subgraph_index < GetMicroContext(context)->graph().NumSubgraphs(),
            "op_data->init_subgraph_index < graph_info.NumSubgraphs()");
  ABORT_IF(data->init_subgraph_index < 0, kFile, "the subgraph's index is negative");
  return kTfLiteOk;
}

// There is no reset: variables go back to their defaults, and this does not fill them again.
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  if (data->has_run) return kTfLiteOk;
  RETURN_IF_ERROR(GetMicroContext(context)->graph().InvokeSubgraph(data->init_subgraph_index));
  data->has_run = true;
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_CALL_ONCE() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
