// IF: one of two subgraphs.
#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/subgraph_copy.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/if.cc";
constexpr size_t kOpDataBytes = 8;

struct OpData {
  int then_subgraph_index;
  int else_subgraph_index;
};

TfLiteStatus CheckCondition(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_AT(context, kFile, 53, NumInputs(node) > 0, "node->inputs->size > 0");
  TEMP_INPUT_AT(cond, 0, kFile, 60);
  ENSURE_EQ_AT(context, kFile, 61, cond->type, kTfLiteBool, "cond->type", "kTfLiteBool");
  ENSURE_EQ_AT(context, kFile, 62, NumElements(cond), 1, "NumElements(cond)", "1");
  ReleaseTemps(context, cond);
  return kTfLiteOk;
}

// Only the then branch is compared with the op; the copies to and from the other one check it.
TfLiteStatus CheckBranches(TfLiteContext* context, TfLiteNode* node, const OpData& data) {
  MicroGraph& graph = GetMicroContext(context)->graph();
  ENSURE_AT(context, kFile, 75, data.then_subgraph_index < graph.NumSubgraphs(),
            "op_data->then_subgraph_index < graph_info.NumSubgraphs()");
  ENSURE_AT(context, kFile, 77, data.else_subgraph_index < graph.NumSubgraphs(),
            "op_data->else_subgraph_index < graph_info.NumSubgraphs()");
  ABORT_IF(data.then_subgraph_index < 0 || data.else_subgraph_index < 0, kFile,
           "a subgraph's index is negative");
  const size_t num_inputs = static_cast<size_t>(NumInputs(node)) - 1;
  const size_t num_outputs = static_cast<size_t>(NumOutputs(node));
  ENSURE_EQ_AT(context, kFile, 80, num_inputs, graph.NumSubgraphInputs(data.then_subgraph_index),
               "num_inputs", "graph_info.NumSubgraphInputs(op_data->then_subgraph_index)");
  ENSURE_EQ_AT(context, kFile, 83, num_outputs,
               graph.NumSubgraphOutputs(data.then_subgraph_index), "num_outputs",
               "graph_info.NumSubgraphOutputs(op_data->then_subgraph_index)");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteIfParams*>(node->builtin_data);
  data->then_subgraph_index = params->then_subgraph_index;
  data->else_subgraph_index = params->else_subgraph_index;
  RETURN_IF_ERROR(CheckCondition(context, node));
  return CheckBranches(context, node, *data);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* cond = micro::GetEvalInput(context, node, 0);
  ENSURE_AT(context, kFile, 94, cond != nullptr, "cond != nullptr");
  ABORT_IF(!Holds<uint8_t>(cond, 1), kFile, "the condition has no memory");
  MicroGraph* graph = &GetMicroContext(context)->graph();
  const int subgraph =
      cond->data.uint8[0] != 0 ? data.then_subgraph_index : data.else_subgraph_index;
  RETURN_IF_ERROR(CopyOpInputsToSubgraphInputs(context, node, graph, subgraph, 1));
  RETURN_IF_ERROR(graph->InvokeSubgraph(subgraph));
  return CopySubgraphOutputsToOpOutputs(context, node, graph, subgraph);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_IF() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
