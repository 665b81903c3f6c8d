// The inner loop of the integer matrix products: rows of inputs times packed weights.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_

#include "kernels/fast/gemm.h"
#include "kernels/fast/unrolled.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {

// Adds, modulo 2^32, the products of `count` rows and eight channels: low[r] has the first four.
// Not unrolled: what more than one step needs at a time does not fit in 16 registers.
template <typename Dot, unsigned count>
inline __attribute__((always_inline)) void PackedTile(const typename Dot::Value* const* rows,
                                                      const GemmRow& shape,
                                                      const typename Dot::Value* packed,
                                                      v128_t (&low)[count],
                                                      v128_t (&high)[count]) {
  using Value = typename Dot::Value;
  constexpr int32_t kHalf = Dot::kTerms * kBlockChannels / 2;  // places of a vector
  const Value* line[count];
  Each<count>([&](auto r) INLINED { line[r] = rows[r]; });
  for (int32_t l = 0; l < shape.lines; ++l) {
    const Value* start[count];
    Each<count>([&](auto r) INLINED { start[r] = line[r]; });
    for (int32_t n = 0; n < shape.runs; ++n) {
      const Value* x[count];
      Each<count>([&](auto r) INLINED { x[r] = start[r]; });
      for (int32_t k = shape.run; k > 0; k -= Dot::kTerms, packed += 2 * kHalf) {
        const v128_t first = wasm_v128_load(packed);
        const v128_t second = wasm_v128_load(packed + kHalf);
        Each<count>([&](auto r) INLINED {
          const v128_t values = wasm_v128_load32_splat(x[r]);
          low[r] = Dot::Add(low[r], first, values);
          high[r] = Dot::Add(high[r], second, values);
          x[r] += Dot::kTerms;
        });
      }
      Each<count>([&](auto r) INLINED { start[r] += shape.run_step; });
    }
    Each<count>([&](auto r) INLINED { line[r] += shape.line_step; });
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_TILE_H_
