#include "memory/trace.h"

#include <cstdlib>

namespace tflite {
namespace {

Trace* current = nullptr;

// Doubles an array; false if the heap is full, the array then stays as it was.
template <typename T>
bool Grow(T** items, uint32_t* capacity) {
  const uint32_t wanted = *capacity == 0 ? 256 : *capacity * 2;
  void* grown = std::realloc(*items, wanted * sizeof(T));
  if (grown == nullptr) return false;
  *items = static_cast<T*>(grown);
  *capacity = wanted;
  return true;
}

}  // namespace

Trace* CurrentTrace() { return current; }
void SetCurrentTrace(Trace* trace) { current = trace; }

Trace::~Trace() {
  std::free(events_);
  std::free(plan_);
}

void Trace::Add(const TraceEvent& event) {
  if (event_count_ == event_capacity_ && !Grow(&events_, &event_capacity_)) {
    ++dropped_;
    return;
  }
  events_[event_count_] = event;
  if (event.kind == TraceKind::kReleaseTemp) {
    // Whoever gives a temporary back does not say whose it was.
    for (uint32_t i = event_count_; i-- > 0;) {
      if (events_[i].kind != TraceKind::kTemp || events_[i].address != event.address) continue;
      events_[event_count_].tag = events_[i].tag;
      break;
    }
  }
  ++event_count_;
}

void Trace::AddPlanned(const TracePlannedBuffer& buffer) {
  if (plan_count_ == plan_capacity_ && !Grow(&plan_, &plan_capacity_)) {
    ++dropped_;
    return;
  }
  plan_[plan_count_++] = buffer;
}

void Trace::SetPlannedOffset(uint32_t index, int32_t offset) {
  if (index < plan_count_) plan_[index].offset = offset;
}

}  // namespace tflite
