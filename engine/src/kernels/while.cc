// WHILE: a subgraph run again and again as long as another one says so.
#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/subgraph_copy.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/while.cc";
constexpr size_t kOpDataBytes = 8;

struct OpData {
  int cond_subgraph_index;
  int body_subgraph_index;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteWhileParams*>(node->builtin_data);
  data->cond_subgraph_index = params->cond_subgraph_index;
  data->body_subgraph_index = params->body_subgraph_index;

  MicroGraph& graph = GetMicroContext(context)->graph();
  ENSURE_AT(context, kFile, 61, data->cond_subgraph_index < graph.NumSubgraphs(),
            "op_data->cond_subgraph_index < graph_info.NumSubgraphs()");
  ENSURE_AT(context, kFile, 63, data->body_subgraph_index < graph.NumSubgraphs(),
            "op_data->body_subgraph_index < graph_info.NumSubgraphs()");
  ABORT_IF(data->cond_subgraph_index < 0 || data->body_subgraph_index < 0, kFile,
           "a subgraph's index is negative");
  const size_t num_inputs = static_cast<size_t>(NumInputs(node));
  const size_t num_outputs = static_cast<size_t>(NumOutputs(node));
  ENSURE_EQ_AT(context, kFile, 66, num_inputs, graph.NumSubgraphInputs(data->cond_subgraph_index),
               "num_inputs", "graph_info.NumSubgraphInputs(op_data->cond_subgraph_index)");
  ENSURE_EQ_AT(context, kFile, 68, num_inputs, graph.NumSubgraphInputs(data->body_subgraph_index),
               "num_inputs", "graph_info.NumSubgraphInputs(op_data->body_subgraph_index)");
  ENSURE_EQ_AT(context, kFile, 69, num_inputs, num_outputs, "num_inputs", "num_outputs");
  ENSURE_EQ_AT(context, kFile, 72, num_outputs,
               graph.NumSubgraphOutputs(data->body_subgraph_index), "num_outputs",
               "graph_info.NumSubgraphOutputs(op_data->body_subgraph_index)");
  return kTfLiteOk;
}

// Runs the condition and reads the first byte of its first output.
TfLiteStatus AskCondition(MicroGraph* graph, int subgraph, bool* go_on) {
  RETURN_IF_ERROR(graph->InvokeSubgraph(subgraph));
  ABORT_IF(graph->NumSubgraphOutputs(subgraph) == 0, kFile, "the condition has no output");
  const TfLiteEvalTensor* answer = graph->GetSubgraphOutput(subgraph, 0);
  ABORT_IF(!Holds<uint8_t>(answer, 1), kFile, "the condition's output has no memory");
  *go_on = answer->data.uint8[0] != 0;
  return kTfLiteOk;
}

// The op's outputs hold the state of the loop. A loop that never ends is the host's to stop.
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  MicroGraph* graph = &GetMicroContext(context)->graph();
  const int cond = data.cond_subgraph_index;
  const int body = data.body_subgraph_index;
  RETURN_IF_ERROR(CopyOpInputsToSubgraphInputs(context, node, graph, cond, 0));
  RETURN_IF_ERROR(CopyOpInputsToOpOutputs(context, node));
  bool go_on = false;
  RETURN_IF_ERROR(AskCondition(graph, cond, &go_on));
  while (go_on) {
    RETURN_IF_ERROR(CopyOpOutputsToSubgraphInputs(context, node, graph, body));
    RETURN_IF_ERROR(graph->InvokeSubgraph(body));
    RETURN_IF_ERROR(CopySubgraphOutputsToOpOutputs(context, node, graph, body));
    RETURN_IF_ERROR(CopyOpOutputsToSubgraphInputs(context, node, graph, cond));
    RETURN_IF_ERROR(AskCondition(graph, cond, &go_on));
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_WHILE() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
