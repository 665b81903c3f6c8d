// A second set of kernels, for WebAssembly's 128-bit SIMD: the same bits and the same arena as the
// reference kernels, faster. What one of them does not handle it hands to the reference kernel.
//
// Hand-written, for SIMD:
//
// CONV_2D            int8 and int4 weights, int16 activations (one group), float32 (one group)
// DEPTHWISE_CONV_2D  int8 and int4 weights, int16 activations, float32 (from 4 channels on, no
//                    multiplier)
// FULLY_CONNECTED    int8, int4 and int16 activations (weights that never change, or for int8 some
//                    batches), float32
// TRANSPOSE_CONV     int8, int16 and float32
// SVDF               int8 (state of int8, or of int16 without zero point) and float32, weights that
//                    never change
// UNIDIRECTIONAL_SEQUENCE_LSTM
//                    int8, int16 (no zero points) and float32, weights that never change
// ADD, SUB, MUL      int8, int16 and float32, equal shapes or broadcast
// MEAN               int8, int16 and float32, over dimensions that are neighbours
// QUANTIZE           all types but int16 and int32 to uint8
// DEQUANTIZE         all types
// SOFTMAX            int8, int16 and float32 (with the C library's exp)
// PAD, PADV2         all types, unless something is cut off
// CONCATENATION      all types
// LEAKY_RELU         int16 and float32
// LOGISTIC, TANH     int16
// *_POOL_2D          int8, int16 and float32 (averages of int16 over 500 pixels at most)
//
// HARD_SWISH, LEAKY_RELU, LOGISTIC, QUANTIZE, RELU, RELU6 and TANH look int8 up in a table of all 256
// values.
//
// Everything else is handed to the reference kernel, which is told to whoever watches.
#ifndef ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_
#define ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_

#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

TFLMRegistration Register_ADD();
TFLMRegistration Register_AVERAGE_POOL_2D();
TFLMRegistration Register_CONCATENATION();
TFLMRegistration Register_CONV_2D();
TFLMRegistration Register_DEPTHWISE_CONV_2D();
TFLMRegistration Register_DEQUANTIZE();
TFLMRegistration Register_FULLY_CONNECTED();
TFLMRegistration Register_HARD_SWISH();
TFLMRegistration Register_LEAKY_RELU();
TFLMRegistration Register_LOGISTIC();
TFLMRegistration Register_MAX_POOL_2D();
TFLMRegistration Register_MEAN();
TFLMRegistration Register_MUL();
TFLMRegistration Register_PAD();
TFLMRegistration Register_PADV2();
TFLMRegistration Register_QUANTIZE();
TFLMRegistration Register_RELU();
TFLMRegistration Register_RELU6();
TFLMRegistration Register_SOFTMAX();
TFLMRegistration Register_SUB();
TFLMRegistration Register_SVDF();
TFLMRegistration Register_TANH();
TFLMRegistration Register_TRANSPOSE_CONV();
TFLMRegistration Register_UNIDIRECTIONAL_SEQUENCE_LSTM();

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FAST_OPS_H_
