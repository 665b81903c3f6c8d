// The platform under the engine is the page: its log, its clock, and nothing else. The C library's
// ways to the outside end here, so that the module has two imports.
#include "abi/host.h"

#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

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
  const int length = std::vsnprintf(line, sizeof(line), format, args);
  if (length < static_cast<int>(sizeof(line))) {
    if (length > 0) tflm_log(line, static_cast<size_t>(length));
  } else {
    // A custom op's name or a path may be as long as the model's writer liked.
    char* all = static_cast<char*>(std::malloc(static_cast<size_t>(length) + 1));
    if (all == nullptr) {
      tflm_log(line, sizeof(line) - 1);
    } else {
      std::vsnprintf(all, static_cast<size_t>(length) + 1, format, again);
      tflm_log(all, static_cast<size_t>(length));
      std::free(all);
    }
  }
  va_end(again);
}

int DebugVsnprintf(char* buffer, size_t buf_size, const char* format, va_list vlist) {
  return std::vsnprintf(buffer, buf_size, format, vlist);
}

// What stdio asks of WASI. Errors are WASI's numbers: 8 = bad descriptor.
struct IoVector {
  const char* data;
  size_t length;
};

int32_t __imported_wasi_snapshot_preview1_fd_write(int32_t descriptor, int32_t vectors,
                                                   int32_t count, int32_t written) {
  if (descriptor != 1 && descriptor != 2) return 8;
  size_t total = 0;
  const IoVector* vector = reinterpret_cast<const IoVector*>(vectors);
  for (int32_t i = 0; i < count; ++i) {
    tflm_log(vector[i].data, vector[i].length);
    total += vector[i].length;
  }
  *reinterpret_cast<size_t*>(written) = total;
  return 0;
}

int32_t __imported_wasi_snapshot_preview1_fd_close(int32_t) { return 8; }
int32_t __imported_wasi_snapshot_preview1_fd_seek(int32_t, int64_t, int32_t, int32_t) {
  return 8;
}
int32_t __imported_wasi_snapshot_preview1_fd_fdstat_get(int32_t, int32_t) { return 8; }

}  // extern "C"

namespace tflite {

double HostNow() { return tflm_now(); }

// MicroProfiler's clock: microseconds, wrapping after 71 minutes.
uint32_t ticks_per_second() { return 1000000; }
uint32_t GetCurrentTimeTicks() {
  return static_cast<uint32_t>(static_cast<uint64_t>(tflm_now()));
}

}  // namespace tflite
