#include "tensorflow/lite/micro/recording_micro_allocator.h"

#include <new>

#include "core/abort.h"
#include "memory/trace.h"
#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

#ifdef __wasm32__
static_assert(sizeof(RecordingMicroAllocator) == 124, "counted in the arena");
#endif

struct Words {
  const char* name;
  const char* noun;
};

constexpr Words kWords[] = {
    {"TfLiteEvalTensor data", "allocations"},
    {"Persistent TfLiteTensor data", "tensors"},
    {"Persistent TfLiteTensor quantization data", "allocations"},
    {"Persistent buffer data", "allocations"},
    {"TfLiteTensor variable buffer data", "allocations"},
    {"NodeAndRegistration struct", "NodeAndRegistration structs"},
    {"Operator runtime data", "OpData structs"},
};

uint32_t OpCount(const SubGraph* subgraph) {
  return subgraph->operators() == nullptr ? 0 : subgraph->operators()->size();
}

}  // namespace

RecordingMicroAllocator::RecordingMicroAllocator(
    RecordingSingleArenaBufferAllocator* memory_allocator, MicroMemoryPlanner* memory_planner)
    : MicroAllocator(memory_allocator, memory_planner),
      recording_memory_allocator_(memory_allocator) {}

RecordingMicroAllocator* RecordingMicroAllocator::Create(uint8_t* tensor_arena,
                                                         size_t arena_size) {
  RecordingSingleArenaBufferAllocator* arena =
      RecordingSingleArenaBufferAllocator::Create(tensor_arena, arena_size);
  if (arena != nullptr) {
    uint8_t* planner;
    {
      const ScopedTraceTag tag(TraceCategory::kPlanner);
      planner = arena->AllocatePersistentBuffer(sizeof(GreedyMemoryPlanner),
                                                alignof(GreedyMemoryPlanner));
    }
    const ScopedTraceTag tag(TraceCategory::kMicroAllocator);
    uint8_t* place =
        planner == nullptr ? nullptr
                           : arena->AllocatePersistentBuffer(sizeof(RecordingMicroAllocator),
                                                             alignof(RecordingMicroAllocator));
    if (place != nullptr) {
      return new (place) RecordingMicroAllocator(arena, new (planner) GreedyMemoryPlanner());
    }
  }
  Abort("RecordingMicroAllocator::Create", "the arena cannot hold the allocator");
  return nullptr;
}

size_t RecordingMicroAllocator::GetDefaultTailUsage() {
  // The allocator itself, the planner, the arena's bookkeeping, and 16 bytes for alignment.
  return sizeof(RecordingMicroAllocator) + sizeof(GreedyMemoryPlanner) +
         sizeof(RecordingSingleArenaBufferAllocator) + 16;
}

RecordedAllocation RecordingMicroAllocator::GetRecordedAllocation(
    RecordedAllocationType allocation_type) const {
  const int index = static_cast<int>(allocation_type);
  if (index < 0 || index >= static_cast<int>(RecordedAllocationType::kNumAllocationTypes)) {
    MicroPrintf("Invalid allocation type supplied: %d", index);
    return {};
  }
  return recorded_[index];
}

const RecordingSingleArenaBufferAllocator* RecordingMicroAllocator::GetSimpleMemoryAllocator()
    const {
  return recording_memory_allocator_;
}

void RecordingMicroAllocator::PrintAllocations() const {
  const auto print = [](const char* what, size_t bytes) {
    MicroPrintf("[RecordingMicroAllocator] Arena allocation %s %d bytes", what,
                static_cast<int>(bytes));
  };
  print("total", recording_memory_allocator_->GetUsedBytes());
  print("head", recording_memory_allocator_->GetNonPersistentUsedBytes());
  print("tail", recording_memory_allocator_->GetPersistentUsedBytes());
  for (int i = 0; i < static_cast<int>(RecordedAllocationType::kNumAllocationTypes); ++i) {
    const RecordedAllocation& recorded = recorded_[i];
    if (recorded.used_bytes == 0 && recorded.requested_bytes == 0) continue;
    MicroPrintf(
        "[RecordingMicroAllocator] '%s' used %d bytes with alignment overhead (requested %d bytes "
        "for %d %s)",
        kWords[i].name, static_cast<int>(recorded.used_bytes),
        static_cast<int>(recorded.requested_bytes), static_cast<int>(recorded.count),
        kWords[i].noun);
  }
}

RecordedAllocation RecordingMicroAllocator::Snapshot() const {
  return {recording_memory_allocator_->GetRequestedBytes(),
          recording_memory_allocator_->GetUsedBytes(),
          recording_memory_allocator_->GetAllocatedCount()};
}

void RecordingMicroAllocator::Record(RecordedAllocationType type,
                                     const RecordedAllocation& before) {
  const RecordedAllocation now = Snapshot();
  RecordedAllocation& recorded = recorded_[static_cast<int>(type)];
  recorded.requested_bytes += now.requested_bytes - before.requested_bytes;
  recorded.used_bytes += now.used_bytes - before.used_bytes;
  recorded.count += now.count - before.count;
}

void* RecordingMicroAllocator::AllocatePersistentBuffer(size_t bytes) {
  const RecordedAllocation before = Snapshot();
  void* buffer = MicroAllocator::AllocatePersistentBuffer(bytes);
  Record(RecordedAllocationType::kPersistentBufferData, before);
  return buffer;
}

TfLiteStatus RecordingMicroAllocator::AllocateNodeAndRegistrations(
    const Model* model, SubgraphAllocations* subgraph_allocations) {
  const RecordedAllocation before = Snapshot();
  const TfLiteStatus status =
      MicroAllocator::AllocateNodeAndRegistrations(model, subgraph_allocations);
  Record(RecordedAllocationType::kNodeAndRegistrationArray, before);
  if (status != kTfLiteOk) return status;
  // Structs are counted, not the arrays they came in.
  for (uint32_t i = 0; i < model->subgraphs()->size(); ++i) {
    recorded_[static_cast<int>(RecordedAllocationType::kNodeAndRegistrationArray)].count +=
        OpCount(model->subgraphs()->Get(i)) - size_t{1};
  }
  return status;
}

TfLiteStatus RecordingMicroAllocator::AllocateTfLiteEvalTensors(
    const Model* model, SubgraphAllocations* subgraph_allocations) {
  const RecordedAllocation before = Snapshot();
  const TfLiteStatus status =
      MicroAllocator::AllocateTfLiteEvalTensors(model, subgraph_allocations);
  Record(RecordedAllocationType::kTfLiteEvalTensorData, before);
  if (status != kTfLiteOk) return status;
  for (uint32_t i = 0; i < model->subgraphs()->size(); ++i) {
    recorded_[static_cast<int>(RecordedAllocationType::kTfLiteEvalTensorData)].count +=
        model->subgraphs()->Get(i)->tensors()->size() - size_t{1};
  }
  return status;
}

TfLiteStatus RecordingMicroAllocator::AllocateVariables(const SubGraph* subgraph,
                                                        TfLiteEvalTensor* eval_tensors,
                                                        const int32_t* offline_planner_offsets) {
  const RecordedAllocation before = Snapshot();
  const TfLiteStatus status =
      MicroAllocator::AllocateVariables(subgraph, eval_tensors, offline_planner_offsets);
  Record(RecordedAllocationType::kTfLiteTensorVariableBufferData, before);
  return status;
}

TfLiteTensor* RecordingMicroAllocator::AllocatePersistentTfLiteTensorInternal() {
  const RecordedAllocation before = Snapshot();
  TfLiteTensor* tensor = MicroAllocator::AllocatePersistentTfLiteTensorInternal();
  Record(RecordedAllocationType::kPersistentTfLiteTensorData, before);
  return tensor;
}

TfLiteStatus RecordingMicroAllocator::PopulateTfLiteTensorFromFlatbuffer(const Model* model,
                                                                         TfLiteTensor* tensor,
                                                                         int tensor_index,
                                                                         int subgraph_idx,
                                                                         bool allocate_temp) {
  const RecordedAllocation before = Snapshot();
  const TfLiteStatus status = MicroAllocator::PopulateTfLiteTensorFromFlatbuffer(
      model, tensor, tensor_index, subgraph_idx, allocate_temp);
  Record(RecordedAllocationType::kPersistentTfLiteTensorQuantizationData, before);
  return status;
}

}  // namespace tflite
