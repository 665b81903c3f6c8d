// Values carried over between an op and the subgraphs it calls.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_SUBGRAPH_COPY_H_
#define ENGINE_SRC_KERNELS_INTERNAL_SUBGRAPH_COPY_H_

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_graph.h"

namespace tflite {
namespace kernels {

TfLiteStatus CopyOpInputsToOpOutputs(TfLiteContext* context, TfLiteNode* node);

// The op's inputs from `first_input` on.
TfLiteStatus CopyOpInputsToSubgraphInputs(TfLiteContext* context, TfLiteNode* node,
                                          MicroGraph* graph, int subgraph, int first_input);

TfLiteStatus CopyOpOutputsToSubgraphInputs(TfLiteContext* context, TfLiteNode* node,
                                           MicroGraph* graph, int subgraph);

// Nothing to do for a subgraph without outputs.
TfLiteStatus CopySubgraphOutputsToOpOutputs(TfLiteContext* context, TfLiteNode* node,
                                            MicroGraph* graph, int subgraph);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_SUBGRAPH_COPY_H_
