// Times of ops, in ticks of micro_time.h's clock, and three ways to print them.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_PROFILER_H_
#define TENSORFLOW_LITE_MICRO_MICRO_PROFILER_H_

#include <cstdint>

#include "tensorflow/lite/micro/micro_profiler_interface.h"

namespace tflite {

// Keeps up to 4096 events (81,928 bytes); one more ends the program.
class MicroProfiler : public MicroProfilerInterface {
 public:
  MicroProfiler() = default;
  ~MicroProfiler() override = default;

  uint32_t BeginEvent(const char* tag) override;
  void EndEvent(uint32_t event_handle) override;

  void ClearEvents();
  // Sum over all events.
  uint32_t GetTotalTicks() const;
  int32_t GetTotalTicksPerTag(const char* tag) const;

  // `tag took n ticks (m ms).` an event.
  void Log() const;
  // "Event","Tag","Ticks", one line an event.
  void LogCsv() const;
  // One line a distinct tag. Adds to the sums of the call before unless ClearEvents was called.
  void LogTicksPerTagCsv();

 private:
  static constexpr int kMaxEvents = 4096;

  struct TicksPerTag {
    const char* tag;
    uint32_t ticks;
  };

  uint32_t TicksOf(int event) const { return end_ticks_[event] - start_ticks_[event]; }
  // Where the tag's sum is, or the first free place.
  int FindTag(const char* tag) const;

  const char* tags_[kMaxEvents] = {};
  uint32_t start_ticks_[kMaxEvents] = {};
  uint32_t end_ticks_[kMaxEvents] = {};
  int num_events_ = 0;
  TicksPerTag total_ticks_per_tag_[kMaxEvents] = {};

  MicroProfiler(const MicroProfiler&) = delete;
  MicroProfiler& operator=(const MicroProfiler&) = delete;
};

// An event as long as the object lives; nothing without a profiler.
class ScopedMicroProfiler {
 public:
  ScopedMicroProfiler(const char* tag, MicroProfilerInterface* profiler) : profiler_(profiler) {
    if (profiler_ != nullptr) event_handle_ = profiler_->BeginEvent(tag);
  }
  ~ScopedMicroProfiler() {
    if (profiler_ != nullptr) profiler_->EndEvent(event_handle_);
  }
  ScopedMicroProfiler(const ScopedMicroProfiler&) = delete;
  ScopedMicroProfiler& operator=(const ScopedMicroProfiler&) = delete;

 private:
  uint32_t event_handle_ = 0;
  MicroProfilerInterface* profiler_;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_PROFILER_H_
