// The reference kernels by name. Upstream spreads them over a header a family (conv.h, softmax.h …),
// which are here for the programs that include them.
#ifndef TENSORFLOW_LITE_MICRO_KERNELS_MICRO_OPS_H_
#define TENSORFLOW_LITE_MICRO_KERNELS_MICRO_OPS_H_

#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {

#define TFLM_BUILTIN_OP(method, op, parser) TFLMRegistration Register_##op();
#include "tensorflow/lite/micro/kernels/op_list.inc"
#undef TFLM_BUILTIN_OP

// Kernels for some types only, where a platform has such. Here, as in upstream's reference build,
// they are the general ones.
#define TFLM_VARIANT(op, types) \
  inline TFLMRegistration Register_##op##_##types() { return Register_##op(); }
TFLM_VARIANT(ADD, INT8)
TFLM_VARIANT(ADD, INT16)
TFLM_VARIANT(AVERAGE_POOL_2D, INT8)
TFLM_VARIANT(AVERAGE_POOL_2D, INT16)
TFLM_VARIANT(BATCH_MATMUL, INT8)
TFLM_VARIANT(BATCH_MATMUL, INT16)
TFLM_VARIANT(CONV_2D, INT4)
TFLM_VARIANT(CONV_2D, INT8)
TFLM_VARIANT(CONV_2D, INT16)
TFLM_VARIANT(DEPTHWISE_CONV_2D, INT4)
TFLM_VARIANT(DEPTHWISE_CONV_2D, INT8)
TFLM_VARIANT(DEPTHWISE_CONV_2D, INT16)
TFLM_VARIANT(FULLY_CONNECTED, INT4)
TFLM_VARIANT(FULLY_CONNECTED, INT8)
TFLM_VARIANT(FULLY_CONNECTED, INT16)
TFLM_VARIANT(MAX_POOL_2D, INT8)
TFLM_VARIANT(MAX_POOL_2D, INT16)
TFLM_VARIANT(MUL, INT8)
TFLM_VARIANT(SOFTMAX, INT8)
TFLM_VARIANT(SOFTMAX, INT8_INT16)
TFLM_VARIANT(SOFTMAX, INT16)
TFLM_VARIANT(SVDF, INT8)
TFLM_VARIANT(TRANSPOSE_CONV, INT8)
#undef TFLM_VARIANT

TFLMRegistration* Register_CIRCULAR_BUFFER();
TFLMRegistration* Register_DECODE();
TFLMRegistration* Register_DETECTION_POSTPROCESS();

namespace tflm_signal {

TFLMRegistration* Register_DELAY();
TFLMRegistration* Register_ENERGY();
TFLMRegistration* Register_FFT_AUTO_SCALE();
TFLMRegistration* Register_FILTER_BANK();
TFLMRegistration* Register_FILTER_BANK_LOG();
TFLMRegistration* Register_FILTER_BANK_SPECTRAL_SUBTRACTION();
TFLMRegistration* Register_FILTER_BANK_SQUARE_ROOT();
TFLMRegistration* Register_FRAMER();
TFLMRegistration* Register_IRFFT();
TFLMRegistration* Register_IRFFT_FLOAT();
TFLMRegistration* Register_IRFFT_INT16();
TFLMRegistration* Register_IRFFT_INT32();
TFLMRegistration* Register_OVERLAP_ADD();
TFLMRegistration* Register_OVERLAP_ADD_FLOAT();
TFLMRegistration* Register_OVERLAP_ADD_INT16();
TFLMRegistration* Register_PCAN();
TFLMRegistration* Register_RFFT();
TFLMRegistration* Register_RFFT_FLOAT();
TFLMRegistration* Register_RFFT_INT16();
TFLMRegistration* Register_RFFT_INT32();
TFLMRegistration* Register_STACKER();
TFLMRegistration* Register_WINDOW();

}  // namespace tflm_signal
}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_KERNELS_MICRO_OPS_H_
