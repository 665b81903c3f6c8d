// A second set of kernels, for WebAssembly's 128-bit SIMD: the same bits and the same arena as the
// reference kernels, faster. What one of them does not handle it hands to the reference kernel.
#ifndef ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_
#define ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_

#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

TFLMRegistration Register_ADD();
TFLMRegistration Register_CONV_2D();
TFLMRegistration Register_DEPTHWISE_CONV_2D();
TFLMRegistration Register_FULLY_CONNECTED();

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_
