// The range an activation leaves of a type.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_RANGES_H_
#define ENGINE_SRC_KERNELS_INTERNAL_RANGES_H_

#include <cstdint>

#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"

namespace tflite {
namespace kernels {

// Quantised values the activation allows in the output's type, scale and zero point. uint8, int8
// and int16 only; anything else, and a bound beyond int32, is an error with upstream's message.
TfLiteStatus QuantizedActivationRange(TfLiteContext* context, TfLiteFusedActivation activation,
                                      const TfLiteTensor* output, int32_t* min, int32_t* max);

// For float and int32: Tanh, SignBit and Sigmoid leave everything, as None does.
template <typename T>
void ActivationRange(TfLiteFusedActivation activation, T* min, T* max) {
  CalculateActivationRange(activation, min, max);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_RANGES_H_
