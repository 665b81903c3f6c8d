#include "tensorflow/lite/core/api/error_reporter.h"

#include <new>

#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/tflite_bridge/micro_error_reporter.h"

namespace tflite {

int ErrorReporter::Report(const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int printed = Report(format, args);
  va_end(args);
  return printed;
}

int ErrorReporter::ReportError(void*, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int printed = Report(format, args);
  va_end(args);
  return printed;
}

int MicroErrorReporter::Report(const char* format, va_list args) {
  VMicroPrintf(format, args);
  return 0;
}

ErrorReporter* GetMicroErrorReporter() {
  alignas(MicroErrorReporter) static unsigned char place[sizeof(MicroErrorReporter)];
  static ErrorReporter* const reporter = new (place) MicroErrorReporter();
  return reporter;
}

}  // namespace tflite
