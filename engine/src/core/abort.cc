#include "core/abort.h"

#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

bool aborted = false;

}  // namespace

TfLiteStatus Abort(const char* place, const char* what) {
  MicroPrintf("Aborted: %s: %s", place, what);
  aborted = true;
  return kTfLiteAbort;
}

bool AbortPending() { return aborted; }

bool TakeAbort() {
  const bool was = aborted;
  aborted = false;
  return was;
}

}  // namespace tflite
