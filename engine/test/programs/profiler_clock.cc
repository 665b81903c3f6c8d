// A platform with a clock of its own: 7 ticks pass at each look at it.
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/micro/micro_time.h"

namespace tflite {

uint32_t ticks_per_second() { return 3000; }

uint32_t GetCurrentTimeTicks() {
  static uint32_t now = 0;
  return now += 7;
}

}  // namespace tflite

int main() {
  static tflite::MicroProfiler profiler;
  const uint32_t outer = profiler.BeginEvent("outer");
  { tflite::ScopedMicroProfiler inner("inner", &profiler); }
  { tflite::ScopedMicroProfiler inner("inner", &profiler); }
  profiler.EndEvent(outer);
  { tflite::ScopedMicroProfiler nobody("nobody", nullptr); }
  profiler.Log();
  MicroPrintf("total %u", profiler.GetTotalTicks());
  // The sums per tag go on from call to call, until the events are cleared.
  profiler.LogTicksPerTagCsv();
  profiler.LogTicksPerTagCsv();
  profiler.ClearEvents();
  profiler.BeginEvent("open");
  profiler.LogCsv();
  profiler.LogTicksPerTagCsv();
  return 0;
}
