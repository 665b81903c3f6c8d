// Ops whose fast kernel is the reference's, compiled for speed.
#include "kernels/fast/compiled/compiled.h"
#include "kernels/fast/fast_ops.h"

namespace tflite {
namespace fast {

TFLMRegistration Register_CONCATENATION() {
  return RegisterCompiled<tflite::Register_CONCATENATION, compiled::Register_CONCATENATION>();
}

TFLMRegistration Register_DEQUANTIZE() {
  return RegisterCompiled<tflite::Register_DEQUANTIZE, compiled::Register_DEQUANTIZE>();
}

TFLMRegistration Register_MEAN() {
  return RegisterCompiled<tflite::Register_MEAN, compiled::Register_MEAN>();
}

TFLMRegistration Register_PAD() {
  return RegisterCompiled<tflite::Register_PAD, compiled::Register_PAD>();
}

TFLMRegistration Register_PADV2() {
  return RegisterCompiled<tflite::Register_PADV2, compiled::Register_PADV2>();
}

TFLMRegistration Register_SOFTMAX() {
  return RegisterCompiled<tflite::Register_SOFTMAX, compiled::Register_SOFTMAX>();
}

}  // namespace fast
}  // namespace tflite
