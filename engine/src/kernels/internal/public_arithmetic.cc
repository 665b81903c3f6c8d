// The arithmetic of the kernels under the names that a user's own kernel knows.
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/quantization.h"
#include "tensorflow/lite/kernels/internal/common.h"
#include "tensorflow/lite/kernels/internal/quantization_util.h"

namespace tflite {
namespace {

void Give(const kernels::Multiplier& multiplier, int32_t* value, int* shift) {
  *value = multiplier.value;
  *shift = multiplier.shift;
}

}  // namespace

int32_t MultiplyByQuantizedMultiplier(int32_t x, int32_t quantized_multiplier, int shift) {
  TFLITE_DCHECK(quantized_multiplier >= 0);
  TFLITE_DCHECK(shift >= -31 && shift <= 30);
  return kernels::MultiplyByQuantizedMultiplier(x, quantized_multiplier, shift);
}

int32_t MultiplyByQuantizedMultiplier(int64_t x, int32_t quantized_multiplier, int shift) {
  TFLITE_DCHECK(kernels::MultiplierSuits64(quantized_multiplier, shift));
  return kernels::MultiplyByQuantizedMultiplier64(x, quantized_multiplier, shift);
}

void QuantizeMultiplier(double double_multiplier, int32_t* quantized_multiplier, int* shift) {
  Give(kernels::QuantizeMultiplier(double_multiplier), quantized_multiplier, shift);
}

void QuantizeMultiplierSmallerThanOneExp(double double_multiplier, int32_t* quantized_multiplier,
                                         int* left_shift) {
  kernels::Multiplier multiplier;
  TFLITE_CHECK(kernels::QuantizeMultiplierSmallerThanOne(double_multiplier, &multiplier));
  Give(multiplier, quantized_multiplier, left_shift);
}

void QuantizeMultiplierGreaterThanOne(double double_multiplier, int32_t* quantized_multiplier,
                                      int* left_shift) {
  kernels::Multiplier multiplier;
  TFLITE_CHECK(kernels::QuantizeMultiplierGreaterThanOne(double_multiplier, &multiplier));
  Give(multiplier, quantized_multiplier, left_shift);
}

bool CheckedLog2(const float x, int* log2_result) { return kernels::CheckedLog2(x, log2_result); }

}  // namespace tflite
