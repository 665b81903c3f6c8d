#include "kernels/internal/quantization.h"

#include <cmath>

#include "kernels/internal/convert.h"

namespace tflite {
namespace kernels {

Multiplier QuantizeMultiplier(double real) {
  if (real == 0.0 || !std::isfinite(real)) return {0, 0};
  int shift = 0;
  const double fraction = std::frexp(real, &shift);
  int64_t value = static_cast<int64_t>(std::round(fraction * 2147483648.0));
  if (value == (int64_t{1} << 31)) {
    value /= 2;
    ++shift;
  }
  if (shift < -31) return {0, 0};
  return {static_cast<int32_t>(value), shift};
}

bool QuantizeMultiplierSmallerThanOne(double real, Multiplier* out) {
  *out = {0, 0};
  if (!(real > 0.0 && real < 1.0)) return false;
  *out = QuantizeMultiplier(real);
  return out->shift <= 0;
}

bool QuantizeMultiplierGreaterThanOne(double real, Multiplier* out) {
  *out = {0, 0};
  if (!(real > 1.0) || !std::isfinite(real)) return false;
  *out = QuantizeMultiplier(real);
  return out->shift >= 0;
}

int16_t DownScaleTo16(int32_t multiplier) {
  constexpr int32_t kRounding = 1 << 15;
  if (multiplier >= INT32_MAX - kRounding) return INT16_MAX;
  return static_cast<int16_t>((multiplier + kRounding) >> 16);
}

bool CheckedLog2(float scale, int* rounded) {
  const float log2 = std::log(scale) * (1.0f / std::log(2.0f));
  const float nearest = std::round(log2);
  *rounded = ToInt32(nearest);
  return std::fabs(log2 - nearest) < 1e-3f;
}

int32_t CalculateInputRadius(int integer_bits, int left_shift) {
  const double full = ((1 << integer_bits) - 1) * static_cast<double>(int64_t{1} << (31 - integer_bits));
  return ToInt32(std::floor(std::ldexp(full, -left_shift)));
}

}  // namespace kernels
}  // namespace tflite
