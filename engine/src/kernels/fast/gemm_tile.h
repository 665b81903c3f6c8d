// The inner loop of the integer matrix products: rows of inputs times packed weights.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_

#include "kernels/fast/gemm.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {

// Adds, modulo 2^32, the products of `count` rows and eight channels: low[r] has the first four.
template <typename Dot, int count>
inline __attribute__((always_inline)) void PackedTile(const typename Dot::Value* const* rows,
                                                      const GemmRow& shape,
                                                      const typename Dot::Value* packed,
                                                      v128_t* low, v128_t* high) {
  using Value = typename Dot::Value;
  constexpr int kTerms = Dot::kTerms;
  constexpr int kHalf = kTerms * kBlockChannels / 2;  // places of a vector
  const Value* line[count];
  for (int r = 0; r < count; ++r) line[r] = rows[r];
  const auto terms = [&](const Value* const* x, int n) {
    const v128_t first = wasm_v128_load(packed + 2 * kHalf * n);
    const v128_t second = wasm_v128_load(packed + 2 * kHalf * n + kHalf);
    for (int r = 0; r < count; ++r) {
      const v128_t values = wasm_v128_load32_splat(x[r] + kTerms * n);
      low[r] = Dot::Add(low[r], first, values);
      high[r] = Dot::Add(high[r], second, values);
    }
  };
  for (int32_t l = 0; l < shape.lines; ++l) {
    const Value* start[count];
    for (int r = 0; r < count; ++r) start[r] = line[r];
    for (int32_t n = 0; n < shape.runs; ++n) {
      const Value* x[count];
      for (int r = 0; r < count; ++r) x[r] = start[r];
      int32_t k = shape.run;
      for (; k > 3 * kTerms; k -= 4 * kTerms) {
        terms(x, 0);
        terms(x, 1);
        terms(x, 2);
        terms(x, 3);
        packed += 8 * kHalf;
        for (int r = 0; r < count; ++r) x[r] += 4 * kTerms;
      }
      for (; k > 0; k -= kTerms) {
        terms(x, 0);
        packed += 2 * kHalf;
        for (int r = 0; r < count; ++r) x[r] += kTerms;
      }
      for (int r = 0; r < count; ++r) start[r] += shape.run_step;
    }
    for (int r = 0; r < count; ++r) line[r] += shape.line_step;
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
