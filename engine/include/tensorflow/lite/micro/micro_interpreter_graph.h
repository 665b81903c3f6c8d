// The nodes of all subgraphs: prepared, run, reset and freed.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_GRAPH_H_
#define TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_GRAPH_H_

#include "tensorflow/lite/micro/micro_allocator.h"
#include "tensorflow/lite/micro/micro_graph.h"
#include "tensorflow/lite/micro/micro_resource_variable.h"

namespace tflite {

class MicroInterpreterGraph : public MicroGraph {
 public:
  // `resource_variables` may be null.
  MicroInterpreterGraph(TfLiteContext* context, const Model* model, MicroAllocator* allocator,
                        MicroResourceVariables* resource_variables);

  // In each subgraph, for each op, the registration's function if it has one.
  TfLiteStatus InitSubgraphs();
  TfLiteStatus PrepareSubgraphs();
  void FreeSubgraphs();
  // Then the variable tensors and the resource variables go back to their first value.
  TfLiteStatus ResetSubgraphs();
  TfLiteStatus ResetVariableTensor(int tensor_index, int subgraph_index);

  TfLiteStatus InvokeSubgraph(int subgraph_idx) override;
  size_t NumSubgraphInputs(int subgraph_idx) override;
  TfLiteEvalTensor* GetSubgraphInput(int subgraph_idx, int input_idx) override;
  size_t NumSubgraphOutputs(int subgraph_idx) override;
  TfLiteEvalTensor* GetSubgraphOutput(int subgraph_idx, int output_idx) override;
  int NumSubgraphs() override;
  MicroResourceVariables* GetResourceVariables() override { return resource_variables_; }

  // Null until AllocateTensors.
  void SetSubgraphAllocations(SubgraphAllocations* allocations) {
    subgraph_allocations_ = allocations;
  }
  SubgraphAllocations* GetAllocations() { return subgraph_allocations_; }
  int GetCurrentSubgraphIndex() const { return current_subgraph_index_; }
  int GetCurrentOperatorIndex() const { return current_operator_index_; }

 private:
  TfLiteStatus PrepareNode(const SubGraph* subgraph, int op, NodeAndRegistration* node);
  TfLiteStatus InvokeNode(int op, NodeAndRegistration* node);
  uint32_t OutputBytes(int subgraph, const TfLiteNode& node) const;
  uint32_t InputBytes(int subgraph);
  TfLiteStatus ClearVariable(const Tensor* tensor, TfLiteEvalTensor* eval_tensor);

  TfLiteContext* context_;
  const Model* model_;
  MicroAllocator* allocator_;
  SubgraphAllocations* subgraph_allocations_ = nullptr;
  int current_subgraph_index_ = 0;
  int current_operator_index_ = 0;
  MicroResourceVariables* resource_variables_;
  // Of the Invoke that runs: subgraphs inside one another, and ops so far.
  int invoke_depth_ = 0;
  uint32_t invoked_ops_ = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_GRAPH_H_
