// The platform under the engine is the page: its log, its clock, and nothing else.
#include "abi/host.h"

#include <cstdarg>
#include <cstdint>
#include <cstdlib>

#include "abi/format.h"
#include "tensorflow/lite/micro/debug_log.h"
#include "tensorflow/lite/micro/micro_time.h"

extern "C" {

__attribute__((import_module("env"), import_name("tflm_log"))) void tflm_log(
    const char* text, size_t length);
__attribute__((import_module("env"), import_name("tflm_now"))) double tflm_now();

void DebugLog(const char* format, va_list args) {
  va_list again;
  va_copy(again, args);
  char line[512];
  const int length = tflite::FormatText(line, sizeof(line), format, args);
  if (length < static_cast<int>(sizeof(line))) {
    if (length > 0) tflm_log(line, static_cast<size_t>(length));
  } else {
    // A custom op's name or a path may be as long as the model's writer liked.
    char* all = static_cast<char*>(std::malloc(static_cast<size_t>(length) + 1));
    if (all == nullptr) {
      tflm_log(line, sizeof(line) - 1);
    } else {
      tflite::FormatText(all, static_cast<size_t>(length) + 1, format, again);
      tflm_log(all, static_cast<size_t>(length));
      std::free(all);
    }
  }
  va_end(again);
}

int DebugVsnprintf(char* buffer, size_t buf_size, const char* format, va_list vlist) {
  return tflite::FormatText(buffer, buf_size, format, vlist);
}

}  // extern "C"

namespace tflite {

double HostNow() { return tflm_now(); }

// MicroProfiler's clock: microseconds, wrapping after 71 minutes.
uint32_t ticks_per_second() { return 1000000; }
uint32_t GetCurrentTimeTicks() {
  return static_cast<uint32_t>(static_cast<uint64_t>(tflm_now()));
}

}  // namespace tflite
