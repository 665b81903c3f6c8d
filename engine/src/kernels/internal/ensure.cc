#include "kernels/internal/ensure.h"

namespace tflite {
namespace kernels {

TfLiteStatus FailCheck(const char* file, int line, const char* text) {
  MicroPrintf("%s:%d %s was not true.", file, line, text);
  return kTfLiteError;
}

TfLiteStatus FailEqual(const char* file, int line, const char* a_text, const char* b_text,
                       int32_t first, int32_t second) {
  MicroPrintf("%s:%d %s != %s (%d != %d)", file, line, a_text, b_text, static_cast<int>(first),
              static_cast<int>(second));
  return kTfLiteError;
}

TfLiteStatus FailTypes(const char* file, int line, const char* a_text, const char* b_text,
                       TfLiteType a, TfLiteType b) {
  MicroPrintf("%s:%d %s != %s (%s != %s)", file, line, a_text, b_text, TfLiteTypeGetName(a),
              TfLiteTypeGetName(b));
  return kTfLiteError;
}

TfLiteStatus FailNear(const char* file, int line, const char* a_text, const char* b_text, double a,
                      double b) {
  MicroPrintf("%s:%d %s not near %s (%f != %f)", file, line, a_text, b_text, a, b);
  return kTfLiteError;
}

TfLiteStatus FailMessage(const char* file, const char* message) {
  MicroPrintf("%s %s", file, message);
  return kTfLiteError;
}

}  // namespace kernels
}  // namespace tflite
