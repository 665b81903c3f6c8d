// The matrix product of CONV_2D and FULLY_CONNECTED in float32, with a channel in every lane: each
// sum runs through its terms in the reference's order, so that it rounds alike.
#ifndef ENGINE_SRC_KERNELS_FAST_FLOAT_GEMM_H_
#define ENGINE_SRC_KERNELS_FAST_FLOAT_GEMM_H_

#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

#include "kernels/fast/gemm.h"

namespace tflite {
namespace fast {

struct FloatRange {
  float min;
  float max;
};

// Weights of eight channels side by side: [channels / 8][depth][8], zeros beyond the last channel.
inline int64_t FloatPackedRoom(int32_t depth, int32_t channels) {
  return int64_t{(channels + 7) & ~7} * depth;
}

// From [channel][depth]. False if some weight is no finite number: a tap outside the image, which
// the reference skips, would not be nothing then.
bool PackFloatWeights(const float* weights, int32_t depth, int32_t channels, float* packed);

// output[r · channels + c] for `count` input rows. `bias` may be null.
void FloatGemm(const float* const* rows, int32_t count, const GemmRow& shape, const float* packed,
               const float* bias, int32_t channels, FloatRange range, float* output);

// The same for one row and weights as they are, [channel][depth]: packing would take longer.
void FloatProduct(const float* row, const float* weights, int32_t depth, const float* bias,
                  int32_t channels, FloatRange range, float* output);

#if defined(__wasm_simd128__)

// The reference's clamp, NaN included.
inline v128_t ClampFloat(v128_t x, FloatRange range) {
  const v128_t above = wasm_f32x4_pmax(x, wasm_f32x4_splat(range.min));
  return wasm_f32x4_pmin(above, wasm_f32x4_splat(range.max));
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FLOAT_GEMM_H_
