#include "tensorflow/lite/micro/micro_profiler.h"

#include <cstring>

#include "core/abort.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_time.h"

namespace tflite {

#ifdef __wasm32__
static_assert(sizeof(MicroProfiler) == 81928, "upstream's size, shown in the lesson");
#endif

uint32_t MicroProfiler::BeginEvent(const char* tag) {
  if (num_events_ == kMaxEvents) {
    MicroPrintf("MicroProfiler errored out because total number of events exceeded the maximum of %d.",
                kMaxEvents);
    Abort("MicroProfiler::BeginEvent", "no place for another event");
    return kMaxEvents;
  }
  tags_[num_events_] = tag;
  start_ticks_[num_events_] = GetCurrentTimeTicks();
  // Makes the ticks of an event that never ends the largest number.
  end_ticks_[num_events_] = start_ticks_[num_events_] - 1;
  return static_cast<uint32_t>(num_events_++);
}

void MicroProfiler::EndEvent(uint32_t event_handle) {
  if (event_handle < static_cast<uint32_t>(kMaxEvents)) {
    end_ticks_[event_handle] = GetCurrentTimeTicks();
  }
}

void MicroProfiler::ClearEvents() {
  for (int i = 0; i < num_events_; ++i) total_ticks_per_tag_[i] = {};
  num_events_ = 0;
}

uint32_t MicroProfiler::GetTotalTicks() const {
  uint32_t ticks = 0;
  for (int i = 0; i < num_events_; ++i) ticks += TicksOf(i);
  return ticks;
}

int32_t MicroProfiler::GetTotalTicksPerTag(const char* tag) const {
  uint32_t ticks = 0;
  for (int i = 0; i < num_events_; ++i) {
    if (std::strcmp(tags_[i], tag) == 0) ticks += TicksOf(i);
  }
  return static_cast<int32_t>(ticks);
}

void MicroProfiler::Log() const {
  for (int i = 0; i < num_events_; ++i) {
    const uint32_t ticks = TicksOf(i);
    MicroPrintf("%s took %u ticks (%d ms).", tags_[i], static_cast<unsigned>(ticks),
                static_cast<int>(TicksToMs(static_cast<int32_t>(ticks))));
  }
}

void MicroProfiler::LogCsv() const {
  MicroPrintf("\"Event\",\"Tag\",\"Ticks\"");
  for (int i = 0; i < num_events_; ++i) {
    MicroPrintf("%d,%s,%u", i, tags_[i], static_cast<unsigned>(TicksOf(i)));
  }
}

int MicroProfiler::FindTag(const char* tag) const {
  int i = 0;
  while (i < kMaxEvents && total_ticks_per_tag_[i].tag != nullptr &&
         std::strcmp(total_ticks_per_tag_[i].tag, tag) != 0) {
    ++i;
  }
  return i;
}

void MicroProfiler::LogTicksPerTagCsv() {
  MicroPrintf("\"Unique Tag\",\"Total ticks across all events with that tag.\"");
  uint32_t total = 0;
  for (int i = 0; i < num_events_; ++i) {
    const uint32_t ticks = TicksOf(i);
    total += ticks;
    const int place = FindTag(tags_[i]);
    if (place == kMaxEvents) continue;
    total_ticks_per_tag_[place].tag = tags_[i];
    total_ticks_per_tag_[place].ticks += ticks;
  }
  for (int i = 0; i < kMaxEvents && total_ticks_per_tag_[i].tag != nullptr; ++i) {
    MicroPrintf("%s, %d", total_ticks_per_tag_[i].tag,
                static_cast<int>(total_ticks_per_tag_[i].ticks));
  }
  MicroPrintf("\"total number of ticks\", %d", static_cast<int>(total));
}

}  // namespace tflite
