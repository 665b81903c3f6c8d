#include "kernels/internal/subgraph_copy.h"

#include <cstdint>
#include <cstring>

#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/kernel_util.cc";

int64_t ByteLength(const TfLiteEvalTensor* tensor) {
  return int64_t{ElementCount(tensor)} * static_cast<int64_t>(ElementBytes(tensor->type));
}

// `line` is where upstream finds that the lengths differ.
TfLiteStatus CopyValue(TfLiteContext* context, int line, const TfLiteEvalTensor* from,
                       TfLiteEvalTensor* to) {
  ABORT_IF(from == nullptr || to == nullptr, kFile, "a tensor is missing");
  ABORT_IF(from->type != to->type, kFile, "a value changes its type between subgraphs");
  ABORT_IF(ElementCount(from) < 0 || ElementCount(to) < 0, kFile, "a shape makes no sense");
  // Two values a byte in the model, one a byte in the arena; nobody can tell which this is.
  ABORT_IF(from->type == kTfLiteInt4, kFile, "a value of 4-bit integers");
  const int64_t bytes = ByteLength(from);
  ENSURE_AT(context, kFile, line, bytes == ByteLength(to), "bytes >= 0");
  if (bytes == 0 || from->data.data == to->data.data) return kTfLiteOk;
  ABORT_IF(from->data.data == nullptr || to->data.data == nullptr, kFile,
           "a value has no memory");
  std::memcpy(to->data.data, from->data.data, static_cast<size_t>(bytes));
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus CopyOpInputsToOpOutputs(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_AT(context, kFile, 162, NumInputs(node) == NumOutputs(node),
            "node->inputs->size == node->outputs->size");
  for (int i = 0; i < NumInputs(node); ++i) {
    RETURN_IF_ERROR(CopyValue(context, 168, micro::GetEvalInput(context, node, i),
                              micro::GetEvalOutput(context, node, i)));
  }
  return kTfLiteOk;
}

TfLiteStatus CopyOpInputsToSubgraphInputs(TfLiteContext* context, TfLiteNode* node,
                                          MicroGraph* graph, int subgraph, int first_input) {
  const int count = NumInputs(node) - first_input;
  ENSURE_AT(context, kFile, 224,
            static_cast<size_t>(count) == graph->NumSubgraphInputs(subgraph),
            "static_cast<size_t>(node->inputs->size - first_tensor_idx) == "
            "graph_info->NumSubgraphInputs(subgraph_idx)");
  for (int i = 0; i < count; ++i) {
    RETURN_IF_ERROR(CopyValue(context, 231, micro::GetEvalInput(context, node, first_input + i),
                              graph->GetSubgraphInput(subgraph, i)));
  }
  return kTfLiteOk;
}

TfLiteStatus CopyOpOutputsToSubgraphInputs(TfLiteContext* context, TfLiteNode* node,
                                           MicroGraph* graph, int subgraph) {
  ENSURE_AT(context, kFile, 245,
            static_cast<size_t>(NumOutputs(node)) == graph->NumSubgraphInputs(subgraph),
            "static_cast<size_t>(node->outputs->size) == "
            "graph_info->NumSubgraphInputs(subgraph_idx)");
  for (int i = 0; i < NumOutputs(node); ++i) {
    RETURN_IF_ERROR(CopyValue(context, 251, micro::GetEvalOutput(context, node, i),
                              graph->GetSubgraphInput(subgraph, i)));
  }
  return kTfLiteOk;
}

TfLiteStatus CopySubgraphOutputsToOpOutputs(TfLiteContext* context, TfLiteNode* node,
                                            MicroGraph* graph, int subgraph) {
  if (graph->NumSubgraphOutputs(subgraph) == 0) return kTfLiteOk;
  ENSURE_AT(context, kFile, 266,
            static_cast<size_t>(NumOutputs(node)) == graph->NumSubgraphOutputs(subgraph),
            "static_cast<size_t>(node->outputs->size) == "
            "graph_info->NumSubgraphOutputs(subgraph_idx)");
  for (int i = 0; i < NumOutputs(node); ++i) {
    RETURN_IF_ERROR(CopyValue(context, 272, graph->GetSubgraphOutput(subgraph, i),
                              micro::GetEvalOutput(context, node, i)));
  }
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
