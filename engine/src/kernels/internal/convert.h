// Conversions from float that never leave the target type: out of range saturates, NaN gives 0.
// C++ leaves both undefined; wasm's saturating truncation decides them this way.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_CONVERT_H_
#define ENGINE_SRC_KERNELS_INTERNAL_CONVERT_H_

#include <cstdint>

namespace tflite {
namespace kernels {

inline int32_t SaturatingInt32(float x) {
  if (!(x > -2147483648.0f)) return x == x ? INT32_MIN : 0;
  return x < 2147483648.0f ? static_cast<int32_t>(x) : INT32_MAX;
}

inline int32_t SaturatingInt32(double x) {
  if (!(x > -2147483648.0)) return x == x ? INT32_MIN : 0;
  return x < 2147483647.0 ? static_cast<int32_t>(x) : INT32_MAX;
}

inline int64_t SaturatingInt64(double x) {
  if (!(x > -9223372036854775808.0)) return x == x ? INT64_MIN : 0;
  return x < 9223372036854775808.0 ? static_cast<int64_t>(x) : INT64_MAX;
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
