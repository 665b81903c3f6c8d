#include "tensorflow/lite/micro/micro_interpreter_graph.h"

#include <cstring>

#include "core/abort.h"
#include "interpreter/op_observer.h"
#include "memory/temp_tensors.h"
#include "memory/trace.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_profiler.h"

namespace tflite {
namespace {

constexpr char kPlace[] = "MicroInterpreterGraph";

// Deeper calls would run over the C++ stack; the verifier of a device's tool chain would refuse
// them as well.
constexpr int kMaxInvokeDepth = 64;
// A loop that takes more does not end in anybody's lifetime on a microcontroller. Upstream hangs.
constexpr uint32_t kMaxInvokedOps = 1 << 17;
// In a callee so many bytes of output count as one op more: large tensors take their time.
constexpr uint32_t kBytesOfAnOp = 1024;

const char* OpName(const TFLMRegistration* registration) {
  return registration->builtin_code == BuiltinOperator_CUSTOM
             ? registration->custom_name
             : EnumNameBuiltinOperator(
                   static_cast<BuiltinOperator>(registration->builtin_code));
}

uint32_t OpCount(const SubGraph* subgraph) {
  return subgraph->operators() == nullptr ? 0 : subgraph->operators()->size();
}

// No kernel expects a negative number of elements.
bool HasNegativeDim(const TfLiteIntArray* dims) {
  for (int i = 0; i < dims->size; ++i) {
    if (dims->data[i] < 0) return true;
  }
  return false;
}

// A size that is only known at run time. A shape of exactly [0] is a scalar of old converters.
bool IsDynamic(const TfLiteIntArray* dims) {
  if (dims->size == 1 && dims->data[0] == 0) return false;
  for (int i = 0; i < dims->size; ++i) {
    if (dims->data[i] <= 0) return true;
  }
  return false;
}

}  // namespace

MicroInterpreterGraph::MicroInterpreterGraph(TfLiteContext* context, const Model* model,
                                             MicroAllocator* allocator,
                                             MicroResourceVariables* resource_variables)
    : context_(context),
      model_(model),
      allocator_(allocator),
      resource_variables_(resource_variables) {}

TfLiteStatus MicroInterpreterGraph::InitSubgraphs() {
  const int previous_subgraph = current_subgraph_index_;
  const int previous_op = current_operator_index_;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    current_subgraph_index_ = static_cast<int>(s);
    for (uint32_t i = 0; i < OpCount(model_->subgraphs()->Get(s)); ++i) {
      current_operator_index_ = static_cast<int>(i);
      NodeAndRegistration& entry = subgraph_allocations_[s].node_and_registrations[i];
      if (entry.registration->init == nullptr) continue;
      const ScopedTraceTag tag(TraceCategory::kPersistentBuffer, TraceOwner::kOp,
                               static_cast<int32_t>(s), static_cast<int32_t>(i));
      TfLiteNode& node = entry.node;
      const bool custom = entry.registration->builtin_code == BuiltinOperator_CUSTOM;
      node.user_data = entry.registration->init(
          context_,
          static_cast<const char*>(custom ? node.custom_initial_data : node.builtin_data),
          custom ? static_cast<size_t>(node.custom_initial_data_size) : 0);
      if (AbortPending()) return kTfLiteAbort;
    }
  }
  current_subgraph_index_ = previous_subgraph;
  current_operator_index_ = previous_op;
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreterGraph::PrepareNode(const SubGraph* subgraph, int op,
                                                NodeAndRegistration* node) {
  const int s = current_subgraph_index_;
  const TfLiteEvalTensor* tensors = subgraph_allocations_[s].tensors;
  const TfLiteIntArray* inputs = node->node.inputs;
  for (int n = 0; inputs != nullptr && n < inputs->size; ++n) {
    if (inputs->data[n] >= 0 && HasNegativeDim(tensors[inputs->data[n]].dims)) {
      return Abort(kPlace, "an op's input has a negative dimension");
    }
  }
  if (node->registration->prepare != nullptr) {
    const ScopedTraceTag tag(TraceCategory::kPersistentBuffer, TraceOwner::kOp, s, op);
    const TfLiteStatus status = node->registration->prepare(context_, &node->node);
    if (AbortPending()) return kTfLiteAbort;
    if (status != kTfLiteOk) {
      MicroPrintf("Node %s (number %u) failed to prepare with status %d",
                  OpName(node->registration), static_cast<unsigned>(op),
                  static_cast<int>(status));
      return kTfLiteError;
    }
  }
  const auto* outputs = subgraph->operators()->Get(static_cast<uint32_t>(op))->outputs();
  for (uint32_t n = 0; outputs != nullptr && n < outputs->size(); ++n) {
    const int tensor = outputs->Get(n);
    // Dimensions that a temporary was laid over read as nonsense upstream.
    if (!IsDynamic(tensors[tensor].dims) && !TempsCover(&tensors[tensor].dims)) continue;
    MicroPrintf(
        "Op#%u (%s) of subgraph %u has dynamic tensor #%d\nDynamic tensors are not supported",
        static_cast<unsigned>(op), OpName(node->registration), static_cast<unsigned>(s), tensor);
    return kTfLiteError;
  }
  // Upstream goes on whatever this answers; what went wrong has been printed.
  allocator_->FinishPrepareNodeAllocations(op);
  return AbortPending() ? kTfLiteAbort : kTfLiteOk;
}

TfLiteStatus MicroInterpreterGraph::PrepareSubgraphs() {
  const int previous_subgraph = current_subgraph_index_;
  const int previous_op = current_operator_index_;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model_->subgraphs()->Get(s);
    current_subgraph_index_ = static_cast<int>(s);
    for (uint32_t i = 0; i < OpCount(subgraph); ++i) {
      current_operator_index_ = static_cast<int>(i);
      const TfLiteStatus status = PrepareNode(
          subgraph, static_cast<int>(i), &subgraph_allocations_[s].node_and_registrations[i]);
      if (status != kTfLiteOk) return status;
    }
  }
  current_subgraph_index_ = previous_subgraph;
  current_operator_index_ = previous_op;
  return kTfLiteOk;
}

void MicroInterpreterGraph::FreeSubgraphs() {
  if (subgraph_allocations_ == nullptr) return;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    current_subgraph_index_ = static_cast<int>(s);
    for (uint32_t i = 0; i < OpCount(model_->subgraphs()->Get(s)); ++i) {
      current_operator_index_ = static_cast<int>(i);
      NodeAndRegistration& entry = subgraph_allocations_[s].node_and_registrations[i];
      // Without a registration: the model was refused before it came to this node.
      if (entry.registration != nullptr && entry.registration->free != nullptr) {
        entry.registration->free(context_, entry.node.user_data);
      }
    }
  }
}

TfLiteStatus MicroInterpreterGraph::ResetSubgraphs() {
  const int previous_subgraph = current_subgraph_index_;
  const int previous_op = current_operator_index_;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    current_subgraph_index_ = static_cast<int>(s);
    for (uint32_t i = 0; i < OpCount(model_->subgraphs()->Get(s)); ++i) {
      current_operator_index_ = static_cast<int>(i);
      NodeAndRegistration& entry = subgraph_allocations_[s].node_and_registrations[i];
      if (entry.registration->reset != nullptr) {
        entry.registration->reset(context_, entry.node.user_data);
      }
    }
  }
  current_subgraph_index_ = previous_subgraph;
  current_operator_index_ = previous_op;

  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    const auto* tensors = model_->subgraphs()->Get(s)->tensors();
    for (uint32_t i = 0; i < tensors->size(); ++i) {
      if (!tensors->Get(i)->is_variable()) continue;
      const TfLiteStatus status =
          ClearVariable(tensors->Get(i), &subgraph_allocations_[s].tensors[i]);
      if (status != kTfLiteOk) return status;
    }
  }
  if (resource_variables_ != nullptr) resource_variables_->ResetAll();
  return AbortPending() ? kTfLiteAbort : kTfLiteOk;
}

TfLiteStatus MicroInterpreterGraph::ResetVariableTensor(int tensor_index, int subgraph_index) {
  if (subgraph_index < 0 || subgraph_index >= NumSubgraphs()) {
    MicroPrintf("Accessing subgraph %d but only %d subgraphs found", subgraph_index,
                NumSubgraphs());
    return kTfLiteError;
  }
  const auto* tensors =
      model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index))->tensors();
  if (tensor_index < 0 || static_cast<uint32_t>(tensor_index) >= tensors->size()) {
    MicroPrintf("Accessing tensor %d but only %d tensors found in subgraph %d", tensor_index,
                static_cast<int>(tensors->size()), subgraph_index);
    return kTfLiteError;
  }
  const Tensor* tensor = tensors->Get(static_cast<uint32_t>(tensor_index));
  if (!tensor->is_variable()) {
    MicroPrintf("Accessing tensor %d in subgraph %d which is not a variable", tensor_index,
                subgraph_index);
    return kTfLiteError;
  }
  return ClearVariable(tensor, &subgraph_allocations_[subgraph_index].tensors[tensor_index]);
}

TfLiteStatus MicroInterpreterGraph::ClearVariable(const Tensor* tensor,
                                                  TfLiteEvalTensor* eval_tensor) {
  size_t bytes;
  const TfLiteStatus status = TfLiteEvalTensorByteLength(eval_tensor, &bytes);
  if (status != kTfLiteOk) return status;
  if (bytes == 0) return kTfLiteOk;
  const auto* constant = model_->buffers()->Get(tensor->buffer())->data();
  if (eval_tensor->data.data == nullptr ||
      (constant != nullptr && eval_tensor->data.data == constant->Data())) {
    return Abort(kPlace, "a variable tensor has no memory of its own");
  }
  // Bytewise, whatever the type's width.
  int value = 0;
  const QuantizationParameters* quantization = tensor->quantization();
  if (tensor->type() == TensorType_INT8 && quantization != nullptr &&
      quantization->zero_point() != nullptr && quantization->zero_point()->size() > 0) {
    value = static_cast<int>(quantization->zero_point()->Get(0) & 0xff);
  }
  std::memset(eval_tensor->data.data, value, bytes);
  return kTfLiteOk;
}

uint32_t MicroInterpreterGraph::OutputBytes(int subgraph, const TfLiteNode& node) const {
  uint32_t sum = 0;
  for (int i = 0; node.outputs != nullptr && i < node.outputs->size; ++i) {
    if (node.outputs->data[i] < 0) continue;
    size_t bytes = 0;
    TfLiteEvalTensorByteLength(&subgraph_allocations_[subgraph].tensors[node.outputs->data[i]],
                               &bytes);
    sum += static_cast<uint32_t>(bytes);
  }
  return sum;
}

uint32_t MicroInterpreterGraph::InputBytes(int subgraph) {
  uint32_t sum = 0;
  for (size_t i = 0; i < NumSubgraphInputs(subgraph); ++i) {
    size_t bytes = 0;
    TfLiteEvalTensorByteLength(GetSubgraphInput(subgraph, static_cast<int>(i)), &bytes);
    sum += static_cast<uint32_t>(bytes);
  }
  return sum;
}

TfLiteStatus MicroInterpreterGraph::InvokeNode(int op, NodeAndRegistration* node) {
  if (node->registration->invoke == nullptr) {
    return Abort(kPlace, "an op without an invoke function");
  }
  const int s = current_subgraph_index_;
  invoked_ops_ += 1 + (s == 0 ? 0 : OutputBytes(s, node->node) / kBytesOfAnOp);
  if (invoked_ops_ > kMaxInvokedOps) return Abort(kPlace, "a loop that does not end");
  const ScopedTraceTag tag(TraceCategory::kTempBuffer, TraceOwner::kOp, s, op);
  OpObserver* const observer = CurrentOpObserver();
  const ScopedMicroProfiler profiled(
      OpName(node->registration), static_cast<MicroProfilerInterface*>(context_->profiler));
  if (AbortPending()) return kTfLiteAbort;
  if (observer != nullptr) observer->BeginOp(s, op);
  const TfLiteStatus status = node->registration->invoke(context_, &node->node);
  if (observer != nullptr) observer->EndOp(s, op, subgraph_allocations_[s].tensors);
  if (AbortPending()) return kTfLiteAbort;
  // Upstream goes on if a kernel kept temporaries; that has been printed.
  allocator_->ResetTempAllocations();
  if (status != kTfLiteOk && status != kTfLiteAbort) {
    MicroPrintf("Node %s (number %d) failed to invoke with status %d",
                OpName(node->registration), op, static_cast<int>(status));
  }
  return status;
}

TfLiteStatus MicroInterpreterGraph::InvokeSubgraph(int subgraph_idx) {
  const int previous_subgraph = current_subgraph_index_;
  const int previous_op = current_operator_index_;
  current_subgraph_index_ = subgraph_idx;
  if (subgraph_idx < 0 || subgraph_idx >= NumSubgraphs()) {
    MicroPrintf("Accessing subgraph %d but only %d subgraphs found", subgraph_idx,
                NumSubgraphs());
    return kTfLiteError;
  }
  if (invoke_depth_ == 0) invoked_ops_ = 0;
  if (invoke_depth_ >= kMaxInvokeDepth) {
    return Abort(kPlace, "subgraphs call one another too deeply");
  }
  const uint32_t ops = OpCount(model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx)));
  if (invoke_depth_ > 0) {
    // A loop may do nothing but carry its values around.
    invoked_ops_ += (ops == 0 ? 1 : 0) + InputBytes(subgraph_idx) / kBytesOfAnOp;
    if (invoked_ops_ > kMaxInvokedOps) return Abort(kPlace, "a loop that does not end");
  }
  ++invoke_depth_;
  TfLiteStatus status = kTfLiteOk;
  for (uint32_t i = 0; i < ops && status == kTfLiteOk; ++i) {
    current_operator_index_ = static_cast<int>(i);
    status = InvokeNode(static_cast<int>(i),
                        &subgraph_allocations_[subgraph_idx].node_and_registrations[i]);
  }
  --invoke_depth_;
  current_subgraph_index_ = previous_subgraph;
  current_operator_index_ = previous_op;
  return status;
}

int MicroInterpreterGraph::NumSubgraphs() { return static_cast<int>(model_->subgraphs()->size()); }

size_t MicroInterpreterGraph::NumSubgraphInputs(int subgraph_idx) {
  const auto* inputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->inputs();
  return inputs == nullptr ? 0 : inputs->size();
}

size_t MicroInterpreterGraph::NumSubgraphOutputs(int subgraph_idx) {
  const auto* outputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->outputs();
  return outputs == nullptr ? 0 : outputs->size();
}

TfLiteEvalTensor* MicroInterpreterGraph::GetSubgraphInput(int subgraph_idx, int input_idx) {
  const auto* inputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->inputs();
  const int tensor = inputs->Get(static_cast<uint32_t>(input_idx));
  return &subgraph_allocations_[subgraph_idx].tensors[tensor];
}

TfLiteEvalTensor* MicroInterpreterGraph::GetSubgraphOutput(int subgraph_idx, int output_idx) {
  const auto* outputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->outputs();
  const int tensor = outputs->Get(static_cast<uint32_t>(output_idx));
  return &subgraph_allocations_[subgraph_idx].tensors[tensor];
}

}  // namespace tflite
