// Conversions from float and limits. What is out of an integer's range C++ leaves undefined.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_CONVERT_H_
#define ENGINE_SRC_KERNELS_INTERNAL_CONVERT_H_

#include <cstdint>

namespace tflite {
namespace kernels {

// As a single conversion compiles for wasm32, and for x86: beyond int32 the smallest, also for NaN.
template <typename Float>
inline int32_t ToInt32(Float x) {
  return x > Float{-2147483648.0} && x < Float{2147483648.0} ? static_cast<int32_t>(x) : INT32_MIN;
}

// As wasm's vector instructions convert, in loops that they run: to the nearest, NaN to 0.
inline int32_t SaturatingInt32(float x) {
  if (!(x > -2147483648.0f)) return x == x ? INT32_MIN : 0;
  return x < 2147483648.0f ? static_cast<int32_t>(x) : INT32_MAX;
}

// min(max(x, lo), hi); a NaN passes through.
template <typename T>
inline T Clamp(T x, T lo, T hi) {
  const T above = x < lo ? lo : x;
  return hi < above ? hi : above;
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_CONVERT_H_
