#include "tensorflow/lite/micro/micro_allocator.h"

#include <cstring>
#include <new>

#include "core/abort.h"
#include "memory/allocation_info.h"
#include "memory/memory_plan.h"
#include "memory/temp_tensors.h"
#include "memory/tensor_from_model.h"
#include "memory/trace.h"
#include "tensorflow/lite/micro/arena_allocator/non_persistent_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/arena_allocator/persistent_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"
#include "tensorflow/lite/micro/memory_planner/linear_memory_planner.h"
#include "tensorflow/lite/micro/micro_arena_constants.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

#ifdef __wasm32__
static_assert(sizeof(MicroAllocator) == 36, "counted in the arena");
static_assert(sizeof(NodeAndRegistration) == 32, "counted in the arena");
static_assert(sizeof(SubgraphAllocations) == 8, "counted in the arena");
#endif

constexpr char kCreate[] = "MicroAllocator::Create";
constexpr char kTooSmall[] = "the arena cannot hold the allocator";

// Op params go to the tail and are never given back.
class MicroBuiltinDataAllocator : public BuiltinDataAllocator {
 public:
  explicit MicroBuiltinDataAllocator(IPersistentBufferAllocator* persistent)
      : persistent_(persistent) {}

  void* Allocate(size_t size, size_t alignment_hint) override {
    const ScopedTraceCategory category(TraceCategory::kBuiltinParams);
    return persistent_->AllocatePersistentBuffer(size, alignment_hint);
  }
  void Deallocate(void*) override {}

 private:
  IPersistentBufferAllocator* persistent_;
};

template <typename T>
T* PlaceFor(IPersistentBufferAllocator* memory, TraceCategory category) {
  const ScopedTraceTag tag(category);
  return reinterpret_cast<T*>(memory->AllocatePersistentBuffer(sizeof(T), alignof(T)));
}

template <typename Planner>
MicroMemoryPlanner* MakePlanner(IPersistentBufferAllocator* memory) {
  Planner* place = PlaceFor<Planner>(memory, TraceCategory::kPlanner);
  return place == nullptr ? nullptr : new (place) Planner();
}

MicroMemoryPlanner* MakePlanner(IPersistentBufferAllocator* memory, MemoryPlannerType type) {
  return type == MemoryPlannerType::kLinear ? MakePlanner<LinearMemoryPlanner>(memory)
                                            : MakePlanner<GreedyMemoryPlanner>(memory);
}

struct Arena {
  uint8_t* start;
  size_t size;
};

// The arena from its first aligned byte; its end stays where it is.
Arena Aligned(uint8_t* arena, size_t size) {
  uint8_t* start = AlignPointerUp(arena, MicroArenaBufferAlignment());
  const size_t skipped = static_cast<size_t>(start - arena);
  return {start, skipped > size ? 0 : size - skipped};
}

uint32_t OpCount(const SubGraph* subgraph) {
  return subgraph->operators() == nullptr ? 0 : subgraph->operators()->size();
}

// Where the tensor's data is, and the shape it has by now. An op that changed the shape in Prepare
// changed the memory planned for it as well; upstream leaves `bytes` as the file has it.
void UseEvalTensor(const TfLiteEvalTensor& eval, TfLiteTensor* tensor) {
  size_t bytes;
  if (eval.dims != tensor->dims && TfLiteEvalTensorByteLength(&eval, &bytes) == kTfLiteOk) {
    tensor->bytes = bytes;
  }
  tensor->data = eval.data;
  tensor->dims = eval.dims;
}

// At most twelve requests wait for the op that is being prepared.
constexpr size_t ScratchRequestBytes(size_t requests) {
  return sizeof(ScratchBufferRequest) * (requests + kMaxScratchBuffersPerOp);
}

}  // namespace

MicroAllocator* MicroAllocator::Create(uint8_t* tensor_arena, size_t arena_size,
                                       MemoryPlannerType memory_planner_type) {
  const Arena arena = Aligned(tensor_arena, arena_size);
  SingleArenaBufferAllocator* memory =
      SingleArenaBufferAllocator::Create(arena.start, arena.size);
  MicroMemoryPlanner* planner =
      memory == nullptr ? nullptr : MakePlanner(memory, memory_planner_type);
  if (planner == nullptr) {
    Abort(kCreate, kTooSmall);
    return nullptr;
  }
  return Create(memory, planner);
}

MicroAllocator* MicroAllocator::Create(uint8_t* tensor_arena, size_t arena_size,
                                       MicroMemoryPlanner* memory_planner) {
  const Arena arena = Aligned(tensor_arena, arena_size);
  SingleArenaBufferAllocator* memory =
      SingleArenaBufferAllocator::Create(arena.start, arena.size);
  if (memory == nullptr) {
    Abort(kCreate, kTooSmall);
    return nullptr;
  }
  return Create(memory, memory_planner);
}

MicroAllocator* MicroAllocator::Create(SingleArenaBufferAllocator* memory_allocator,
                                       MicroMemoryPlanner* memory_planner) {
  MicroAllocator* place =
      PlaceFor<MicroAllocator>(memory_allocator, TraceCategory::kMicroAllocator);
  if (place == nullptr) {
    Abort(kCreate, kTooSmall);
    return nullptr;
  }
  return new (place) MicroAllocator(memory_allocator, memory_planner);
}

MicroAllocator* MicroAllocator::Create(uint8_t* persistent_tensor_arena,
                                       size_t persistent_arena_size,
                                       uint8_t* non_persistent_tensor_arena,
                                       size_t non_persistent_arena_size,
                                       MemoryPlannerType memory_planner_type) {
  uint8_t* const end = AlignPointerDown(persistent_tensor_arena + persistent_arena_size,
                                        MicroArenaBufferAlignment());
  const size_t size =
      end < persistent_tensor_arena ? 0 : static_cast<size_t>(end - persistent_tensor_arena);
  const Arena other = Aligned(non_persistent_tensor_arena, non_persistent_arena_size);

  PersistentArenaBufferAllocator first(persistent_tensor_arena, size);
  auto* persistent_place =
      PlaceFor<PersistentArenaBufferAllocator>(&first, TraceCategory::kAllocator);
  if (persistent_place != nullptr) {
    auto* persistent = new (persistent_place) PersistentArenaBufferAllocator(first);
    auto* non_persistent_place =
        PlaceFor<NonPersistentArenaBufferAllocator>(persistent, TraceCategory::kAllocator);
    MicroMemoryPlanner* planner =
        non_persistent_place == nullptr ? nullptr : MakePlanner(persistent, memory_planner_type);
    MicroAllocator* place =
        planner == nullptr ? nullptr
                           : PlaceFor<MicroAllocator>(persistent, TraceCategory::kMicroAllocator);
    if (place != nullptr) {
      auto* non_persistent = new (non_persistent_place)
          NonPersistentArenaBufferAllocator(other.start, other.size);
      return new (place) MicroAllocator(persistent, non_persistent, planner);
    }
  }
  Abort(kCreate, kTooSmall);
  return nullptr;
}

size_t MicroAllocator::GetDefaultTailUsage(bool is_memory_planner_given) {
  // The allocator, the arena's bookkeeping and 16 bytes for alignment; the planner if it is ours.
  const size_t without_planner =
      sizeof(SingleArenaBufferAllocator) + sizeof(MicroAllocator) + MicroArenaBufferAlignment();
  return is_memory_planner_given ? without_planner : without_planner + sizeof(GreedyMemoryPlanner);
}

MicroAllocator::MicroAllocator(SingleArenaBufferAllocator* memory_allocator,
                               MicroMemoryPlanner* memory_planner)
    : MicroAllocator(memory_allocator, memory_allocator, memory_planner) {}

MicroAllocator::MicroAllocator(IPersistentBufferAllocator* persistent_buffer_allocator,
                               INonPersistentBufferAllocator* non_persistent_buffer_allocator,
                               MicroMemoryPlanner* memory_planner)
    : non_persistent_buffer_allocator_(non_persistent_buffer_allocator),
      persistent_buffer_allocator_(persistent_buffer_allocator),
      memory_planner_(memory_planner) {}

SubgraphAllocations* MicroAllocator::StartModelAllocation(const Model* model) {
  if (model_is_allocating_) {
    MicroPrintf(
        "MicroAllocator: Model allocation started before finishing previously allocated model");
    return nullptr;
  }
  model_is_allocating_ = true;
  ForgetTempStructs();
  TakeOverwrittenTemp();
  SetTracePhase(TracePhase::kStart);

  auto* place = PlaceFor<MicroBuiltinDataAllocator>(persistent_buffer_allocator_,
                                                    TraceCategory::kBuiltinDataAllocator);
  builtin_data_allocator_ =
      place == nullptr ? nullptr
                       : new (place) MicroBuiltinDataAllocator(persistent_buffer_allocator_);
  // If there was no room for that one there is none for what follows either.
  if (InitScratchBufferData() != kTfLiteOk) return nullptr;

  SubgraphAllocations* allocations;
  {
    const ScopedTraceTag tag(TraceCategory::kSubgraphAllocations);
    allocations =
        reinterpret_cast<SubgraphAllocations*>(persistent_buffer_allocator_->AllocatePersistentBuffer(
            sizeof(SubgraphAllocations) * model->subgraphs()->size(),
            alignof(SubgraphAllocations)));
  }
  if (allocations == nullptr) {
    MicroPrintf("Failed to allocate memory for model metadata.");
    return nullptr;
  }
  if (AllocateTfLiteEvalTensors(model, allocations) != kTfLiteOk ||
      AllocateNodeAndRegistrations(model, allocations) != kTfLiteOk ||
      builtin_data_allocator_ == nullptr) {
    return nullptr;
  }
  return allocations;
}

TfLiteStatus MicroAllocator::InitScratchBufferData() {
  const ScopedTraceTag tag(TraceCategory::kScratchRequests);
  scratch_buffer_request_count_ = 0;
  scratch_room_ = kMaxScratchBuffersPerOp;
  scratch_buffer_head_ = non_persistent_buffer_allocator_->AllocateResizableBuffer(
      ScratchRequestBytes(0), alignof(ScratchBufferRequest));
  return scratch_buffer_head_ == nullptr ? kTfLiteError : kTfLiteOk;
}

TfLiteStatus MicroAllocator::AllocateTfLiteEvalTensors(const Model* model,
                                                       SubgraphAllocations* subgraph_allocations) {
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const ScopedTraceTag tag(TraceCategory::kEvalTensor, TraceOwner::kModel,
                             static_cast<int32_t>(s));
    const auto* tensors = model->subgraphs()->Get(s)->tensors();
    const size_t bytes = sizeof(TfLiteEvalTensor) * tensors->size();
    auto* eval_tensors = reinterpret_cast<TfLiteEvalTensor*>(
        persistent_buffer_allocator_->AllocatePersistentBuffer(bytes, alignof(TfLiteEvalTensor)));
    if (eval_tensors == nullptr) {
      MicroPrintf("Failed to allocate memory for context->eval_tensors, %d bytes required",
                  static_cast<int>(bytes));
      return kTfLiteError;
    }
    for (uint32_t i = 0; i < tensors->size(); ++i) {
      if (FillEvalTensor(model, *tensors->Get(i), &eval_tensors[i]) != kTfLiteOk) {
        MicroPrintf("Failed to initialize tensor %d", static_cast<int>(i));
        return kTfLiteError;
      }
    }
    subgraph_allocations[s].tensors = eval_tensors;
  }
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::AllocateNodeAndRegistrations(
    const Model* model, SubgraphAllocations* subgraph_allocations) {
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const ScopedTraceTag tag(TraceCategory::kNodeAndRegistration, TraceOwner::kModel,
                             static_cast<int32_t>(s));
    const uint32_t ops = OpCount(model->subgraphs()->Get(s));
    auto* nodes = reinterpret_cast<NodeAndRegistration*>(
        persistent_buffer_allocator_->AllocatePersistentBuffer(sizeof(NodeAndRegistration) * ops,
                                                               alignof(NodeAndRegistration)));
    if (nodes == nullptr) {
      MicroPrintf("Failed to allocate memory for node_and_registrations.");
      return kTfLiteError;
    }
    // Upstream leaves them as they lie; a model that fails half-way would then leave wild pointers.
    for (uint32_t i = 0; i < ops; ++i) nodes[i] = {};
    subgraph_allocations[s].node_and_registrations = nodes;
  }
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::AllocateVariables(const SubGraph* subgraph,
                                               TfLiteEvalTensor* eval_tensors,
                                               const int32_t* offline_planner_offsets) {
  // The subgraph is named by the scope around this.
  const Trace* trace = CurrentTrace();
  const int32_t subgraph_index = trace == nullptr ? 0 : trace->tag.subgraph;
  for (uint32_t i = 0; i < subgraph->tensors()->size(); ++i) {
    if (!subgraph->tensors()->Get(i)->is_variable()) continue;
    // The plan's table is read by the index within the subgraph, as upstream does.
    if (offline_planner_offsets != nullptr &&
        offline_planner_offsets[i] != kOnlinePlannedBuffer) {
      continue;
    }
    size_t bytes = 0;
    const TfLiteStatus status = TfLiteEvalTensorByteLength(&eval_tensors[i], &bytes);
    if (status != kTfLiteOk) return status;
    const ScopedTraceTag tag(TraceCategory::kVariableBuffer, TraceOwner::kTensor, subgraph_index,
                             static_cast<int32_t>(i));
    eval_tensors[i].data.data = persistent_buffer_allocator_->AllocatePersistentBuffer(
        bytes, static_cast<size_t>(MicroArenaBufferAlignment()));
    if (eval_tensors[i].data.data == nullptr) {
      MicroPrintf("Failed to allocate variable tensor of size %d", static_cast<int>(bytes));
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

TfLiteTensor* MicroAllocator::AllocatePersistentTfLiteTensorInternal() {
  const ScopedTraceCategory category(TraceCategory::kPersistentTensor);
  return reinterpret_cast<TfLiteTensor*>(persistent_buffer_allocator_->AllocatePersistentBuffer(
      sizeof(TfLiteTensor), alignof(TfLiteTensor)));
}

TfLiteStatus MicroAllocator::PopulateTfLiteTensorFromFlatbuffer(const Model* model,
                                                                TfLiteTensor* tensor,
                                                                int tensor_index, int subgraph_idx,
                                                                bool allocate_temp) {
  const Tensor* source = model->subgraphs()
                             ->Get(static_cast<uint32_t>(subgraph_idx))
                             ->tensors()
                             ->Get(static_cast<uint32_t>(tensor_index));
  return FillTensor(model, *source, allocate_temp ? nullptr : persistent_buffer_allocator_,
                    allocate_temp ? non_persistent_buffer_allocator_ : nullptr, tensor);
}

TfLiteTensor* MicroAllocator::AllocatePersistentTfLiteTensor(
    const Model* model, const SubgraphAllocations* subgraph_allocations, int tensor_index,
    int subgraph_index) {
  const ScopedTraceTag tag(TraceCategory::kPersistentTensor, TraceOwner::kTensor, subgraph_index,
                           tensor_index);
  TfLiteTensor* tensor = AllocatePersistentTfLiteTensorInternal();
  if (tensor == nullptr) {
    MicroPrintf("Failed to allocate memory for persistent TfLiteTensor");
    return nullptr;
  }
  if (PopulateTfLiteTensorFromFlatbuffer(model, tensor, tensor_index, subgraph_index, false) !=
      kTfLiteOk) {
    MicroPrintf("Failed to populate a persistent TfLiteTensor struct from flatbuffer data!");
    return nullptr;
  }
  if (subgraph_allocations != nullptr) {
    UseEvalTensor(subgraph_allocations[subgraph_index].tensors[tensor_index], tensor);
  }
  return tensor;
}

TfLiteTensor* MicroAllocator::AllocateTempTfLiteTensor(
    const Model* model, const SubgraphAllocations* subgraph_allocations, int tensor_index,
    int subgraph_index) {
  const ScopedTraceTag tag(TraceCategory::kTempTensor, TraceOwner::kTensor, subgraph_index,
                           tensor_index);
  auto* tensor = reinterpret_cast<TfLiteTensor*>(
      AllocateTempStruct(non_persistent_buffer_allocator_, sizeof(TfLiteTensor),
                         alignof(TfLiteTensor), 0));
  if (tensor == nullptr) {
    MicroPrintf("Failed to allocate temp. memory for tensor %d, subgraph %d", tensor_index,
                subgraph_index);
    return nullptr;
  }
  if (PopulateTfLiteTensorFromFlatbuffer(model, tensor, tensor_index, subgraph_index, true) !=
      kTfLiteOk) {
    MicroPrintf("Failed to populate a temp TfLiteTensor struct from flatbuffer data!");
    return nullptr;
  }
  if (subgraph_allocations != nullptr) {
    UseEvalTensor(subgraph_allocations[subgraph_index].tensors[tensor_index], tensor);
  }
  return tensor;
}

void MicroAllocator::DeallocateTempTfLiteTensor(TfLiteTensor* tensor) {
  const ScopedTraceTag tag(TraceCategory::kTempTensor);
  if (tensor->quantization.type == kTfLiteAffineQuantization) {
    auto* affine = static_cast<TfLiteAffineQuantization*>(tensor->quantization.params);
    if (affine->zero_point != nullptr) {
      DeallocateTempStruct(non_persistent_buffer_allocator_,
                           reinterpret_cast<uint8_t*>(affine->zero_point));
    }
    DeallocateTempStruct(non_persistent_buffer_allocator_, reinterpret_cast<uint8_t*>(affine));
  }
  DeallocateTempStruct(non_persistent_buffer_allocator_, reinterpret_cast<uint8_t*>(tensor));
}

uint8_t* MicroAllocator::AllocateTempBuffer(size_t size, size_t alignment) {
  const ScopedTraceCategory category(TraceCategory::kTempBuffer);
  return non_persistent_buffer_allocator_->AllocateTemp(size, alignment);
}

void MicroAllocator::DeallocateTempBuffer(uint8_t* buffer) {
  const ScopedTraceCategory category(TraceCategory::kTempBuffer);
  non_persistent_buffer_allocator_->DeallocateTemp(buffer);
}

TfLiteStatus MicroAllocator::ResetTempAllocations() {
  const TfLiteStatus status = non_persistent_buffer_allocator_->ResetTempAllocations();
  if (status == kTfLiteOk) ForgetTempStructs();
  return status;
}

bool MicroAllocator::IsAllTempDeallocated() {
  return non_persistent_buffer_allocator_->IsAllTempDeallocated();
}

void* MicroAllocator::AllocatePersistentBuffer(size_t bytes) {
  const ScopedTraceCategory category(TraceCategory::kPersistentBuffer);
  return persistent_buffer_allocator_->AllocatePersistentBuffer(
      bytes, static_cast<size_t>(MicroArenaBufferAlignment()));
}

TfLiteStatus MicroAllocator::RequestScratchBufferInArena(size_t bytes, int subgraph_idx,
                                                         int* buffer_idx) {
  auto* requests = reinterpret_cast<ScratchBufferRequest*>(scratch_buffer_head_);
  size_t waiting = 0;
  for (size_t i = 0; i < scratch_buffer_request_count_; ++i) {
    if (requests[i].node_idx == -1) ++waiting;
  }
  if (waiting >= kMaxScratchBuffersPerOp) {
    MicroPrintf("Scratch buffer request exceeds limit per operator (%d)",
                static_cast<int>(kMaxScratchBuffersPerOp));
    return kTfLiteError;
  }
  if (scratch_room_ == 0) {
    return Abort("MicroAllocator::RequestScratchBufferInArena",
                 "the arena has no room for another request");
  }
  --scratch_room_;
  requests[scratch_buffer_request_count_] = {bytes, -1, subgraph_idx};
  *buffer_idx = static_cast<int>(scratch_buffer_request_count_++);
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::FinishPrepareNodeAllocations(int node_id) {
  if (TakeOverwrittenTemp()) {
    return Abort("MicroAllocator", "a temporary tensor was overwritten by a tail allocation");
  }
  const TfLiteStatus reset = ResetTempAllocations();
  if (reset != kTfLiteOk) return reset;
  auto* requests = reinterpret_cast<ScratchBufferRequest*>(scratch_buffer_head_);
  for (size_t i = 0; i < scratch_buffer_request_count_; ++i) {
    if (requests[i].node_idx == -1) requests[i].node_idx = node_id;
  }
  const ScopedTraceTag tag(TraceCategory::kScratchRequests);
  const TfLiteStatus resized = non_persistent_buffer_allocator_->ResizeBuffer(
      scratch_buffer_head_, ScratchRequestBytes(scratch_buffer_request_count_),
      alignof(ScratchBufferRequest));
  if (resized == kTfLiteOk) scratch_room_ = kMaxScratchBuffersPerOp;
  return resized;
}

TfLiteStatus MicroAllocator::AllocateScratchBufferHandles(ScratchBufferHandle** handles) {
  *handles = nullptr;
  if (scratch_buffer_request_count_ == 0) return kTfLiteOk;
  const ScopedTraceTag tag(TraceCategory::kScratchHandles);
  *handles = reinterpret_cast<ScratchBufferHandle*>(
      persistent_buffer_allocator_->AllocatePersistentBuffer(
          sizeof(ScratchBufferHandle) * scratch_buffer_request_count_,
          alignof(ScratchBufferHandle)));
  if (*handles == nullptr) {
    return Abort("MicroAllocator::FinishModelAllocation", "no room for the scratch handles");
  }
  for (size_t i = 0; i < scratch_buffer_request_count_; ++i) (*handles)[i].data = nullptr;
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::FinishModelAllocation(const Model* model,
                                                   SubgraphAllocations* subgraph_allocations,
                                                   ScratchBufferHandle** scratch_buffer_handles) {
  if (!model_is_allocating_) {
    MicroPrintf("MicroAllocator: Model allocation finished before starting allocating model");
    return kTfLiteError;
  }
  SetTracePhase(TracePhase::kPlanning);
  TfLiteStatus status = AllocateScratchBufferHandles(scratch_buffer_handles);
  if (status != kTfLiteOk) return status;
  status = CommitStaticMemoryPlan(model, subgraph_allocations, *scratch_buffer_handles);
  if (status != kTfLiteOk) return status;
  model_is_allocating_ = false;
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::CommitStaticMemoryPlan(const Model* model,
                                                    SubgraphAllocations* allocations,
                                                    ScratchBufferHandle* scratch_buffer_handles) {
  INonPersistentBufferAllocator* const memory = non_persistent_buffer_allocator_;
  AllocationInfoBuilder builder(model, memory);
  TfLiteStatus status = builder.CreateAllocationInfo(scratch_buffer_request_count_);
  if (status != kTfLiteOk) return status;

  const int32_t* offline_offsets = nullptr;
  status = builder.GetOfflinePlannedOffsets(&offline_offsets);
  if (status != kTfLiteOk) return status;
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const ScopedTraceTag tag(TraceCategory::kVariableBuffer, TraceOwner::kModel,
                             static_cast<int32_t>(s));
    // Variables are written to after planning.
    const ScopedTailOverTemps over_temps;
    status = AllocateVariables(model->subgraphs()->Get(s), allocations[s].tensors,
                               offline_offsets);
    if (status != kTfLiteOk) return status;
  }
  status = builder.InitializeAllocationInfo(offline_offsets, allocations);
  if (status != kTfLiteOk) return status;
  const auto* requests = reinterpret_cast<const ScratchBufferRequest*>(scratch_buffer_head_);
  status = builder.MarkAllocationLifetimes(0, requests, scratch_buffer_handles, allocations);
  if (status != kTfLiteOk) return status;

  // The planner works in all that is left. Where the tail has come below the temporaries, that
  // number wraps, any amount of it is to be had, and the planner is told of a negative size.
  uint8_t* planner_memory;
  const int left = static_cast<int>(memory->GetAvailableMemory(MicroArenaBufferAlignment()));
  {
    const ScopedTraceTag tag(TraceCategory::kPlannerScratch);
    planner_memory = memory->AllocateTemp(left < 0 ? 0 : static_cast<size_t>(left),
                                          MicroArenaBufferAlignment());
  }
  if (planner_memory == nullptr) return kTfLiteError;
  memory_planner_->Init(planner_memory, left);
  status = PlanMemory(&builder, requests, memory_planner_, memory->GetOverlayMemoryAddress());
  if (status != kTfLiteOk) return status;
  if (ShowMemoryUse()) memory_planner_->PrintMemoryPlan();

  SetTracePhase(TracePhase::kCommit);
  memory->DeallocateTemp(planner_memory);
  builder.FreeAllocationInfo();
  status = memory->ResetTempAllocations();
  if (status != kTfLiteOk) return status;
  {
    const ScopedTraceTag tag(TraceCategory::kScratchRequests);
    status = memory->DeallocateResizableBuffer(scratch_buffer_head_);
    if (status != kTfLiteOk) return status;
  }
  const size_t head = memory_planner_->GetMaximumMemorySize();
  if (head > max_head_buffer_usage_) max_head_buffer_usage_ = head;
  const ScopedTraceTag tag(TraceCategory::kPlan);
  status = memory->ReserveNonPersistentOverlayMemory(max_head_buffer_usage_,
                                                     MicroArenaBufferAlignment());
  // The planner's notes lay where the tensors will. What an op reads of a tensor that nothing has
  // written is then 0, as on a zeroed arena, and not a piece of them.
  if (status == kTfLiteOk && head > 0) memset(memory->GetOverlayMemoryAddress(), 0, head);
  return status;
}

size_t MicroAllocator::used_bytes() const {
  return non_persistent_buffer_allocator_->GetNonPersistentUsedBytes() +
         persistent_buffer_allocator_->GetPersistentUsedBytes();
}

BuiltinDataAllocator* MicroAllocator::GetBuiltinDataAllocator() { return builtin_data_allocator_; }

}  // namespace tflite
