// A real multiplier as a 32-bit fixed-point fraction and a power of two.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_QUANTIZATION_H_
#define ENGINE_SRC_KERNELS_INTERNAL_QUANTIZATION_H_

#include <cstdint>

namespace tflite {
namespace kernels {

// real ≈ value · 2^(shift − 31), with ½ ≤ |value| / 2^31 < 1 unless real is 0.
struct Multiplier {
  int32_t value;
  int shift;
};

// (0, 0) for 0, for anything below 2^-32, and for what is no finite number. No upper limit on shift.
Multiplier QuantizeMultiplier(double real);

// As above; false where upstream aborts: unless 0 < real < 1 and shift ≤ 0.
bool QuantizeMultiplierSmallerThanOne(double real, Multiplier* out);

// As above; false where upstream aborts: unless real > 1 and shift ≥ 0.
bool QuantizeMultiplierGreaterThanOne(double real, Multiplier* out);

// A 32-bit multiplier's top 16 bits, rounded, never beyond 32767.
int16_t DownScaleTo16(int32_t multiplier);

// log2 of a scale, rounded; true if the scale is that power of two to within a thousandth.
bool CheckedLog2(float scale, int* rounded);

// The distance from 0 beyond which an input of F_integer_bits saturates: ⌊(2^integer_bits − 1) ·
// 2^(31 − integer_bits) / 2^left_shift⌋.
int32_t CalculateInputRadius(int integer_bits, int left_shift);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_QUANTIZATION_H_
