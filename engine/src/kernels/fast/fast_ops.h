// A second set of kernels, for WebAssembly's 128-bit SIMD: the same bits and the same arena as the
// reference kernels, faster. What one of them does not handle it hands to the reference kernel.
//
// CONV_2D            int8 and int4 weights, int16 activations (one group), float32 (one group)
// DEPTHWISE_CONV_2D  int8 and int4 weights (from 8 channels on; a multiplier only for one input
//                    channel), float32 (from 4 channels on, no multiplier)
// FULLY_CONNECTED    int8 weights with int8 or int16 activations (from 8 inputs on), float32
// ADD, SUB, MUL      int8, equal shapes
// *_POOL_2D          int8, from 16 channels on
// the others         int8 to int8, from 512 elements on
#ifndef ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_
#define ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_

#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

TFLMRegistration Register_ADD();
TFLMRegistration Register_AVERAGE_POOL_2D();
TFLMRegistration Register_CONV_2D();
TFLMRegistration Register_DEPTHWISE_CONV_2D();
TFLMRegistration Register_FULLY_CONNECTED();
TFLMRegistration Register_HARD_SWISH();
TFLMRegistration Register_LEAKY_RELU();
TFLMRegistration Register_LOGISTIC();
TFLMRegistration Register_MAX_POOL_2D();
TFLMRegistration Register_MUL();
TFLMRegistration Register_QUANTIZE();
TFLMRegistration Register_RELU();
TFLMRegistration Register_RELU6();
TFLMRegistration Register_SUB();
TFLMRegistration Register_TANH();

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_
