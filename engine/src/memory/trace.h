// Watching the arena: every move of an allocator, with what it is for. Nothing is watched, and
// nothing costs, unless a Trace is current. The trace lives outside the arena, so that no address
// and no count in it changes.
#ifndef ENGINE_SRC_MEMORY_TRACE_H_
#define ENGINE_SRC_MEMORY_TRACE_H_

#include <cstddef>
#include <cstdint>

namespace tflite {

// In the order of ARENA_PHASES in the page's contract.
enum class TracePhase : uint8_t {
  kCreate,
  kStart,
  kNodes,
  kInit,
  kPrepare,
  kPlanning,
  kCommit,
  kIo,
  kInvoke,
};

// In the order of ARENA_CATEGORIES; the first seven are RecordedAllocationType.
enum class TraceCategory : uint8_t {
  kEvalTensor,
  kPersistentTensor,
  kPersistentQuantization,
  kPersistentBuffer,
  kVariableBuffer,
  kNodeAndRegistration,
  kOpData,
  kAllocator,
  kPlanner,
  kMicroAllocator,
  kBuiltinDataAllocator,
  kScratchRequests,
  kSubgraphAllocations,
  kBuiltinParams,
  kScratchHandles,
  kTempTensor,
  kTempQuantization,
  kTempBuffer,
  kPlanningInfo,
  kPlannerScratch,
  kPlan,
};

enum class TraceOwner : uint8_t { kModel, kTensor, kOp };

enum class TraceKind : uint8_t { kPersistent, kTemp, kResize, kReleaseTemp, kResetTemps };

struct TraceTag {
  TraceCategory category;
  TraceOwner owner;
  int32_t subgraph;
  int32_t index;
};

// One move. Addresses are offsets from the arena's aligned start.
struct TraceEvent {
  TraceKind kind;
  TracePhase phase;
  bool ok;
  TraceTag tag;
  uint32_t requested;
  uint32_t used;
  uint32_t address;
  uint32_t head;
  uint32_t temp;
  uint32_t tail;
};

enum class PlannedKind : uint8_t { kTensor, kScratch, kVariable };

// One AddBuffer of the memory plan, with the offset it got.
struct TracePlannedBuffer {
  uint32_t size;
  int32_t first;
  int32_t last;
  int32_t offset;
  bool offline;
  PlannedKind kind;
  int32_t subgraph;
  // Tensor, or for scratch the op.
  int32_t index;
};

// Events grow in the heap. If the heap is full, events are dropped and counted.
class Trace {
 public:
  ~Trace();
  void Add(const TraceEvent& event);
  void AddPlanned(const TracePlannedBuffer& buffer);
  // Offsets are known only after all buffers were added.
  void SetPlannedOffset(uint32_t index, int32_t offset);
  void SetPlan(uint32_t max_bytes) { plan_max_ = max_bytes; }
  void ClearPlan() { plan_count_ = 0; }

  const TraceEvent* events() const { return events_; }
  uint32_t event_count() const { return event_count_; }
  const TracePlannedBuffer* plan() const { return plan_; }
  uint32_t plan_count() const { return plan_count_; }
  uint32_t plan_max() const { return plan_max_; }
  uint32_t dropped() const { return dropped_; }

  TracePhase phase = TracePhase::kCreate;
  TraceTag tag = {TraceCategory::kPersistentBuffer, TraceOwner::kModel, 0, 0};

 private:
  TraceEvent* events_ = nullptr;
  uint32_t event_count_ = 0;
  uint32_t event_capacity_ = 0;
  TracePlannedBuffer* plan_ = nullptr;
  uint32_t plan_count_ = 0;
  uint32_t plan_capacity_ = 0;
  uint32_t plan_max_ = 0;
  uint32_t dropped_ = 0;
};

// The trace that allocators report to; null for none. Set around every call of an interpreter.
Trace* CurrentTrace();
void SetCurrentTrace(Trace* trace);

inline void SetTracePhase(TracePhase phase) {
  if (Trace* trace = CurrentTrace()) trace->phase = phase;
}

// Says what the allocations inside its scope are for.
class ScopedTraceTag {
 public:
  explicit ScopedTraceTag(TraceCategory category, TraceOwner owner = TraceOwner::kModel,
                          int32_t subgraph = 0, int32_t index = 0)
      : trace_(CurrentTrace()) {
    if (trace_ == nullptr) return;
    before_ = trace_->tag;
    trace_->tag = {category, owner, subgraph, index};
  }
  ~ScopedTraceTag() {
    if (trace_ != nullptr) trace_->tag = before_;
  }
  ScopedTraceTag(const ScopedTraceTag&) = delete;
  ScopedTraceTag& operator=(const ScopedTraceTag&) = delete;

 private:
  Trace* trace_;
  TraceTag before_;
};

// The same owner as the scope around it, another category.
class ScopedTraceCategory {
 public:
  explicit ScopedTraceCategory(TraceCategory category) : trace_(CurrentTrace()) {
    if (trace_ == nullptr) return;
    before_ = trace_->tag.category;
    trace_->tag.category = category;
  }
  ~ScopedTraceCategory() {
    if (trace_ != nullptr) trace_->tag.category = before_;
  }
  ScopedTraceCategory(const ScopedTraceCategory&) = delete;
  ScopedTraceCategory& operator=(const ScopedTraceCategory&) = delete;

 private:
  Trace* trace_;
  TraceCategory before_;
};

}  // namespace tflite

#endif  // ENGINE_SRC_MEMORY_TRACE_H_
