#include "kernels/fast/gemm.h"

#if defined(__wasm_simd128__)

#include <cstring>

namespace tflite {
namespace fast {
namespace {

// Lane j is the sum of the lanes of the j-th argument.
inline v128_t HorizontalSums(v128_t a, v128_t b, v128_t c, v128_t d) {
  const v128_t ab = wasm_i32x4_add(wasm_i32x4_shuffle(a, b, 0, 4, 1, 5),
                                   wasm_i32x4_shuffle(a, b, 2, 6, 3, 7));
  const v128_t cd = wasm_i32x4_add(wasm_i32x4_shuffle(c, d, 0, 4, 1, 5),
                                   wasm_i32x4_shuffle(c, d, 2, 6, 3, 7));
  return wasm_i32x4_add(wasm_i32x4_shuffle(ab, cd, 0, 1, 4, 5),
                        wasm_i32x4_shuffle(ab, cd, 2, 3, 6, 7));
}

inline v128_t Accumulate(v128_t sum, v128_t x, v128_t w) {
  return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(x, w));
}

// Four channels of `rows` rows; w[j] is the j-th channel's row of weights.
template <int rows>
inline void Tile(const int16_t* input, int32_t room, const int8_t* const* w, int32_t depth,
                 v128_t* sums) {
  const v128_t zero = wasm_i32x4_splat(0);
  v128_t acc[rows][4];
  for (int r = 0; r < rows; ++r) {
    for (int j = 0; j < 4; ++j) acc[r][j] = zero;
  }
  const int32_t whole = WholeEights(depth);
  const auto step = [&](int32_t at, int32_t weights_at) {
    v128_t x[rows];
    for (int r = 0; r < rows; ++r) x[r] = wasm_v128_load(input + r * room + at);
    for (int j = 0; j < 4; ++j) {
      const v128_t weights = wasm_i16x8_load8x8(w[j] + weights_at);
      for (int r = 0; r < rows; ++r) acc[r][j] = Accumulate(acc[r][j], x[r], weights);
    }
  };
  for (int32_t k = 0; k < whole; k += 8) step(k, k);
  if (room > whole) step(whole, depth - 8);
  for (int r = 0; r < rows; ++r) {
    sums[r] = HorizontalSums(acc[r][0], acc[r][1], acc[r][2], acc[r][3]);
  }
}

// `rows` rows of four channels, of which `lanes` are stored.
template <int rows>
inline void TileOut(const int16_t* input, int32_t room, const int8_t* const* w, int32_t depth,
                    const OutputStage& stage, int32_t channel, int lanes, int8_t* output, int32_t step) {
  v128_t sums[rows];
  Tile<rows>(input, room, w, depth, sums);
  for (int r = 0; r < rows; ++r, output += step) {
    const v128_t bytes = NarrowToInt8(Requantize(LoadChannels(stage, channel), sums[r]), sums[r]);
    if (lanes == 4) {
      wasm_v128_store32_lane(output, bytes, 0);
    } else {
      int8_t last[4];
      wasm_v128_store32_lane(last, bytes, 0);
      std::memcpy(output, last, static_cast<size_t>(lanes));
    }
  }
}

}  // namespace

void CopyCentred(const int8_t* from, int32_t count, int16_t zero_point, int16_t* to) {
  const v128_t zero = wasm_i16x8_splat(zero_point);
  int32_t i = 0;
  for (; i + 8 <= count; i += 8) {
    wasm_v128_store(to + i, wasm_i16x8_sub(wasm_i16x8_load8x8(from + i), zero));
  }
  for (; i < count; ++i) to[i] = static_cast<int16_t>(from[i] - zero_point);
}

void AlignTail(int16_t* row, int32_t depth) {
  const int32_t whole = WholeEights(depth);
  const int32_t rest = depth - whole;
  if (rest == 0) return;
  int16_t* tail = row + whole;
  for (int32_t i = rest - 1; i >= 0; --i) tail[8 - rest + i] = tail[i];
  for (int32_t i = 0; i < 8 - rest; ++i) tail[i] = 0;
}

void Gemm(const int16_t* input, int32_t rows, const int8_t* weights, int32_t depth, int32_t first,
          int32_t count, const OutputStage& stage, int8_t* output, int32_t step) {
  const int32_t room = RowRoom(depth);
  for (int32_t c = 0; c < count; c += 4) {
    const int lanes = count - c < 4 ? count - c : 4;
    const int8_t* w[4];
    for (int j = 0; j < 4; ++j) {
      // Lanes beyond the last channel compute it again; their results are not stored.
      w[j] = weights + int64_t{c + (j < lanes ? j : lanes - 1)} * depth;
    }
    int32_t r = 0;
    for (; r + 2 <= rows; r += 2) {
      TileOut<2>(input + r * room, room, w, depth, stage, first + c, lanes, output + c + r * step, step);
    }
    if (r < rows) {
      TileOut<1>(input + r * room, room, w, depth, stage, first + c, lanes, output + c + r * step, step);
    }
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
