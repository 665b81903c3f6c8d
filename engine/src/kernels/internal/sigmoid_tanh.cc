#include "kernels/internal/sigmoid_tanh.h"

#include <cmath>

#include "kernels/internal/convert.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/lut.h"
#include "kernels/internal/quantization.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kInputIntegerBits = 4;    // of the int8 functions: F_4
constexpr int kTableFractionalBits = 12;  // of the int16 functions' argument, before the factor 3

// The table has 24 entries a unit. `position` is |argument| · 3 · 2^12.
struct TablePosition {
  uint32_t magnitude;
  bool negative;
};

TablePosition PositionOf(int16_t x, int32_t multiplier, int shift) {
  const int32_t rounding = shift > 0 ? WrapShiftLeft(1, shift - 1) : 0;
  const int32_t scaled = WrapAdd(WrapMul(x, multiplier), rounding) >> shift;
  const uint32_t magnitude = static_cast<uint32_t>(scaled);
  return {scaled < 0 ? 0u - magnitude : magnitude, scaled < 0};
}

// A factor of 0 says that the input's scale was a power of two.
void ResolveFactor(int32_t* multiplier, int* shift) {
  if (*multiplier == 0) {
    *multiplier = WrapShiftLeft(3, *shift);
    *shift = 0;
  } else if (*shift > 31) {
    *shift = 31;
  }
}

template <typename Function>
void MapInt8(const SigmoidScaling& s, int32_t count, const int8_t* x, int8_t* y,
             Function function) {
  for (int32_t i = 0; i < count; ++i) {
    const int32_t centred = WrapSub(x[i], s.input_zero_point);
    if (centred <= -s.input_range_radius) {
      y[i] = INT8_MIN;
    } else if (centred >= s.input_range_radius) {
      y[i] = INT8_MAX;
    } else {
      const int32_t scaled = MultiplyByQuantizedMultiplier(centred, s.multiplier, s.shift);
      y[i] = static_cast<int8_t>(Clamp<int32_t>(function(scaled), INT8_MIN, INT8_MAX));
    }
  }
}

}  // namespace

float LogisticFloat(float x) {
  // Beyond the first the result is 1 in float; below the second e^x is as exact and cheaper.
  if (x > 16.619047164916992188f) return 1.0f;
  if (x < -9.0f) return std::exp(x);
  return 1.0f / (1.0f + std::exp(-x));
}

void ScaleInt8Sigmoid(const TfLiteTensor* input, SigmoidScaling* scaling) {
  const double real =
      static_cast<double>(input->params.scale) * (1 << (31 - kInputIntegerBits));
  int shift = 0;
  const double fraction = std::isfinite(real) ? std::frexp(real, &shift) : 0.0;
  scaling->multiplier = ToInt32(std::round(fraction * 2147483648.0));
  scaling->shift = shift;
  scaling->input_zero_point = input->params.zero_point;
  scaling->input_range_radius = CalculateInputRadius(kInputIntegerBits, shift);
}

bool ScaleInt16Sigmoid(const TfLiteTensor* input, int largest_exact_shift,
                       SigmoidScaling* scaling) {
  int log2 = 0;
  const bool power_of_two = CheckedLog2(input->params.scale, &log2);
  const int64_t exact_shift = int64_t{log2} + kTableFractionalBits;
  scaling->input_zero_point = 0;
  if (power_of_two && exact_shift >= 0 && exact_shift <= largest_exact_shift) {
    scaling->multiplier = 0;
    scaling->shift = static_cast<int>(exact_shift);
    return true;
  }
  // As many bits of scale · 2^12 · 3 as fit in an int16.
  double factor = static_cast<double>(input->params.scale) * (1 << kTableFractionalBits) * 3.0;
  scaling->shift = 0;
  while (factor <= INT16_MAX / 2.0 && scaling->shift <= 30) {
    ++scaling->shift;
    factor *= 2.0;
  }
  scaling->multiplier = ToInt32(factor);
  return scaling->multiplier <= INT16_MAX;
}

void LogisticInt8(const SigmoidScaling& scaling, int32_t count, const int8_t* x, int8_t* y) {
  MapInt8(scaling, count, x, y, [](int32_t scaled) {
    return RoundingDivideByPowerOfTwo(FixedPointLogistic<kInputIntegerBits>(scaled), 23) - 128;
  });
}

void TanhInt8(const SigmoidScaling& scaling, int32_t count, const int8_t* x, int8_t* y) {
  MapInt8(scaling, count, x, y, [](int32_t scaled) {
    return RoundingDivideByPowerOfTwo(FixedPointTanh<kInputIntegerBits>(scaled), 24);
  });
}

void LogisticInt16(int32_t multiplier, int shift, int32_t count, const int16_t* x, int16_t* y) {
  ResolveFactor(&multiplier, &shift);
  for (int32_t i = 0; i < count; ++i) {
    const TablePosition p = PositionOf(x[i], multiplier, shift);
    const uint32_t index = p.magnitude >> 9;
    uint32_t result = 0x7FFF << 10;
    if (index < 255) {
      const uint32_t here = kSigmoidTable[index];
      result = (here << 9) + (p.magnitude & 511) * (kSigmoidTable[index + 1] - here);
    }
    // The table is of positive arguments: 1 − f(−x) otherwise.
    result = p.negative ? (1u << 25) - result + 511 : result + 512;
    y[i] = static_cast<int16_t>(result >> 10);
  }
}

void TanhInt16(int32_t multiplier, int shift, int32_t count, const int16_t* x, int16_t* y) {
  ResolveFactor(&multiplier, &shift);
  for (int32_t i = 0; i < count; ++i) {
    const TablePosition p = PositionOf(x[i], multiplier, shift);
    // tanh(x) = 2 · logistic(2x) − 1: the same table read twice as fast.
    const uint32_t index = p.magnitude >> 8;
    int32_t result = 0xFFFF << 8;
    if (index < 255) {
      const int32_t here = kSigmoidTable[index];
      result = (here << 8) + static_cast<int32_t>(p.magnitude & 255) *
                                 (kSigmoidTable[index + 1] - here);
    }
    constexpr int32_t kHalf = 1 << 23;
    result = p.negative ? kHalf - result + 127 : result - kHalf + 128;
    y[i] = static_cast<int16_t>(result >> 8);
  }
}

}  // namespace kernels
}  // namespace tflite
