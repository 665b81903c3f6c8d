// Tables in place of functions: ELU (int8), SOFTMAX (int16), LOGISTIC and TANH (int16).
#ifndef ENGINE_SRC_KERNELS_INTERNAL_LUT_H_
#define ENGINE_SRC_KERNELS_INTERNAL_LUT_H_

#include <cstdint>

namespace tflite {
namespace kernels {

struct QuantizedRange {
  float scale;
  int32_t zero_point;
};

constexpr int kInt8LutSize = 256;
constexpr int kInt16LutSize = 513;

// table[uint8(v)] = f(v) for every int8 v.
void FillInt8Lut(QuantizedRange input, QuantizedRange output, float (*f)(float), int8_t* table);

// Samples of f at every 128th int16 value and at the end of the range, each moved by half the error
// that linear interpolation would make in the middle of its segment.
void FillInt16Lut(QuantizedRange input, QuantizedRange output, float (*f)(float), int16_t* table);

inline int8_t LookUp(int8_t value, const int8_t* table) {
  return table[static_cast<uint8_t>(value)];
}

inline int16_t LookUp(int16_t value, const int16_t* table) {
  const int index = 256 + (value >> 7);
  const int32_t offset = value & 127;
  const int32_t base = table[index];
  const int32_t slope = static_cast<int16_t>(table[index + 1] - base);
  return static_cast<int16_t>(base + ((slope * offset + 64) >> 7));
}

// 65536 / (1 + e^(−i/24)), i = 0 … 255, as LOGISTIC and TANH of int16 use it.
extern const uint16_t kSigmoidTable[256];

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_LUT_H_
