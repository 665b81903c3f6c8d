// LOGISTIC and TANH over arrays; the gates of the LSTM use them too.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_SIGMOID_TANH_H_
#define ENGINE_SRC_KERNELS_INTERNAL_SIGMOID_TANH_H_

#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

float LogisticFloat(float x);

// How an input reaches the fixed-point function: int8 through F_4 with a radius beyond which the
// result is the end of the range, int16 through a factor and a shift (factor 0: 3 << shift).
struct SigmoidScaling {
  int32_t multiplier;
  int shift;
  int32_t input_zero_point;
  int32_t input_range_radius;
};

// Fills the scaling of an int8 input.
void ScaleInt8Sigmoid(const TfLiteTensor* input, SigmoidScaling* scaling);

// Fills the scaling of an int16 input. A scale that is a power of two with a shift from 0 to
// `largest_exact_shift` needs no factor. False where upstream aborts: the factor leaves int16.
bool ScaleInt16Sigmoid(const TfLiteTensor* input, int largest_exact_shift,
                       SigmoidScaling* scaling);

void LogisticInt8(const SigmoidScaling& scaling, int32_t count, const int8_t* x, int8_t* y);
void LogisticInt16(int32_t multiplier, int shift, int32_t count, const int16_t* x, int16_t* y);
void TanhInt8(const SigmoidScaling& scaling, int32_t count, const int8_t* x, int8_t* y);
void TanhInt16(int32_t multiplier, int shift, int32_t count, const int16_t* x, int16_t* y);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_SIGMOID_TANH_H_
