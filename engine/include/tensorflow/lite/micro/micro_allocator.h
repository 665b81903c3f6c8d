// Divides an arena among a model's structures, its kernels and its tensors.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_MICRO_ALLOCATOR_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/core/api/flatbuffer_conversions.h"
#include "tensorflow/lite/micro/arena_allocator/single_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/memory_planner/micro_memory_planner.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// A node and the op that computes it. 32 bytes on a 32-bit target.
struct NodeAndRegistration {
  TfLiteNode node;
  const TFLMRegistration* registration;
};

struct ScratchBufferHandle {
  uint8_t* data;
};

struct SubgraphAllocations {
  NodeAndRegistration* node_and_registrations;
  TfLiteEvalTensor* tensors;
};

enum class MemoryPlannerType {
  kGreedy,
  kLinear,
};

// Lies in the arena: 36 bytes on a 32-bit target.
class MicroAllocator {
 public:
  // All of these return null, after a message, if the arena cannot hold even the allocator.
  static MicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size,
                                MemoryPlannerType memory_planner_type = MemoryPlannerType::kGreedy);
  static MicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size,
                                MicroMemoryPlanner* memory_planner);
  static MicroAllocator* Create(SingleArenaBufferAllocator* memory_allocator,
                                MicroMemoryPlanner* memory_planner);
  static MicroAllocator* Create(uint8_t* persistent_tensor_arena, size_t persistent_arena_size,
                                uint8_t* non_persistent_tensor_arena,
                                size_t non_persistent_arena_size,
                                MemoryPlannerType memory_planner_type = MemoryPlannerType::kGreedy);

  // Bytes of tail that Create takes.
  static size_t GetDefaultTailUsage(bool is_memory_planner_given);

  virtual ~MicroAllocator() = default;

  // Structures of all subgraphs; null, after messages, if the arena is too small.
  SubgraphAllocations* StartModelAllocation(const Model* model);
  // Plans memory and gives every tensor and scratch buffer its address.
  TfLiteStatus FinishModelAllocation(const Model* model, SubgraphAllocations* subgraph_allocations,
                                     ScratchBufferHandle** scratch_buffer_handles);

  virtual TfLiteTensor* AllocatePersistentTfLiteTensor(
      const Model* model, const SubgraphAllocations* subgraph_allocations, int tensor_index,
      int subgraph_index);
  virtual TfLiteTensor* AllocateTempTfLiteTensor(const Model* model,
                                                 const SubgraphAllocations* subgraph_allocations,
                                                 int tensor_index, int subgraph_index);
  virtual void DeallocateTempTfLiteTensor(TfLiteTensor* tensor);
  virtual uint8_t* AllocateTempBuffer(size_t size, size_t alignment);
  virtual void DeallocateTempBuffer(uint8_t* buffer);
  virtual TfLiteStatus ResetTempAllocations();
  virtual bool IsAllTempDeallocated();
  // 16-aligned; null, after a message, if it does not fit.
  virtual void* AllocatePersistentBuffer(size_t bytes);

  TfLiteStatus RequestScratchBufferInArena(size_t bytes, int subgraph_idx, int* buffer_idx);
  // Ends the preparation of a node: its temporaries must be gone, its scratch requests are its own.
  TfLiteStatus FinishPrepareNodeAllocations(int node_id);

  // Head and tail now in use.
  size_t used_bytes() const;
  BuiltinDataAllocator* GetBuiltinDataAllocator();
  bool preserves_all_tensor() const { return memory_planner_->preserves_all_tensors(); }
  MicroMemoryPlanner* memory_planner() { return memory_planner_; }

 protected:
  MicroAllocator(SingleArenaBufferAllocator* memory_allocator, MicroMemoryPlanner* memory_planner);
  MicroAllocator(IPersistentBufferAllocator* persistent_buffer_allocator,
                 INonPersistentBufferAllocator* non_persistent_buffer_allocator,
                 MicroMemoryPlanner* memory_planner);

  virtual TfLiteStatus AllocateNodeAndRegistrations(const Model* model,
                                                    SubgraphAllocations* subgraph_allocations);
  virtual TfLiteStatus AllocateTfLiteEvalTensors(const Model* model,
                                                 SubgraphAllocations* subgraph_allocations);
  // `offline_planner_offsets` may be null.
  virtual TfLiteStatus AllocateVariables(const SubGraph* subgraph, TfLiteEvalTensor* eval_tensors,
                                         const int32_t* offline_planner_offsets);
  virtual TfLiteTensor* AllocatePersistentTfLiteTensorInternal();
  virtual TfLiteStatus PopulateTfLiteTensorFromFlatbuffer(const Model* model, TfLiteTensor* tensor,
                                                          int tensor_index, int subgraph_idx,
                                                          bool allocate_temp);

 private:
  TfLiteStatus InitScratchBufferData();
  TfLiteStatus AllocateScratchBufferHandles(ScratchBufferHandle** handles);
  TfLiteStatus CommitStaticMemoryPlan(const Model* model, SubgraphAllocations* allocations,
                                      ScratchBufferHandle* scratch_buffer_handles);

  INonPersistentBufferAllocator* non_persistent_buffer_allocator_;
  IPersistentBufferAllocator* persistent_buffer_allocator_;
  BuiltinDataAllocator* builtin_data_allocator_ = nullptr;
  MicroMemoryPlanner* memory_planner_;
  // Requests of the model being prepared lie at the head.
  uint8_t* scratch_buffer_head_ = nullptr;
  size_t scratch_buffer_request_count_ = 0;
  // Largest plan of all models that share this allocator.
  size_t max_head_buffer_usage_ = 0;
  bool model_is_allocating_ = false;
  // Requests that still fit at the head: it may not have grown with them.
  uint8_t scratch_room_ = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_ALLOCATOR_H_
