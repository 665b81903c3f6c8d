// Fixed-point primitives. F_k names a format of an int32: k integer bits, raw = value · 2^(31 − k).
#ifndef ENGINE_SRC_KERNELS_INTERNAL_FIXED_POINT_H_
#define ENGINE_SRC_KERNELS_INTERNAL_FIXED_POINT_H_

#include <cstdint>

#include "kernels/internal/quantization.h"
#include "kernels/internal/wrap.h"

namespace tflite {
namespace kernels {

inline int CountLeadingZeros(uint32_t x) { return x == 0 ? 32 : __builtin_clz(x); }

// How far v can be shifted left without losing its sign.
inline int CountLeadingSignBits(int32_t v) {
  if (v >= 0) return CountLeadingZeros(static_cast<uint32_t>(v)) - 1;
  if (v == INT32_MIN) return 0;
  return CountLeadingZeros(2u * static_cast<uint32_t>(-v) - 1u) - 1;
}

// round(a · b / 2^31); the single overflow, INT32_MIN², saturates.
inline int32_t SaturatingRoundingDoublingHighMul(int32_t a, int32_t b) {
  if (a == INT32_MIN && b == INT32_MIN) return INT32_MAX;
  // gemmlowp adds a nudge of the product's sign and divides towards zero; for either sign that is
  // the floor of this sum.
  return static_cast<int32_t>((static_cast<int64_t>(a) * b + (int64_t{1} << 30)) >> 31);
}

inline int16_t SaturatingRoundingDoublingHighMul16(int16_t a, int16_t b) {
  if (a == INT16_MIN && b == INT16_MIN) return INT16_MAX;
  const int32_t product = static_cast<int32_t>(a) * b;
  const int32_t nudge = product >= 0 ? (1 << 14) : 1 - (1 << 14);
  return static_cast<int16_t>((product + nudge) / (1 << 15));
}

// x / 2^exponent, half away from zero. Exponents beyond 31 count as 31 (upstream asserts).
inline int32_t RoundingDivideByPowerOfTwo(int32_t x, int exponent) {
  if (exponent > 31) exponent = 31;
  const int32_t mask = static_cast<int32_t>((int64_t{1} << exponent) - 1);
  const int32_t remainder = x & mask;
  const int32_t threshold = (mask >> 1) + (x < 0 ? 1 : 0);
  return (x >> exponent) + (remainder > threshold ? 1 : 0);
}

// The same on int16, where upstream's mask of more than 15 bits is −1: what should become 0 becomes
// 1, or −1 below zero.
inline int16_t RoundingDivideByPowerOfTwo16(int16_t x, int exponent) {
  if (exponent <= 15) return static_cast<int16_t>(RoundingDivideByPowerOfTwo(x, exponent));
  return x < 0 ? -1 : 1;
}

// x · multiplier, rounded twice: after the high multiplication and after the right shift.
inline int32_t MultiplyByQuantizedMultiplier(int32_t x, int32_t multiplier, int shift) {
  const int left = shift > 0 ? shift : 0;
  const int right = shift > 0 ? 0 : -shift;
  return RoundingDivideByPowerOfTwo(
      SaturatingRoundingDoublingHighMul(WrapShiftLeft(x, left), multiplier), right);
}

inline int32_t MultiplyByQuantizedMultiplier(int32_t x, Multiplier m) {
  return MultiplyByQuantizedMultiplier(x, m.value, m.shift);
}

// Upstream asserts this before every product of a 64-bit accumulator; ask before the loop.
inline bool MultiplierSuits64(int32_t multiplier, int shift) {
  return multiplier >= 0 && shift >= -31 && shift < 8;
}

// The form for 64-bit accumulators: the multiplier reduced to 16 bits, one rounding, floor shift.
inline int32_t MultiplyByQuantizedMultiplier64(int64_t x, int32_t multiplier, int shift) {
  const int32_t reduced = multiplier < 0x7FFF0000 ? (multiplier + (1 << 15)) >> 16 : 0x7FFF;
  const int total = 15 - shift;
  const int64_t product = WrapAdd64(WrapMul64(x, reduced), int64_t{1} << (total - 1));
  return static_cast<int32_t>(product >> total);
}

// For multipliers known to be below one (shift ≤ 0).
inline int32_t MultiplyByQuantizedMultiplierSmallerThanOne(int32_t x, int32_t multiplier,
                                                           int shift) {
  return RoundingDivideByPowerOfTwo(SaturatingRoundingDoublingHighMul(x, multiplier),
                                    shift < 0 ? -shift : 0);
}

// For multipliers known to be above one (shift ≥ 0).
inline int32_t MultiplyByQuantizedMultiplierGreaterThanOne(int32_t x, int32_t multiplier,
                                                           int shift) {
  return SaturatingRoundingDoublingHighMul(WrapShiftLeft(x, shift), multiplier);
}

// x · 2^exponent, saturating; exponent ≥ 0.
inline int32_t SaturatingShiftLeft(int32_t x, int exponent) {
  if (exponent == 0) return x;
  const int32_t threshold = static_cast<int32_t>((int64_t{1} << (31 - exponent)) - 1);
  if (x > threshold) return INT32_MAX;
  if (x < -threshold) return INT32_MIN;
  return WrapShiftLeft(x, exponent);
}

inline int16_t SaturatingShiftLeft16(int16_t x, int exponent) {
  const int32_t shifted = exponent < 16 ? static_cast<int32_t>(x) * (1 << exponent)
                                        : (x == 0 ? 0 : (x > 0 ? INT32_MAX : INT32_MIN));
  if (shifted > INT16_MAX) return INT16_MAX;
  if (shifted < INT16_MIN) return INT16_MIN;
  return static_cast<int16_t>(shifted);
}

// From F_from to F_to.
template <int from, int to>
inline int32_t Rescale(int32_t raw) {
  if constexpr (from > to) return SaturatingShiftLeft(raw, from - to);
  if constexpr (from < to) return RoundingDivideByPowerOfTwo(raw, to - from);
  return raw;
}

inline int32_t RoundingHalfSum(int32_t a, int32_t b) {
  const int64_t sum = static_cast<int64_t>(a) + b;
  return static_cast<int32_t>((sum + (sum >= 0 ? 1 : -1)) / 2);
}

// e^a in F_0 for a ≤ 0 in F_k.
template <int k>
int32_t ExpOnNegativeValues(int32_t a) {
  static_assert(k >= 0 && k <= 5, "formats beyond F_5 would need a cut at -32");
  const auto mul = SaturatingRoundingDoublingHighMul;
  constexpr int32_t kQuarter = 1 << (29 - k);
  // e^a = e^u · e^-(u − a) with −1/4 ≤ u < 0: a short series around −1/8 for the first factor, a
  // product of constants picked by the bits of u − a for the second.
  const int32_t u = (a & (kQuarter - 1)) - kQuarter;
  const int32_t x = WrapAdd(Rescale<k, 0>(u), 1 << 28);
  const int32_t x2 = mul(x, x);
  const int32_t x3 = mul(x2, x);
  const int32_t x4 = mul(x2, x2);
  const int32_t cubic = mul(WrapAdd(RoundingDivideByPowerOfTwo(x4, 2), x3), 715827883);
  const int32_t tail = RoundingDivideByPowerOfTwo(WrapAdd(cubic, x2), 1);
  constexpr int32_t kExpMinusEighth = 1895147668;
  int32_t result = WrapAdd(kExpMinusEighth, mul(kExpMinusEighth, WrapAdd(x, tail)));

  // e^-(2^e) in F_0 for e = −2 … 4.
  constexpr int32_t kFactors[7] = {1672461947, 1302514674, 790015084, 290630308,
                                   39332535,   720401,     242};
  const int32_t remainder = WrapSub(u, a);
  for (int e = -2; e <= 4 && e < k; ++e) {
    if (remainder & (1u << (31 - k + e))) result = mul(result, kFactors[e + 2]);
  }
  return a == 0 ? INT32_MAX : result;
}

// Shared by the two below: 2 / (1 + a) in F_2 for a in F_0, 0 ≤ a ≤ 1, by Newton's method.
int32_t TwiceReciprocalOnePlus(int32_t a);

// 1 / (1 + a) in F_0 for a in F_0, 0 ≤ a ≤ 1.
inline int32_t OneOverOnePlus(int32_t a) {
  return SaturatingShiftLeft(TwiceReciprocalOnePlus(a), 1);
}

// (1 − a) / (1 + a) in F_0 for a in F_0, 0 ≤ a ≤ 1.
inline int32_t OneMinusOverOnePlus(int32_t a) {
  return SaturatingShiftLeft(WrapSub(TwiceReciprocalOnePlus(a), 1 << 29), 2);
}

// Logistic in F_0 of a in F_k.
template <int k>
int32_t FixedPointLogistic(int32_t a) {
  if (a == 0) return 1 << 30;
  const int32_t positive = OneOverOnePlus(ExpOnNegativeValues<k>(a > 0 ? -a : a));
  return a > 0 ? positive : INT32_MAX - positive;
}

// Hyperbolic tangent in F_0 of a in F_k. The same raw value read as F_(k+1) is twice the number.
template <int k>
int32_t FixedPointTanh(int32_t a) {
  if (a == 0) return 0;
  const int32_t t = OneMinusOverOnePlus(ExpOnNegativeValues<k + 1>(a > 0 ? -a : a));
  return a < 0 ? -t : t;
}

// 1 / x for x > 0 with `integer_digits` integer bits: raw in F_0, to be divided by 2^bits.
struct Reciprocal {
  int32_t raw;
  int bits;
};
Reciprocal GetReciprocal(int32_t x, int integer_digits);

// 1 / √x as a multiplier, for an integer x ≥ 0 (0 counts as 1). shift ≤ 0.
Multiplier InverseSqrt(int32_t x);

// Natural logarithm in F_5 of x in F_12, x ≥ 1.
int32_t LogOfAtLeastOne(int32_t x);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_FIXED_POINT_H_
