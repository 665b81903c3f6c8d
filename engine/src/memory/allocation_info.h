// What has to be planned: every tensor and scratch buffer with its bytes and lifetime.
#ifndef ENGINE_SRC_MEMORY_ALLOCATION_INFO_H_
#define ENGINE_SRC_MEMORY_ALLOCATION_INFO_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/arena_allocator/ibuffer_allocator.h"
#include "tensorflow/lite/micro/micro_allocator.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// One op may ask for so many scratch buffers.
constexpr uint8_t kMaxScratchBuffersPerOp = 12;

// A kernel's wish for memory during its Invoke. 12 bytes, counted in the arena.
struct ScratchBufferRequest {
  size_t bytes;
  int node_idx;  // −1 until the op's Prepare has ended
  int subgraph_idx;
};

// 24 bytes on a 32-bit target, counted in the arena while planning.
struct AllocationInfo {
  size_t bytes;
  void** output_ptr;
  int first_created;
  int last_used;
  int32_t offline_offset;
  bool needs_allocating;
};

// Builds the list in temporary memory of the arena: all tensors of all subgraphs in order, then the
// scratch requests.
class AllocationInfoBuilder {
 public:
  AllocationInfoBuilder(const Model* model, INonPersistentBufferAllocator* memory)
      : model_(model), memory_(memory) {}

  TfLiteStatus CreateAllocationInfo(size_t scratch_buffer_request_count);
  void FreeAllocationInfo();

  // The plan in the model's metadata, or null in *offsets if it has none.
  TfLiteStatus GetOfflinePlannedOffsets(const int32_t** offsets) const;

  TfLiteStatus InitializeAllocationInfo(const int32_t* offline_offsets,
                                        SubgraphAllocations* allocations);

  // Walks the graph in the order of Invoke, subgraphs at each place where they are called.
  TfLiteStatus MarkAllocationLifetimes(int subgraph_idx,
                                       const ScratchBufferRequest* scratch_buffer_requests,
                                       ScratchBufferHandle* scratch_buffer_handles,
                                       SubgraphAllocations* allocations);

  AllocationInfo* infos() { return infos_; }
  size_t count() const { return tensor_count_ + scratch_count_; }
  size_t tensor_count() const { return tensor_count_; }
  // Subgraph and index of a tensor's entry.
  void TensorAt(size_t entry, int* subgraph_idx, int* tensor_idx) const;
  bool IsVariable(int subgraph_idx, int tensor_idx) const;

 private:
  TfLiteStatus MarkOp(int subgraph_idx, uint32_t op_idx, const Operator& op, AllocationInfo* tensors,
                      const ScratchBufferRequest* requests, ScratchBufferHandle* handles,
                      SubgraphAllocations* allocations);
  TfLiteStatus MarkCallees(int code, const void* builtin_data,
                           const ScratchBufferRequest* requests, ScratchBufferHandle* handles,
                           SubgraphAllocations* allocations);
  TfLiteStatus MarkCallee(int subgraph_idx, const ScratchBufferRequest* requests,
                          ScratchBufferHandle* handles, SubgraphAllocations* allocations);
  void Create(AllocationInfo* info) const {
    if (info->first_created == kUnset) info->first_created = scope_;
  }
  void Use(AllocationInfo* info) const { info->last_used = scope_; }

  static constexpr int kUnset = -1;
  const Model* model_;
  INonPersistentBufferAllocator* memory_;
  AllocationInfo* infos_ = nullptr;
  // Where each subgraph's tensors begin.
  size_t* subgraph_offsets_ = nullptr;
  size_t tensor_count_ = 0;
  size_t scratch_count_ = 0;
  // Position on the plan's time axis.
  int scope_ = 0;
  // Subgraphs that call one another for ever have no plan.
  int depth_ = 0;
};

}  // namespace tflite

#endif  // ENGINE_SRC_MEMORY_ALLOCATION_INFO_H_
