// The inner loop of the integer matrix products: int16 rows times int8 rows of weights.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_

#include <wasm_simd128.h>

#include "kernels/fast/gemm.h"

namespace tflite {
namespace fast {

// Lane j is the sum of the lanes of the j-th argument.
inline v128_t HorizontalSums(v128_t a, v128_t b, v128_t c, v128_t d) {
  const v128_t ab = wasm_i32x4_add(wasm_i32x4_shuffle(a, b, 0, 4, 1, 5),
                                   wasm_i32x4_shuffle(a, b, 2, 6, 3, 7));
  const v128_t cd = wasm_i32x4_add(wasm_i32x4_shuffle(c, d, 0, 4, 1, 5),
                                   wasm_i32x4_shuffle(c, d, 2, 6, 3, 7));
  return wasm_i32x4_add(wasm_i32x4_shuffle(ab, cd, 0, 1, 4, 5),
                        wasm_i32x4_shuffle(ab, cd, 2, 3, 6, 7));
}

// The sums, modulo 2^32, of four channels for `count` rows; weights[j] is the j-th channel's row of
// weights.
template <int count>
inline void Tile(const int16_t* const* rows, const GemmRow& shape, const int8_t* const* weights,
                 int32_t depth, v128_t* sums) {
  const v128_t zero = wasm_i32x4_splat(0);
  v128_t acc[count][4];
  const int16_t* x[count];
  for (int r = 0; r < count; ++r) {
    x[r] = rows[r];
    for (int j = 0; j < 4; ++j) acc[r][j] = zero;
  }
  const auto step = [&](int32_t at, int32_t weights_at) {
    v128_t values[count];
    for (int r = 0; r < count; ++r) values[r] = wasm_v128_load(x[r] + at);
    for (int j = 0; j < 4; ++j) {
      const v128_t w = wasm_i16x8_load8x8(weights[j] + weights_at);
      for (int r = 0; r < count; ++r) {
        acc[r][j] = wasm_i32x4_add(acc[r][j], wasm_i32x4_dot_i16x8(values[r], w));
      }
    }
  };
  int32_t done = 0;
  for (int32_t s = 0; s < shape.segments; ++s) {
    for (int32_t k = 0; k < shape.segment; k += 8) step(k, done + k);
    done += shape.segment;
    for (int r = 0; r < count; ++r) x[r] += shape.segment_step;
  }
  if (done < depth) {
    for (int r = 0; r < count; ++r) x[r] = rows[r];
    step(done, depth - 8);
  }
  for (int r = 0; r < count; ++r) {
    sums[r] = HorizontalSums(acc[r][0], acc[r][1], acc[r][2], acc[r][3]);
  }
}

// The rows of weights of channels c … c + 3 of `channels`. Lanes beyond the last channel compute it
// again; their results are not to be stored. Returns how many are.
inline int ChannelRows(const int8_t* weights, int32_t depth, int32_t channels, int32_t c,
                       const int8_t** rows) {
  const int lanes = channels - c < 4 ? channels - c : 4;
  for (int j = 0; j < 4; ++j) {
    rows[j] = weights + int64_t{c + (j < lanes ? j : lanes - 1)} * depth;
  }
  return lanes;
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
