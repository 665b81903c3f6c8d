#ifndef TENSORFLOW_LITE_MICRO_RECORDING_MICRO_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_RECORDING_MICRO_ALLOCATOR_H_

#include "tensorflow/lite/micro/arena_allocator/recording_single_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/micro_allocator.h"

namespace tflite {

enum class RecordedAllocationType {
  kTfLiteEvalTensorData = 0,
  kPersistentTfLiteTensorData = 1,
  kPersistentTfLiteTensorQuantizationData = 2,
  kPersistentBufferData = 3,
  kTfLiteTensorVariableBufferData = 4,
  kNodeAndRegistrationArray = 5,
  kOpData = 6,
  kNumAllocationTypes = 7,
};

struct RecordedAllocation {
  size_t requested_bytes;
  size_t used_bytes;
  size_t count;
};

// Sorts what the tail is used for into categories. 124 bytes on a 32-bit target.
class RecordingMicroAllocator : public MicroAllocator {
 public:
  static RecordingMicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size);
  static size_t GetDefaultTailUsage();

  RecordedAllocation GetRecordedAllocation(RecordedAllocationType allocation_type) const;
  const RecordingSingleArenaBufferAllocator* GetSimpleMemoryAllocator() const;
  void PrintAllocations() const;

  void* AllocatePersistentBuffer(size_t bytes) override;

 protected:
  TfLiteStatus AllocateNodeAndRegistrations(const Model* model,
                                            SubgraphAllocations* subgraph_allocations) override;
  TfLiteStatus AllocateTfLiteEvalTensors(const Model* model,
                                         SubgraphAllocations* subgraph_allocations) override;
  TfLiteStatus AllocateVariables(const SubGraph* subgraph, TfLiteEvalTensor* eval_tensors,
                                 const int32_t* offline_planner_offsets) override;
  TfLiteTensor* AllocatePersistentTfLiteTensorInternal() override;
  TfLiteStatus PopulateTfLiteTensorFromFlatbuffer(const Model* model, TfLiteTensor* tensor,
                                                  int tensor_index, int subgraph_idx,
                                                  bool allocate_temp) override;

 private:
  RecordingMicroAllocator(RecordingSingleArenaBufferAllocator* memory_allocator,
                          MicroMemoryPlanner* memory_planner);

  RecordedAllocation Snapshot() const;
  void Record(RecordedAllocationType type, const RecordedAllocation& before);

  const RecordingSingleArenaBufferAllocator* recording_memory_allocator_;
  RecordedAllocation recorded_[static_cast<int>(RecordedAllocationType::kNumAllocationTypes)] = {};
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_RECORDING_MICRO_ALLOCATOR_H_
