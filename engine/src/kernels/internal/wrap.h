// Two's-complement int32 arithmetic that wraps, as the accumulators on a microcontroller do.
// Signed overflow is undefined in C++, and zero points and weights come from a file nobody checked.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_WRAP_H_
#define ENGINE_SRC_KERNELS_INTERNAL_WRAP_H_

#include <cstdint>

namespace tflite {
namespace kernels {

inline int32_t WrapAdd(int32_t a, int32_t b) {
  return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
}

inline int32_t WrapSub(int32_t a, int32_t b) {
  return static_cast<int32_t>(static_cast<uint32_t>(a) - static_cast<uint32_t>(b));
}

inline int32_t WrapMul(int32_t a, int32_t b) {
  return static_cast<int32_t>(static_cast<uint32_t>(a) * static_cast<uint32_t>(b));
}

// x · 2^shift modulo 2^32. A shift of 32 or more takes its low five bits, as wasm's i32.shl does.
inline int32_t WrapShiftLeft(int32_t x, int shift) {
  return static_cast<int32_t>(static_cast<uint32_t>(x) << (shift & 31));
}

inline int64_t WrapAdd64(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
}

inline int64_t WrapMul64(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) * static_cast<uint64_t>(b));
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_WRAP_H_
