// The shared arithmetic of the kernels against vectors of the specification, which were made with
// upstream's build. Prints a line for each wrong result and a summary; exit code 1 if there was one.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/int4.h"
#include "kernels/internal/padding.h"
#include "kernels/internal/quantization.h"

namespace {

using namespace tflite::kernels;

int checks = 0;
int wrong = 0;

void Check(const char* what, int64_t input, int64_t found, int64_t expected) {
  ++checks;
  if (found == expected) return;
  ++wrong;
  std::printf("%s of %lld: %lld, not %lld\n", what, static_cast<long long>(input),
              static_cast<long long>(found), static_cast<long long>(expected));
}

void Multipliers() {
  struct {
    double real;
    int32_t value;
    int shift;
  } const vectors[] = {
      {0.5, 1073741824, 0},        {1, 1073741824, 1},       {0.1, 1717986918, -3},
      {1.5, 1610612736, 1},        {1e-9, 1152921505, -29},  {1e-12, 0, 0},
      {0.99999999999, 1073741824, 1}, {123.456, 2071247978, 7}, {-0.25, -1073741824, -1},
  };
  for (const auto& v : vectors) {
    const Multiplier m = QuantizeMultiplier(v.real);
    const int64_t input = static_cast<int64_t>(v.real * 1000);
    Check("multiplier of a thousandth", input, m.value, v.value);
    Check("shift of a thousandth", input, m.shift, v.shift);
  }
  Multiplier m;
  Check("not below one", 1, QuantizeMultiplierSmallerThanOne(0.99999999999, &m), 0);
  Check("below one", 0, QuantizeMultiplierSmallerThanOne(0.5, &m), 1);
  Check("not above one", 1, QuantizeMultiplierGreaterThanOne(1.0, &m), 0);
}

void Products() {
  Check("half away from zero", 5, RoundingDivideByPowerOfTwo(5, 1), 3);
  Check("half away from zero", -5, RoundingDivideByPowerOfTwo(-5, 1), -3);
  Check("half away from zero", -3, RoundingDivideByPowerOfTwo(-3, 1), -2);
  Check("half away from zero", 1, RoundingDivideByPowerOfTwo(1, 1), 1);
  Check("half away from zero", -1, RoundingDivideByPowerOfTwo(-1, 1), -1);
  Check("half away in int16", -5, RoundingDivideByPowerOfTwo16(-5, 1), -3);
  Check("half away in int16", -32768, RoundingDivideByPowerOfTwo16(-32768, 15), -1);
  // Beyond int16's bits upstream's mask is all ones.
  Check("far away in int16", 0, RoundingDivideByPowerOfTwo16(0, 16), 1);
  Check("far away in int16", 20000, RoundingDivideByPowerOfTwo16(20000, 31), 1);
  Check("far away in int16", -1, RoundingDivideByPowerOfTwo16(-1, 18), -1);
  Check("high product", INT32_MIN, SaturatingRoundingDoublingHighMul(INT32_MIN, INT32_MIN),
        INT32_MAX);
  const Multiplier m = QuantizeMultiplier(0.0123456);
  const int32_t vectors[][3] = {
      {40, 1, 0}, {41, 1, 1}, {1000, 12, 12}, {-1000, -12, -12}, {123456, 1524, 1524}};
  for (const auto& v : vectors) {
    Check("product", v[0], MultiplyByQuantizedMultiplier(v[0], m), v[1]);
    Check("64-bit product", v[0], MultiplyByQuantizedMultiplier64(v[0], m.value, m.shift), v[2]);
  }
}

void Conversions() {
  const float infinity = std::numeric_limits<float>::infinity();
  Check("single conversion", 2, ToInt32(-2.9f), -2);
  Check("single conversion", 1, ToInt32(infinity), INT32_MIN);
  Check("single conversion", 0, ToInt32(std::nanf("")), INT32_MIN);
  Check("single conversion", 31, ToInt32(2147483648.0), INT32_MIN);
  Check("vector conversion", 1, SaturatingInt32(infinity), INT32_MAX);
  Check("vector conversion", 0, SaturatingInt32(std::nanf("")), 0);
}

void Functions() {
  const int32_t exps[][2] = {{-1, 2147483124},
                             {-1000000, 2115720627},
                             {-(1 << 26), 790015308},
                             {-(1 << 28), 39332546},
                             {INT32_MIN, 0}};
  for (const auto& v : exps) Check("exp", v[0], ExpOnNegativeValues<5>(v[0]), v[1]);

  const int32_t sigmoids[][3] = {
      {1, 1073741948, 260},           {1000000, 1077741894, 15999832},
      {1 << 27, 1569936226, 1635510876}, {-(1 << 27), 577547421, -1635510876},
      {1 << 30, 2146763492, 2147483164}, {-(1 << 30), 720155, -2147483164},
  };
  for (const auto& v : sigmoids) {
    Check("logistic", v[0], FixedPointLogistic<4>(v[0]), v[1]);
    Check("tanh", v[0], FixedPointTanh<4>(v[0]), v[2]);
  }

  const int32_t reciprocals[][3] = {{1 << 19, 2147483647, 0},
                                    {3 << 18, 1431655762, 0},
                                    {1 << 20, 2147483647, 1},
                                    {50 << 19, 1374389534, 5}};
  for (const auto& v : reciprocals) {
    const Reciprocal r = GetReciprocal(v[0], 12);
    Check("reciprocal", v[0], r.raw, v[1]);
    Check("bits of the reciprocal", v[0], r.bits, v[2]);
  }

  const int32_t roots[][3] = {{1, 2147483647, 0},
                              {100, 214748363, 0},
                              {12345, 309246148, -4},
                              {1 << 20, 268435457, -7},
                              {1 << 30, 268435457, -12}};
  for (const auto& v : roots) {
    const Multiplier m = InverseSqrt(v[0]);
    Check("inverse root", v[0], m.value, v[1]);
    Check("shift of the inverse root", v[0], m.shift, v[2]);
  }

  const int32_t logs[][2] = {{1 << 19, 0},
                             {3 << 18, 27210304},
                             {1 << 20, 46516320},
                             {50 << 19, 262531420},
                             {2047 << 19, 511646742}};
  for (const auto& v : logs) Check("log", v[0], LogOfAtLeastOne(v[0]), v[1]);
}

void Weights() {
  const int8_t packed[] = {0x2F, 0x08};
  int8_t unpacked[3];
  UnpackInt4(packed, 3, unpacked);
  Check("nibble", 0, unpacked[0], -1);
  Check("nibble", 1, unpacked[1], 2);
  Check("nibble", 2, unpacked[2], -8);
}

void Windows() {
  const WindowPlan same = PlanWindow({2, 1, 5, 3}, {3, 2, 10, 3}, kTfLitePaddingSame);
  Check("SAME height", 5, same.out_height, 3);
  Check("SAME width", 10, same.out_width, 4);
  Check("SAME padding above", 5, same.padding.height, 1);
  Check("SAME padding at the left", 10, same.padding.width, 2);
  const WindowPlan valid = PlanWindow({1, 1, 5, 3}, {1, 1, 2, 3}, kTfLitePaddingValid);
  Check("VALID height", 5, valid.out_height, 3);
  Check("VALID width", 2, valid.out_width, 0);
  const WindowPlan none = PlanWindow({0, 1, 5, 3}, {1, 1, 5, 3}, kTfLitePaddingSame);
  Check("stride 0", 0, none.out_height, 0);
}

// FNV-1a of a float function's results over −27.4 … 27.4.
template <typename F>
void Floats(const char* name, F f, uint32_t expected) {
  uint32_t hash = 2166136261u;
  for (int i = -2000; i <= 2000; ++i) {
    const float y = f(static_cast<float>(i) * 0.0137f);
    uint32_t bits;
    std::memcpy(&bits, &y, sizeof(bits));
    for (int b = 0; b < 4; ++b) hash = (hash ^ (bits >> (8 * b) & 0xFF)) * 16777619u;
  }
  Check(name, 0, hash, expected);
}

}  // namespace

int main() {
  Multipliers();
  Products();
  Conversions();
  Functions();
  Weights();
  Windows();
  Floats("expf", [](float x) { return std::exp(x); }, 0x383ae1c7);
  Floats("logf", [](float x) { return std::log(std::fabs(x) + 0.001f); }, 0xa0bd0ed5);
  Floats("tanhf", [](float x) { return std::tanh(x); }, 0x6e377799);
  Floats("expm1f", [](float x) { return std::expm1(x); }, 0x82b10c21);
  Floats("sinf", [](float x) { return std::sin(x); }, 0x2be4a7a9);
  Floats("cosf", [](float x) { return std::cos(x); }, 0x5bf4f09c);
  Floats("sqrtf", [](float x) { return std::sqrt(std::fabs(x) + 0.001f); }, 0x4f069672);
  Floats("roundf", [](float x) { return std::round(x); }, 0x472c0665);
  Floats("logistic", [](float x) { return 1.0f / (1.0f + std::exp(-x)); }, 0xf04fa863);
  std::printf("%d checks: %d wrong\n", checks, wrong);
  return wrong == 0 ? 0 : 1;
}
