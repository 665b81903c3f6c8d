#include "kernels/fast/float_gemm.h"

#include "kernels/fast/once.h"

#if defined(__wasm_simd128__)

#include <cstring>

#include "kernels/fast/gemm_tile.h"

namespace tflite {
namespace fast {
namespace {

// Up to four values at `from`, zeros after them.
v128_t LoadSome(const float* from, int count) {
  if (from == nullptr || count <= 0) return wasm_f32x4_splat(0.0f);
  if (count >= 4) return wasm_v128_load(from);
  float values[4] = {};
  std::memcpy(values, from, static_cast<size_t>(count) * sizeof(float));
  return wasm_v128_load(values);
}

void StoreSome(float* to, v128_t values, int count) {
  if (count >= 4) {
    wasm_v128_store(to, values);
  } else if (count > 0) {
    float kept[4];
    wasm_v128_store(kept, values);
    std::memcpy(to, kept, static_cast<size_t>(count) * sizeof(float));
  }
}

// `lanes` of eight channels.
void Finish(v128_t low, v128_t high, const float* bias, int lanes, FloatRange range,
            float* output) {
  const v128_t first = wasm_f32x4_add(low, LoadSome(bias, lanes));
  const v128_t second =
      wasm_f32x4_add(high, LoadSome(bias == nullptr ? nullptr : bias + 4, lanes - 4));
  StoreSome(output, ClampFloat(first, range), lanes);
  StoreSome(output + 4, ClampFloat(second, range), lanes - 4);
}

template <unsigned count>
inline INLINED void Tile(const float* const* rows, const GemmRow& shape, const float* packed,
                         const float* bias, int lanes, FloatRange range, float* output,
                         int32_t step) {
  v128_t low[count];
  v128_t high[count];
  Each<count>([&](auto r) INLINED { low[r] = high[r] = wasm_f32x4_splat(0.0f); });
  PackedTile<FloatDot, count>(rows, shape, packed, low, high);
  Each<count>([&](auto r) INLINED {
    Finish(low[r], high[r], bias, lanes, range, output + r * step);
  });
}

// sums += the products of four terms of four channels; w[j] is the j-th channel's weights.
inline v128_t FourTerms(v128_t sums, v128_t x, const float* const* w, int32_t k) {
  const v128_t a = wasm_v128_load(w[0] + k);
  const v128_t b = wasm_v128_load(w[1] + k);
  const v128_t c = wasm_v128_load(w[2] + k);
  const v128_t d = wasm_v128_load(w[3] + k);
  const v128_t ab_low = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5);
  const v128_t cd_low = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5);
  const v128_t ab_high = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
  const v128_t cd_high = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
  const auto add = [&](v128_t weights, v128_t value) {
    sums = wasm_f32x4_add(sums, wasm_f32x4_mul(value, weights));
  };
  add(wasm_i32x4_shuffle(ab_low, cd_low, 0, 1, 4, 5), wasm_i32x4_shuffle(x, x, 0, 0, 0, 0));
  add(wasm_i32x4_shuffle(ab_low, cd_low, 2, 3, 6, 7), wasm_i32x4_shuffle(x, x, 1, 1, 1, 1));
  add(wasm_i32x4_shuffle(ab_high, cd_high, 0, 1, 4, 5), wasm_i32x4_shuffle(x, x, 2, 2, 2, 2));
  add(wasm_i32x4_shuffle(ab_high, cd_high, 2, 3, 6, 7), wasm_i32x4_shuffle(x, x, 3, 3, 3, 3));
  return sums;
}

}  // namespace

ONCE bool PackFloatWeights(const float* weights, int32_t depth, int32_t channels, float* packed) {
  float nothing = 0.0f;  // stays 0 unless something is infinite or no number
  for (int32_t c = 0; c < channels; c += 8) {
    for (int32_t k = 0; k < depth; ++k) {
      for (int32_t j = 0; j < 8; ++j) {
        const float w = c + j < channels ? weights[int64_t{c + j} * depth + k] : 0.0f;
        nothing += w * 0.0f;
        *packed++ = w;
      }
    }
  }
  return nothing == 0.0f;
}

void FloatGemm(const float* const* rows, int32_t count, const GemmRow& shape, const float* packed,
               const float* bias, int32_t channels, FloatRange range, float* output) {
  const int64_t block = int64_t{shape.depth()} * 8;
  for (int32_t c = 0; c < channels; c += 8, packed += block) {
    const int lanes = channels - c < 8 ? channels - c : 8;
    const float* some = bias == nullptr ? nullptr : bias + c;
    int32_t r = 0;
    for (; r + 4 <= count; r += 4) {
      Tile<4>(rows + r, shape, packed, some, lanes, range, output + int64_t{r} * channels + c,
              channels);
    }
    for (; r < count; ++r) {
      Tile<1>(rows + r, shape, packed, some, lanes, range, output + int64_t{r} * channels + c,
              channels);
    }
  }
}

void FloatProduct(const float* row, const float* weights, int32_t depth, const float* bias,
                  int32_t channels, FloatRange range, float* output) {
  for (int32_t c = 0; c < channels; c += 8) {
    const int lanes = channels - c < 8 ? channels - c : 8;
    const float* w[8];
    for (int j = 0; j < 8; ++j) {
      // Lanes beyond the last channel compute it again; their results are not stored.
      w[j] = weights + int64_t{c + (j < lanes ? j : lanes - 1)} * depth;
    }
    v128_t low = wasm_f32x4_splat(0.0f);
    v128_t high = low;
    int32_t k = 0;
    for (; k + 4 <= depth; k += 4) {
      const v128_t x = wasm_v128_load(row + k);
      low = FourTerms(low, x, w, k);
      high = FourTerms(high, x, w + 4, k);
    }
    for (; k < depth; ++k) {
      const v128_t x = wasm_f32x4_splat(row[k]);
      low = wasm_f32x4_add(
          low, wasm_f32x4_mul(x, wasm_f32x4_make(w[0][k], w[1][k], w[2][k], w[3][k])));
      high = wasm_f32x4_add(
          high, wasm_f32x4_mul(x, wasm_f32x4_make(w[4][k], w[5][k], w[6][k], w[7][k])));
    }
    Finish(low, high, bias == nullptr ? nullptr : bias + c, lanes, range, output + c);
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
