// int4 weights, two to a byte.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_INT4_H_
#define ENGINE_SRC_KERNELS_INTERNAL_INT4_H_

#include <cstdint>

namespace tflite {
namespace kernels {

// `count` weights, low nibble first, sign-extended. Reads (count + 1) / 2 bytes.
inline void UnpackInt4(const int8_t* packed, int32_t count, int8_t* out) {
  const int32_t pairs = count / 2;
  for (int32_t i = 0; i < pairs; ++i) {
    const uint8_t byte = static_cast<uint8_t>(packed[i]);
    out[2 * i] = static_cast<int8_t>(static_cast<int8_t>(byte << 4) >> 4);
    out[2 * i + 1] = static_cast<int8_t>(static_cast<int8_t>(byte) >> 4);
  }
  if (count & 1) {
    const uint8_t byte = static_cast<uint8_t>(packed[pairs]);
    out[count - 1] = static_cast<int8_t>(static_cast<int8_t>(byte << 4) >> 4);
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_INT4_H_
