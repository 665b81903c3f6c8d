// The allocator is put together here step by step, in the order and with the sizes of
// MicroAllocator::Create, so that the arena allocator underneath can be asked for its head and tail.
#include "abi/handles.h"
#include "core/abort.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"
#include "tensorflow/lite/micro/memory_planner/linear_memory_planner.h"
#include "tensorflow/lite/micro/micro_arena_constants.h"

namespace tflite {
namespace {

template <typename Planner>
MicroMemoryPlanner* MakePlanner(SingleArenaBufferAllocator* arena) {
  ScopedTraceTag tag(TraceCategory::kPlanner);
  uint8_t* memory = arena->AllocatePersistentBuffer(sizeof(Planner), alignof(Planner));
  return memory == nullptr ? nullptr : new (memory) Planner();
}

void Make(TflmAllocator* made, uint8_t* arena, size_t bytes, uint32_t flags) {
  uint8_t* end = arena + bytes;
  uint8_t* start = AlignPointerUp(arena, MicroArenaBufferAlignment());
  if ((flags & kTflmRecording) != 0 || start > end) start = arena;
  made->shows_memory_use = (flags & kTflmShowMemoryUse) != 0;
  made->start = start;
  made->size = static_cast<size_t>(end - start);
  if ((flags & kTflmRecording) != 0) {
    RecordingMicroAllocator* recording = RecordingMicroAllocator::Create(arena, bytes);
    if (recording == nullptr) return;
    made->recording = recording;
    made->allocator = recording;
    made->arena = recording->GetSimpleMemoryAllocator();
    return;
  }
  SingleArenaBufferAllocator* single = SingleArenaBufferAllocator::Create(start, made->size);
  MicroMemoryPlanner* planner = nullptr;
  if (single != nullptr) {
    planner = (flags & kTflmPreserveAll) != 0 ? MakePlanner<LinearMemoryPlanner>(single)
                                              : MakePlanner<GreedyMemoryPlanner>(single);
  }
  if (planner != nullptr) made->allocator = MicroAllocator::Create(single, planner);
  if (made->allocator == nullptr) {
    Abort("MicroAllocator::Create", "the arena is too small for the allocator itself");
    return;
  }
  made->arena = single;
}

int32_t Word(uint32_t address) { return static_cast<int32_t>(address); }

}  // namespace
}  // namespace tflite

TFLM_ABI TflmAllocator* tflm_allocator_create(uint8_t* arena, size_t bytes, uint32_t flags) {
  TflmAllocator* allocator = tflite::HeapNew<TflmAllocator>();
  if (allocator == nullptr) return nullptr;
  allocator->traced = (flags & kTflmTrace) != 0;
  tflite::SetCurrentTrace(allocator->traced ? &allocator->trace : nullptr);
  tflite::Make(allocator, arena, bytes, flags);
  tflite::SetCurrentTrace(nullptr);
  tflite::TakeAbort();
  return allocator;
}

TFLM_ABI void tflm_allocator_free(TflmAllocator* allocator) { tflite::HeapDelete(allocator); }

TFLM_ABI int32_t tflm_allocator_ended(TflmAllocator* allocator) {
  return allocator->allocator == nullptr ? 1 : 0;
}

TFLM_ABI uint8_t* tflm_allocator_start(TflmAllocator* allocator) { return allocator->start; }
TFLM_ABI size_t tflm_allocator_size(TflmAllocator* allocator) { return allocator->size; }

TFLM_ABI size_t tflm_allocator_used_bytes(TflmAllocator* allocator) {
  return allocator->allocator == nullptr ? 0 : allocator->allocator->used_bytes();
}

TFLM_ABI size_t tflm_allocator_head_used(TflmAllocator* allocator) {
  return allocator->arena == nullptr ? 0 : allocator->arena->GetNonPersistentUsedBytes();
}

TFLM_ABI size_t tflm_allocator_tail_used(TflmAllocator* allocator) {
  return allocator->arena == nullptr ? 0 : allocator->arena->GetPersistentUsedBytes();
}

TFLM_ABI size_t tflm_allocator_requested_bytes(TflmAllocator* allocator) {
  return allocator->recording == nullptr
             ? 0
             : allocator->recording->GetSimpleMemoryAllocator()->GetRequestedBytes();
}

TFLM_ABI void tflm_allocator_recorded(TflmAllocator* allocator, int32_t category, uint32_t* out) {
  out[0] = out[1] = out[2] = 0;
  if (allocator->recording == nullptr) return;
  const tflite::RecordedAllocation recorded = allocator->recording->GetRecordedAllocation(
      static_cast<tflite::RecordedAllocationType>(category));
  out[0] = static_cast<uint32_t>(recorded.requested_bytes);
  out[1] = static_cast<uint32_t>(recorded.used_bytes);
  out[2] = static_cast<uint32_t>(recorded.count);
}

TFLM_ABI void tflm_allocator_print_allocations(TflmAllocator* allocator) {
  if (allocator->recording != nullptr) allocator->recording->PrintAllocations();
}

TFLM_ABI const TflmTraceEvent* tflm_trace_events(TflmAllocator* allocator) {
  using tflite::Word;
  const tflite::Trace& trace = allocator->trace;
  allocator->events.Clear();
  if (!allocator->events.Reserve(trace.event_count())) return nullptr;
  for (uint32_t i = 0; i < trace.event_count(); ++i) {
    const tflite::TraceEvent& event = trace.events()[i];
    allocator->events.Add({static_cast<int32_t>(event.kind), static_cast<int32_t>(event.phase),
                           static_cast<int32_t>(event.tag.category), event.ok ? 1 : 0,
                           Word(event.requested), Word(event.used), Word(event.address),
                           static_cast<int32_t>(event.tag.owner), event.tag.subgraph,
                           event.tag.index, Word(event.head), Word(event.temp),
                           Word(event.tail)});
  }
  return allocator->events.items();
}

TFLM_ABI size_t tflm_trace_event_count(TflmAllocator* allocator) {
  return allocator->trace.event_count();
}

TFLM_ABI const TflmPlanEntry* tflm_plan_entries(TflmAllocator* allocator) {
  const tflite::Trace& trace = allocator->trace;
  allocator->plan.Clear();
  if (!allocator->plan.Reserve(trace.plan_count())) return nullptr;
  for (uint32_t i = 0; i < trace.plan_count(); ++i) {
    const tflite::TracePlannedBuffer& buffer = trace.plan()[i];
    const tflite::TraceOwner owner = buffer.kind == tflite::PlannedKind::kScratch
                                         ? tflite::TraceOwner::kOp
                                         : tflite::TraceOwner::kTensor;
    allocator->plan.Add({static_cast<int32_t>(buffer.size), buffer.first, buffer.last,
                         buffer.offset, buffer.offline ? 1 : 0, static_cast<int32_t>(buffer.kind),
                         static_cast<int32_t>(owner), buffer.subgraph, buffer.index});
  }
  return allocator->plan.items();
}

TFLM_ABI size_t tflm_plan_entry_count(TflmAllocator* allocator) {
  return allocator->trace.plan_count();
}

TFLM_ABI size_t tflm_plan_max(TflmAllocator* allocator) { return allocator->trace.plan_max(); }
