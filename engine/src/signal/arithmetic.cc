#include "signal/arithmetic.h"

#include "kernels/internal/wrap.h"

namespace tflite {
namespace tflm_signal {
namespace {

constexpr int kLogFractionBits = 16;
constexpr int kLogSegmentBits = 9;

// (log2(1 + i/128) − i/128) · 2^16, rounded: how far the logarithm runs above its chord.
constexpr uint16_t kLogBulge[] = {
    0, 224, 442, 654, 861, 1063, 1259, 1450, 1636, 1817, 1992, 2163, 2329, 2490, 2646, 2797, 2944,
    3087, 3224, 3358, 3487, 3611, 3732, 3848, 3960, 4068, 4172, 4272, 4368, 4460, 4549, 4633, 4714,
    4791, 4864, 4934, 5001, 5063, 5123, 5178, 5231, 5280, 5326, 5368, 5408, 5444, 5477, 5507, 5533,
    5557, 5578, 5595, 5610, 5622, 5631, 5637, 5640, 5641, 5638, 5633, 5626, 5615, 5602, 5586, 5568,
    5547, 5524, 5498, 5470, 5439, 5406, 5370, 5332, 5291, 5249, 5203, 5156, 5106, 5054, 5000, 4944,
    4885, 4825, 4762, 4697, 4630, 4561, 4490, 4416, 4341, 4264, 4184, 4103, 4020, 3935, 3848, 3759,
    3668, 3575, 3481, 3384, 3286, 3186, 3084, 2981, 2875, 2768, 2659, 2549, 2437, 2323, 2207, 2090,
    1971, 1851, 1729, 1605, 1480, 1353, 1224, 1094, 963, 830, 695, 559, 421, 282, 142, 0,
};

// ⌊√x⌋, a bit at a time from the top.
uint32_t FloorSquareRoot(uint64_t x) {
  uint64_t root = 0;
  for (uint64_t bit = uint64_t{1} << 31; bit != 0; bit >>= 1) {
    const uint64_t candidate = root | bit;
    if (candidate * candidate <= x) root = candidate;
  }
  return static_cast<uint32_t>(root);
}

}  // namespace

uint32_t RoundedSquareRoot(uint64_t x) {
  const uint32_t root = FloorSquareRoot(x);
  const uint32_t largest = x <= UINT32_MAX ? UINT16_MAX : UINT32_MAX;
  const bool above_middle = x - static_cast<uint64_t>(root) * root > root;
  return above_middle && root != largest ? root + 1 : root;
}

uint32_t ScaledLog(uint32_t x, uint32_t output_scale) {
  constexpr uint64_t kLn2 = 45426;  // ln 2 · 2^16
  const int exponent = BitLength(x) - 1;
  const uint32_t rest = x - (uint32_t{1} << exponent);
  const uint32_t fraction = exponent < kLogFractionBits ? rest << (kLogFractionBits - exponent)
                                                        : rest >> (exponent - kLogFractionBits);
  const uint32_t segment = fraction >> kLogSegmentBits;
  const int32_t start = kLogBulge[segment];
  const int32_t rise = kLogBulge[segment + 1] - start;
  const int32_t into = static_cast<int32_t>(fraction - (segment << kLogSegmentBits));
  const int32_t bulge = start + (rise * into >> kLogFractionBits);
  const uint64_t log2 = (static_cast<uint32_t>(exponent) << kLogFractionBits) + fraction +
                        static_cast<uint32_t>(bulge);
  constexpr uint32_t kHalf = 1u << (kLogFractionBits - 1);
  const uint32_t ln = static_cast<uint32_t>((kLn2 * log2 + kHalf) >> kLogFractionBits);
  return (output_scale * ln + kHalf) >> kLogFractionBits;
}

bool InterpolateGain(const int16_t* table, int32_t table_length, uint32_t x, int16_t* gain) {
  constexpr uint32_t kEndsExactly = 2;
  if (x <= kEndsExactly) {
    if (static_cast<int32_t>(x) >= table_length) return false;
    *gain = table[x];
    return true;
  }
  const int length = BitLength(x);
  const int32_t piece = 4 * length - 6;
  if (piece + 2 >= table_length) return false;
  // The place within the piece: the ten bits after the leading one.
  const uint32_t scaled = length < 11 ? x << (11 - length) : x >> (length - 11);
  const int32_t place = static_cast<int32_t>(scaled & 0x3ff);
  const int32_t base = table[piece];
  const int32_t slope = table[piece + 1];
  const int32_t bend = table[piece + 2];
  int32_t y = (bend * place >> 5) + 32 * slope;
  y = kernels::WrapAdd(kernels::WrapMul(y, place), 1 << 14) >> 15;
  *gain = static_cast<int16_t>(y + base);
  return true;
}

}  // namespace tflm_signal
}  // namespace tflite
