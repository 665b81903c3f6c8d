// The reference's fixed-point multiplication of int32 lanes, and values of eight lanes at a time.
#ifndef ENGINE_SRC_KERNELS_FAST_SCALE_H_
#define ENGINE_SRC_KERNELS_FAST_SCALE_H_

#include <cstdint>
#include <cstring>
#include <limits>

#include "kernels/internal/fixed_point.h"
#include "kernels/internal/quantization.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

namespace tflite {
namespace fast {

// Whether a Scale can stand for it.
inline bool SuitsScale(const kernels::Multiplier& m) {
  return m.value >= 0 && m.shift >= -31 && m.shift <= 30;
}

// x · m · 2^shift in the reference's two roundings.
class Scale {
 public:
  explicit Scale(const kernels::Multiplier& m)
      : multiplier_(wasm_i32x4_splat(m.value)),
        mask_(wasm_i32x4_splat(m.shift < 0 ? static_cast<int32_t>((1u << -m.shift) - 1) : 0)),
        round_(wasm_i64x2_splat((int64_t{1} << 31) +
                                (m.shift < 0 ? int64_t{1} << (31 - m.shift) : 0))),
        left_(static_cast<uint32_t>(m.shift > 0 ? m.shift : 0)),
        right_(static_cast<uint32_t>(m.shift > 0 ? 0 : -m.shift)) {}

  // For any x.
  v128_t operator()(v128_t x) const {
    const v128_t shifted = wasm_i32x4_shl(x, left_);
    const v128_t round = wasm_i64x2_splat(int64_t{1} << 30);
    const v128_t low = wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(shifted, multiplier_), round);
    const v128_t high = wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(shifted, multiplier_), round);
    return Rounded(
        wasm_i32x4_shuffle(wasm_u64x2_shr(low, 31), wasm_u64x2_shr(high, 31), 0, 2, 4, 6));
  }

  // For 2x, which must fit; the shift must not be to the left. Both roundings are one division here,
  // as in output_stage.h: (2x · m + 2^31 + (2^(e−1) − (x < 0)) · 2^32) >> (32 + e).
  v128_t Doubled(v128_t doubled) const {
    const v128_t high = wasm_i32x4_shuffle(
        wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(doubled, multiplier_), round_),
        wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(doubled, multiplier_), round_), 1, 3, 5, 7);
    const v128_t below = right_ > 0 ? wasm_i32x4_shr(doubled, 31) : wasm_i32x4_splat(0);
    return wasm_i32x4_shr(wasm_i32x4_add(high, below), right_);
  }

 private:
  // Half away from zero: up where the remainder is above half, or half and the number not negative.
  v128_t Rounded(v128_t x) const {
    const v128_t sign = wasm_i32x4_shr(x, 31);
    const v128_t threshold = wasm_i32x4_sub(wasm_u32x4_shr(mask_, 1), sign);
    const v128_t up = wasm_i32x4_gt(wasm_v128_and(x, mask_), threshold);
    return wasm_i32x4_sub(wasm_i32x4_shr(x, right_), up);
  }

  v128_t multiplier_;
  v128_t mask_;
  v128_t round_;
  uint32_t left_;
  uint32_t right_;
};

constexpr int kLanes = 8;

// Up to eight values as int16 lanes; nothing is read or written beyond them.
template <typename T>
inline v128_t LoadLanes(const T* from, int lanes) {
  alignas(16) T some[kLanes] = {};
  if (lanes < kLanes) {
    std::memcpy(some, from, static_cast<size_t>(lanes) * sizeof(T));
    from = some;
  }
  if constexpr (sizeof(T) == 1) return wasm_i16x8_load8x8(from);
  return wasm_v128_load(from);
}

// Of int16 lanes that fit in T.
template <typename T>
inline void StoreLanes(T* to, v128_t words, int lanes) {
  alignas(16) T some[16 / sizeof(T)];
  T* const whole = lanes < kLanes ? some : to;
  if constexpr (sizeof(T) == 1) {
    wasm_v128_store64_lane(whole, wasm_i8x16_narrow_i16x8(words, words), 0);
  } else {
    wasm_v128_store(whole, words);
  }
  if (lanes < kLanes) std::memcpy(to, some, static_cast<size_t>(lanes) * sizeof(T));
}

// Whether T's lanes hold x − zero_point for every x. int16 has no room but for 0.
template <typename T>
inline bool SuitsLanes(int32_t zero_point) {
  return sizeof(T) == 1 ? zero_point >= INT8_MIN && zero_point <= INT8_MAX : zero_point == 0;
}

// From two times four results of a Scale to outputs of T.
class NarrowedOutput {
 public:
  NarrowedOutput(int32_t zero_point, int32_t min, int32_t max)
      : zero_point_(wasm_i16x8_splat(static_cast<int16_t>(zero_point))),
        min_(wasm_i16x8_splat(static_cast<int16_t>(min))),
        max_(wasm_i16x8_splat(static_cast<int16_t>(max))) {}

  template <typename T>
  static bool Suits(int32_t zero_point, int32_t min, int32_t max) {
    return SuitsLanes<T>(zero_point) && min >= std::numeric_limits<T>::min() &&
           max <= std::numeric_limits<T>::max() && min <= max;
  }

  v128_t operator()(v128_t low, v128_t high) const {
    const v128_t moved = wasm_i16x8_add_sat(wasm_i16x8_narrow_i32x4(low, high), zero_point_);
    return wasm_i16x8_min(wasm_i16x8_max(moved, min_), max_);
  }

 private:
  v128_t zero_point_;
  v128_t min_;
  v128_t max_;
};

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__

#endif  // ENGINE_SRC_KERNELS_FAST_SCALE_H_
