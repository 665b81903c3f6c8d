#include "memory/allocation_info.h"

#include <cstring>

#include "core/abort.h"
#include "memory/trace.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

#ifdef __wasm32__
static_assert(sizeof(AllocationInfo) == 24, "counted in the arena");
static_assert(sizeof(ScratchBufferRequest) == 12, "counted in the arena");
#endif

constexpr char kOfflineMetadata[] = "OfflineMemoryAllocation";
constexpr uint32_t kOfflineHeaderWords = 3;
// Of calls inside calls: what the C++ stack has room for.
constexpr int kMaxDepth = 64;
// Steps of the time axis.
constexpr int kMaxScopes = 1 << 20;
constexpr char kPlanning[] = "MicroAllocator memory planning";

template <typename T>
uint32_t SizeOf(const flatbuffers::Vector<T>* vector) {
  return vector == nullptr ? 0 : vector->size();
}

// An op's intermediate tensors are planned by nobody, so they may hold nothing.
TfLiteStatus CheckIntermediates(const SubGraph& subgraph, const TfLiteEvalTensor* eval_tensors) {
  const auto* operators = subgraph.operators();
  for (uint32_t i = 0; i < SizeOf(operators); ++i) {
    const auto* intermediates = operators->Get(i)->intermediates();
    for (uint32_t n = 0; n < SizeOf(intermediates); ++n) {
      const int32_t tensor = intermediates->Get(n);
      if (tensor < 0) continue;
      size_t bytes = 0;
      const TfLiteStatus status = TfLiteEvalTensorByteLength(&eval_tensors[tensor], &bytes);
      if (status != kTfLiteOk) return status;
      if (bytes != 0) {
        MicroPrintf("Does not support intermediate tensor with non-zero size: %d",
                    static_cast<int>(bytes));
        return kTfLiteError;
      }
    }
  }
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus AllocationInfoBuilder::CreateAllocationInfo(size_t scratch_buffer_request_count) {
  const ScopedTraceTag tag(TraceCategory::kPlanningInfo);
  const size_t subgraphs = model_->subgraphs()->size();
  const size_t offsets_bytes = sizeof(size_t) * subgraphs;
  subgraph_offsets_ =
      reinterpret_cast<size_t*>(memory_->AllocateTemp(offsets_bytes, alignof(size_t)));
  if (subgraph_offsets_ == nullptr) {
    MicroPrintf("Failed to allocate memory for memory planning, %d bytes required",
                static_cast<int>(offsets_bytes));
    return kTfLiteError;
  }
  tensor_count_ = 0;
  for (uint32_t i = 0; i < subgraphs; ++i) {
    subgraph_offsets_[i] = tensor_count_;
    tensor_count_ += model_->subgraphs()->Get(i)->tensors()->size();
  }
  scratch_count_ = scratch_buffer_request_count;

  const size_t bytes = sizeof(AllocationInfo) * count();
  infos_ = reinterpret_cast<AllocationInfo*>(memory_->AllocateTemp(bytes, alignof(AllocationInfo)));
  if (infos_ == nullptr) {
    MicroPrintf("Failed to allocate memory for memory planning, %d bytes required",
                static_cast<int>(bytes));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

void AllocationInfoBuilder::FreeAllocationInfo() {
  const ScopedTraceTag tag(TraceCategory::kPlanningInfo);
  memory_->DeallocateTemp(reinterpret_cast<uint8_t*>(infos_));
  memory_->DeallocateTemp(reinterpret_cast<uint8_t*>(subgraph_offsets_));
}

void AllocationInfoBuilder::TensorAt(size_t entry, int* subgraph_idx, int* tensor_idx) const {
  uint32_t subgraph = model_->subgraphs()->size() - 1;
  while (subgraph > 0 && subgraph_offsets_[subgraph] > entry) --subgraph;
  *subgraph_idx = static_cast<int>(subgraph);
  *tensor_idx = static_cast<int>(entry - subgraph_offsets_[subgraph]);
}

bool AllocationInfoBuilder::IsVariable(int subgraph_idx, int tensor_idx) const {
  return model_->subgraphs()
      ->Get(static_cast<uint32_t>(subgraph_idx))
      ->tensors()
      ->Get(static_cast<uint32_t>(tensor_idx))
      ->is_variable();
}

TfLiteStatus AllocationInfoBuilder::GetOfflinePlannedOffsets(const int32_t** offsets) const {
  *offsets = nullptr;
  const auto* metadata = model_->metadata();
  // Of several plans the last one counts.
  for (uint32_t i = 0; i < SizeOf(metadata); ++i) {
    const Metadata* entry = metadata->Get(i);
    if (entry->name() == nullptr || std::strcmp(entry->name()->c_str(), kOfflineMetadata) != 0) {
      continue;
    }
    if (entry->buffer() >= model_->buffers()->size()) {
      return Abort(kPlanning, "the offline plan in the metadata has no buffer");
    }
    const auto* data = model_->buffers()->Get(entry->buffer())->data();
    const uint32_t words = SizeOf(data) / sizeof(int32_t);
    if (words < kOfflineHeaderWords) {
      return Abort(kPlanning, "the offline plan in the metadata has no header");
    }
    const int32_t* plan = reinterpret_cast<const int32_t*>(data->Data());
    const int32_t planned = plan[2];
    if (static_cast<size_t>(planned) != tensor_count_) {
      MicroPrintf("Nbr of offline buffer offsets (%d) in metadata not equal nbr tensors (%d)\n",
                  static_cast<int>(planned), static_cast<int>(tensor_count_));
      return kTfLiteError;
    }
    if (words - kOfflineHeaderWords < tensor_count_) {
      return Abort(kPlanning, "the offline plan in the metadata ends too early");
    }
    *offsets = plan + kOfflineHeaderWords;
  }
  return kTfLiteOk;
}

TfLiteStatus AllocationInfoBuilder::InitializeAllocationInfo(const int32_t* offline_offsets,
                                                             SubgraphAllocations* allocations) {
  AllocationInfo* info = infos_;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model_->subgraphs()->Get(s);
    TfLiteEvalTensor* eval_tensors = allocations[s].tensors;
    const TfLiteStatus check = CheckIntermediates(*subgraph, eval_tensors);
    if (check != kTfLiteOk) return check;
    for (uint32_t i = 0; i < subgraph->tensors()->size(); ++i, ++info) {
      *info = {0, &eval_tensors[i].data.data, kUnset, kUnset, kOnlinePlannedBuffer, false};
      const TfLiteStatus status = TfLiteEvalTensorByteLength(&eval_tensors[i], &info->bytes);
      if (status != kTfLiteOk) return status;
      // Ops refuse such inputs, but nobody may use the tensor.
      for (int d = 0; d < eval_tensors[i].dims->size; ++d) {
        if (eval_tensors[i].dims->data[d] < 0) {
          return Abort(kPlanning, "a tensor has a negative dimension");
        }
      }
      const bool is_variable = subgraph->tensors()->Get(i)->is_variable();
      const bool has_data = eval_tensors[i].data.data != nullptr;
      info->needs_allocating = !has_data && !is_variable && info->bytes != 0;
      if (offline_offsets == nullptr) continue;
      info->offline_offset = offline_offsets[info - infos_];
      if (is_variable && info->offline_offset != kOnlinePlannedBuffer) {
        info->needs_allocating = true;
      }
    }
  }
  for (size_t i = 0; i < scratch_count_; ++i, ++info) {
    *info = {0, nullptr, kUnset, kUnset, kOnlinePlannedBuffer, true};
  }
  return kTfLiteOk;
}

TfLiteStatus AllocationInfoBuilder::MarkAllocationLifetimes(
    int subgraph_idx, const ScratchBufferRequest* requests, ScratchBufferHandle* handles,
    SubgraphAllocations* allocations) {
  const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx));
  AllocationInfo* tensors = &infos_[subgraph_offsets_[subgraph_idx]];
  for (uint32_t i = 0; i < SizeOf(subgraph->inputs()); ++i) {
    AllocationInfo* info = &tensors[subgraph->inputs()->Get(i)];
    Create(info);
    Use(info);
  }
  for (uint32_t i = 0; i < SizeOf(subgraph->operators()); ++i) {
    const TfLiteStatus status = MarkOp(subgraph_idx, i, *subgraph->operators()->Get(i), tensors,
                                       requests, handles, allocations);
    if (status != kTfLiteOk) return status;
  }
  for (uint32_t i = 0; i < SizeOf(subgraph->outputs()); ++i) {
    AllocationInfo* info = &tensors[subgraph->outputs()->Get(i)];
    Create(info);
    Use(info);
  }
  return kTfLiteOk;
}

TfLiteStatus AllocationInfoBuilder::MarkOp(int subgraph_idx, uint32_t op_idx, const Operator& op,
                                           AllocationInfo* tensors,
                                           const ScratchBufferRequest* requests,
                                           ScratchBufferHandle* handles,
                                           SubgraphAllocations* allocations) {
  // Each call of a subgraph is followed anew; calls within calls can multiply without end.
  if (++scope_ > kMaxScopes) return Abort(kPlanning, "subgraphs call one another too often");
  for (uint32_t n = 0; n < SizeOf(op.outputs()); ++n) Create(&tensors[op.outputs()->Get(n)]);
  const int scope_of_op = scope_;

  // Only the newer of the two code fields is looked at.
  const OperatorCode* code = model_->operator_codes()->Get(op.opcode_index());
  const void* builtin_data =
      allocations[subgraph_idx].node_and_registrations[op_idx].node.builtin_data;
  const TfLiteStatus status =
      MarkCallees(code->builtin_code(), builtin_data, requests, handles, allocations);
  if (status != kTfLiteOk) return status;

  for (uint32_t n = 0; n < SizeOf(op.inputs()); ++n) {
    if (op.inputs()->Get(n) >= 0) Use(&tensors[op.inputs()->Get(n)]);
  }
  for (uint32_t n = 0; n < SizeOf(op.outputs()); ++n) Use(&tensors[op.outputs()->Get(n)]);

  for (size_t i = 0; i < scratch_count_; ++i) {
    if (requests[i].subgraph_idx != subgraph_idx ||
        requests[i].node_idx != static_cast<int>(op_idx)) {
      continue;
    }
    AllocationInfo* info = &infos_[tensor_count_ + i];
    info->output_ptr = reinterpret_cast<void**>(&handles[i].data);
    info->bytes = requests[i].bytes;
    if (info->first_created == kUnset) info->first_created = scope_of_op;
    Use(info);
  }
  return kTfLiteOk;
}

TfLiteStatus AllocationInfoBuilder::MarkCallees(int code, const void* builtin_data,
                                                const ScratchBufferRequest* requests,
                                                ScratchBufferHandle* handles,
                                                SubgraphAllocations* allocations) {
  int callees[2];
  int count = 0;
  if (code == BuiltinOperator_IF || code == BuiltinOperator_WHILE ||
      code == BuiltinOperator_CALL_ONCE) {
    if (builtin_data == nullptr) return Abort(kPlanning, "a control-flow op has no options");
  }
  switch (code) {
    case BuiltinOperator_IF: {
      const auto* params = static_cast<const TfLiteIfParams*>(builtin_data);
      callees[count++] = params->then_subgraph_index;
      callees[count++] = params->else_subgraph_index;
      break;
    }
    case BuiltinOperator_WHILE: {
      const auto* params = static_cast<const TfLiteWhileParams*>(builtin_data);
      callees[count++] = params->cond_subgraph_index;
      callees[count++] = params->body_subgraph_index;
      break;
    }
    case BuiltinOperator_CALL_ONCE:
      callees[count++] =
          static_cast<const TfLiteCallOnceParams*>(builtin_data)->init_subgraph_index;
      break;
    default:
      break;
  }
  for (int i = 0; i < count; ++i) {
    const TfLiteStatus status = MarkCallee(callees[i], requests, handles, allocations);
    if (status != kTfLiteOk) return status;
  }
  return kTfLiteOk;
}

TfLiteStatus AllocationInfoBuilder::MarkCallee(int subgraph_idx,
                                               const ScratchBufferRequest* requests,
                                               ScratchBufferHandle* handles,
                                               SubgraphAllocations* allocations) {
  const int subgraphs = static_cast<int>(model_->subgraphs()->size());
  if (subgraph_idx < 0 || subgraph_idx >= subgraphs) {
    return Abort(kPlanning, "an op calls a subgraph that is not there");
  }
  if (depth_ >= subgraphs) return Abort(kPlanning, "subgraphs call one another in a circle");
  if (depth_ >= kMaxDepth) return Abort(kPlanning, "subgraphs call one another too deeply");
  ++scope_;
  ++depth_;
  const TfLiteStatus status =
      MarkAllocationLifetimes(subgraph_idx, requests, handles, allocations);
  --depth_;
  return status;
}

}  // namespace tflite
