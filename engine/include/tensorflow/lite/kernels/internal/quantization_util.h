// Real multipliers as fixed-point numbers, for Prepare.
#ifndef TENSORFLOW_LITE_KERNELS_INTERNAL_QUANTIZATION_UTIL_H_
#define TENSORFLOW_LITE_KERNELS_INTERNAL_QUANTIZATION_UTIL_H_

#include <cstdint>

namespace tflite {

// double_multiplier ≈ *quantized_multiplier · 2^(*shift − 31), with ½ ≤ *quantized_multiplier / 2^31
// < 1 unless it is 0.
void QuantizeMultiplier(double double_multiplier, int32_t* quantized_multiplier, int* shift);
// For 0 < double_multiplier < 1 and for double_multiplier > 1; anything else ends the program.
void QuantizeMultiplierSmallerThanOneExp(double double_multiplier, int32_t* quantized_multiplier,
                                         int* left_shift);
void QuantizeMultiplierGreaterThanOne(double double_multiplier, int32_t* quantized_multiplier,
                                      int* left_shift);
// log2 of x, rounded; true if x is that power of two to within a thousandth.
bool CheckedLog2(const float x, int* log2_result);

}  // namespace tflite

#endif  // TENSORFLOW_LITE_KERNELS_INTERNAL_QUANTIZATION_UTIL_H_
