// Sums and differences of quantised values: both operands are brought to one scale with spare bits,
// combined there, and the result is brought to the output's scale.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_COMMON_SCALE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_COMMON_SCALE_H_

#include <cstdint>

#include "kernels/internal/convert.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/quantization.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// One operand's way to the common scale.
struct ScaledOperand {
  int32_t zero_point;
  int left_shift;
  Multiplier multiplier;

  int32_t operator()(int32_t x) const {
    const int32_t shifted = WrapShiftLeft(WrapSub(x, zero_point), left_shift);
    return MultiplyByQuantizedMultiplierSmallerThanOne(shifted, multiplier.value, multiplier.shift);
  }
};

// And the result's way back.
struct ScaledResult {
  int32_t zero_point;
  Multiplier multiplier;
  int32_t min;
  int32_t max;

  int32_t operator()(int32_t sum) const {
    const int32_t scaled =
        MultiplyByQuantizedMultiplierSmallerThanOne(sum, multiplier.value, multiplier.shift);
    return Clamp(WrapAdd(scaled, zero_point), min, max);
  }
};

// Fills multipliers and zero points as ADD computes them, in double; false where upstream aborts
// because a multiplier is not between 0 and 1. min and max are the caller's.
inline bool FillCommonScale(const TfLiteTensor* input1, const TfLiteTensor* input2,
                            const TfLiteTensor* output, int left_shift, ScaledOperand* operand1,
                            ScaledOperand* operand2, ScaledResult* result) {
  const double scale1 = input1->params.scale;
  const double scale2 = input2->params.scale;
  const double twice_max = 2 * (scale1 > scale2 ? scale1 : scale2);
  const double output_scale = output->params.scale;
  operand1->zero_point = input1->params.zero_point;
  operand2->zero_point = input2->params.zero_point;
  operand1->left_shift = operand2->left_shift = left_shift;
  result->zero_point = output->params.zero_point;
  return QuantizeMultiplierSmallerThanOne(scale1 / twice_max, &operand1->multiplier) &&
         QuantizeMultiplierSmallerThanOne(scale2 / twice_max, &operand2->multiplier) &&
         QuantizeMultiplierSmallerThanOne(twice_max / ((1 << left_shift) * output_scale),
                                          &result->multiplier);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_COMMON_SCALE_H_
