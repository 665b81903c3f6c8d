// int16 activations: sums of SIMD products, then bias, multiplier and clamp one value at a time.
#ifndef ENGINE_SRC_KERNELS_FAST_INT16_STAGE_H_
#define ENGINE_SRC_KERNELS_FAST_INT16_STAGE_H_

#include <cstdint>

#include "kernels/fast/gemm.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace fast {

// One of the biases, or neither. `wide` says which arithmetic the op has: a 64-bit sum with the
// multiplier's upper 16 bits, or a 32-bit sum.
struct Int16Stage {
  const int32_t* bias32;
  const int64_t* bias64;
  bool wide;
  const int32_t* multipliers;
  const int32_t* shifts;
  int32_t step;  // 1 for multipliers of each channel, 0 for one of all
  int32_t zero_point;
  int32_t min;
  int32_t max;
};

// As the reference chooses: by the bias, or by `bias_type` where there is none. False where the
// reference has to answer: another type of bias, a bias too short, or a multiplier out of range.
bool MakeInt16Stage(const TfLiteEvalTensor* bias, TfLiteType bias_type, int32_t channels,
                    Int16Stage* stage);

// The output of channel c, from its sum without the bias.
int16_t FinishInt16(const Int16Stage& stage, int64_t sum, int32_t c);

// Fewer products of an int16 and an int8 than 512 certainly fit in an int32 together.
constexpr int32_t kInt16Terms = 504;

// As Gemm, for rows of one run; output[r · channels + c].
void Int16Gemm(const int16_t* const* rows, int32_t count, const int16_t* packed, int32_t depth,
               int32_t channels, const Int16Stage& stage, int16_t* output);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_INT16_STAGE_H_
