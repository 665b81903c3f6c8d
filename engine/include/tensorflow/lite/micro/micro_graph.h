// The graph as control-flow ops see it.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_GRAPH_H_
#define TENSORFLOW_LITE_MICRO_MICRO_GRAPH_H_

#include "tensorflow/lite/c/common.h"

namespace tflite {

class MicroResourceVariables;

class MicroGraph {
 public:
  virtual ~MicroGraph() = default;

  virtual TfLiteStatus InvokeSubgraph(int subgraph_idx) = 0;
  virtual size_t NumSubgraphInputs(int subgraph_idx) = 0;
  virtual TfLiteEvalTensor* GetSubgraphInput(int subgraph_idx, int input_idx) = 0;
  virtual size_t NumSubgraphOutputs(int subgraph_idx) = 0;
  virtual TfLiteEvalTensor* GetSubgraphOutput(int subgraph_idx, int output_idx) = 0;
  virtual int NumSubgraphs() = 0;
  // Null if the application gave none.
  virtual MicroResourceVariables* GetResourceVariables() = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_GRAPH_H_
