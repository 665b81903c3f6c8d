#include "kernels/internal/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

inline int32_t Mul(int32_t a, int32_t b) { return SaturatingRoundingDoublingHighMul(a, b); }

}  // namespace

int32_t TwiceReciprocalOnePlus(int32_t a) {
  constexpr int32_t k48Over17 = 1515870810;      // F_2
  constexpr int32_t kMinus32Over17 = -1010580540;  // F_2
  const int32_t half_denominator = RoundingHalfSum(a, INT32_MAX);
  int32_t x = WrapAdd(k48Over17, Mul(half_denominator, kMinus32Over17));
  for (int i = 0; i < 3; ++i) {
    const int32_t error = WrapSub(1 << 29, Mul(half_denominator, x));
    x = WrapAdd(x, Rescale<4, 2>(Mul(x, error)));
  }
  return x;
}

Reciprocal GetReciprocal(int32_t x, int integer_digits) {
  const int zeros = CountLeadingZeros(static_cast<uint32_t>(x));
  // The leading one becomes the 1 of 1/(1 + a); what follows it is a.
  const uint32_t fraction = (static_cast<uint32_t>(x) << (zeros & 31)) - 0x80000000u;
  return {OneOverOnePlus(static_cast<int32_t>(fraction)), integer_digits - zeros};
}

Multiplier InverseSqrt(int32_t x) {
  if (x <= 1) return {INT32_MAX, 0};
  int shift = 11;
  while (x >= (1 << 29)) {
    x /= 4;
    ++shift;
  }
  const int pairs = (CountLeadingZeros(static_cast<uint32_t>(x)) - 1) / 2 - 1;
  shift -= pairs;
  x = WrapShiftLeft(x, 2 * pairs);

  const int32_t half = RoundingDivideByPowerOfTwo(x >> 1, 1);  // F_3
  constexpr int32_t kThreeHalves = (1 << 28) + (1 << 27);      // F_3
  int32_t y = 1 << 28;                                         // 1 in F_3
  for (int i = 0; i < 5; ++i) {
    const int32_t cube = Rescale<9, 3>(Mul(Mul(y, y), y));
    y = Rescale<6, 3>(WrapSub(Mul(kThreeHalves, y), Mul(half, cube)));
  }
  constexpr int32_t kSqrtHalf = 1518500250;  // F_0
  int32_t value = Mul(y, kSqrtHalf);
  if (shift < 0) {
    value = WrapShiftLeft(value, -shift);
    shift = 0;
  }
  return {value, -shift};
}

int32_t LogOfAtLeastOne(int32_t x) {
  constexpr int32_t kLn2 = 1488522236;          // all F_0
  constexpr int32_t kFourthRootHalf = 1805811301;
  constexpr int32_t kSqrtHalf = 1518500250;
  constexpr int32_t kQuarter = 536870912;
  constexpr int32_t kNumerator = 117049297;
  constexpr int32_t kDenominator = 127690142;
  constexpr int32_t kInteger = 1057819769;
  constexpr int32_t kFraction = 638450708;
  const int32_t quarter = Rescale<0, 6>(kQuarter);
  const auto power = [](int digits) { return SaturatingShiftLeft(digits, 25); };  // F_6

  // x as 2^P · r with r between √½ and 1, whichever half of an octave x lies in.
  const int zeros = CountLeadingZeros(static_cast<uint32_t>(x));
  const int32_t r_low = SaturatingShiftLeft(Mul(SaturatingShiftLeft(x, zeros - 1), kSqrtHalf), 1);
  const int32_t p_low = WrapAdd(power(12 - zeros), quarter);
  const int zeros_high = CountLeadingZeros(static_cast<uint32_t>(Mul(x, kSqrtHalf))) - 1;
  const int32_t r_high = SaturatingShiftLeft(x, zeros_high);
  const int32_t p_high = WrapSub(power(12 - zeros_high), quarter);
  const int32_t r = r_low < r_high ? r_low : r_high;
  const int32_t p = p_low > p_high ? p_low : p_high;

  const int32_t mean = RoundingHalfSum(r, kFourthRootHalf);
  const int32_t q = WrapShiftLeft(WrapSub(r, kFourthRootHalf), 1);
  const int32_t q2 = Mul(q, q);
  const int32_t numerator = WrapAdd(Mul(q, r), Mul(Mul(q, q2), kNumerator));
  const int32_t denominator =
      WrapAdd(Mul(mean, WrapAdd(WrapAdd(kInteger, q), Mul(kDenominator, q2))), Mul(kFraction, q));
  const int32_t fraction = Mul(Rescale<0, 6>(numerator), OneOverOnePlus(denominator));
  return Rescale<6, 5>(WrapAdd(Mul(p, kLn2), fraction));
}

}  // namespace kernels
}  // namespace tflite
