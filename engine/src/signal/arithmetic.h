// The integer functions of the audio front end.
#ifndef ENGINE_SRC_SIGNAL_ARITHMETIC_H_
#define ENGINE_SRC_SIGNAL_ARITHMETIC_H_

#include <cstdint>

namespace tflite {
namespace tflm_signal {

// Position of the highest set bit, counted from 1; 32 for zero.
inline int BitLength(uint32_t x) { return x == 0 ? 32 : 32 - __builtin_clz(x); }

// A shift by an amount from a file takes its low bits, as wasm's and most CPUs' shifts do.
inline uint32_t ShiftLeft(uint32_t x, int32_t by) { return x << (by & 31); }
inline uint32_t ShiftRight(uint32_t x, int32_t by) { return x >> (by & 31); }
inline uint64_t ShiftRight(uint64_t x, int32_t by) { return x >> (by & 63); }
inline int32_t ShiftRight(int32_t x, int32_t by) { return x >> (by & 31); }

inline int16_t SaturateInt16(int32_t x) {
  return static_cast<int16_t>(x < INT16_MIN ? INT16_MIN : x > INT16_MAX ? INT16_MAX : x);
}

// √x rounded to nearest, but never more than the bits of half the input's width.
uint32_t RoundedSquareRoot(uint64_t x);

// output_scale · ln(x), for x ≥ 2.
uint32_t ScaledLog(uint32_t x, uint32_t output_scale);

// The gain for a noise estimate from a table of quadratic pieces, one piece for each power of two.
// False if the table is too short.
bool InterpolateGain(const int16_t* table, int32_t table_length, uint32_t x, int16_t* gain);

// Amplitudes above 8192 grow slower.
inline uint32_t CompressAmplitude(uint32_t snr) {
  constexpr uint32_t kLinearFrom = 8192;
  return snr < kLinearFrom ? snr * snr >> 20 : (snr >> 6) - 64;
}

}  // namespace tflm_signal
}  // namespace tflite

#endif  // ENGINE_SRC_SIGNAL_ARITHMETIC_H_
