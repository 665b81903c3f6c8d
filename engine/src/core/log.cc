// MicroPrintf: each message is the text, then CR LF.
#include <cstdarg>

#include "tensorflow/lite/micro/debug_log.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace {

void LogLineEnd(const char* format, ...) {
  va_list args;
  va_start(args, format);
  DebugLog(format, args);
  va_end(args);
}

}  // namespace

void VMicroPrintf(const char* format, va_list args) {
  DebugLog(format, args);
  LogLineEnd("\r\n");
}

void MicroPrintf(const char* format, ...) {
  va_list args;
  va_start(args, format);
  VMicroPrintf(format, args);
  va_end(args);
}

int MicroVsnprintf(char* buffer, size_t buf_size, const char* format, va_list args) {
  return DebugVsnprintf(buffer, buf_size, format, args);
}

int MicroSnprintf(char* buffer, size_t buf_size, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = MicroVsnprintf(buffer, buf_size, format, args);
  va_end(args);
  return length;
}
