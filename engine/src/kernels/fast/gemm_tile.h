// The inner loop of the integer matrix products: int16 rows times packed weights.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_

#include <wasm_simd128.h>

#include "kernels/fast/gemm.h"

namespace tflite {
namespace fast {

// Adds, modulo 2^32, the products of `count` rows and eight channels: low[r] has the first four.
template <int count>
inline __attribute__((always_inline)) void PackedTile(const int16_t* const* rows,
                                                      const GemmRow& shape, const int16_t* packed,
                                                      v128_t* low, v128_t* high) {
  const int16_t* line[count];
  for (int r = 0; r < count; ++r) line[r] = rows[r];
  const auto pair = [&](const int16_t* const* x, int at) {
    const v128_t first = wasm_v128_load(packed + 8 * at);
    const v128_t second = wasm_v128_load(packed + 8 * at + 8);
    for (int r = 0; r < count; ++r) {
      const v128_t values = wasm_v128_load32_splat(x[r] + at);
      low[r] = wasm_i32x4_add(low[r], wasm_i32x4_dot_i16x8(values, first));
      high[r] = wasm_i32x4_add(high[r], wasm_i32x4_dot_i16x8(values, second));
    }
  };
  for (int32_t l = 0; l < shape.lines; ++l) {
    const int16_t* start[count];
    for (int r = 0; r < count; ++r) start[r] = line[r];
    for (int32_t n = 0; n < shape.runs; ++n) {
      const int16_t* x[count];
      for (int r = 0; r < count; ++r) x[r] = start[r];
      int32_t k = shape.run;
      for (; k > 6; k -= 8) {
        pair(x, 0);
        pair(x, 2);
        pair(x, 4);
        pair(x, 6);
        packed += 64;
        for (int r = 0; r < count; ++r) x[r] += 8;
      }
      for (; k > 0; k -= 2) {
        pair(x, 0);
        packed += 16;
        for (int r = 0; r < count; ++r) x[r] += 2;
      }
      for (int r = 0; r < count; ++r) start[r] += shape.run_step;
    }
    for (int r = 0; r < count; ++r) line[r] += shape.line_step;
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
