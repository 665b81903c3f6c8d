// The log of a program that does not bring its own: standard error, as on a desktop.
#include "tensorflow/lite/micro/debug_log.h"

#include <cstdio>

extern "C" {

__attribute__((weak)) void DebugLog(const char* format, va_list args) {
  std::vfprintf(stderr, format, args);
}

__attribute__((weak)) int DebugVsnprintf(char* buffer, size_t buf_size, const char* format,
                                         va_list vlist) {
  return std::vsnprintf(buffer, buf_size, format, vlist);
}

}  // extern "C"
