// Small helpers of applications: element counts, quantising single values.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_UTILS_H_
#define TENSORFLOW_LITE_MICRO_MICRO_UTILS_H_

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "tensorflow/lite/c/common.h"

namespace tflite {

int ElementCount(const TfLiteIntArray& dims);
size_t EvalTensorBytes(const TfLiteEvalTensor* tensor);

// round(value / scale) + zero_point, kept in T's range. Symmetric types keep to ±max.
template <typename T>
T FloatToQuantizedType(const float value, const float scale, int zero_point) {
  const int32_t result = static_cast<int32_t>(std::round(value / scale)) + zero_point;
  const int32_t low = static_cast<int32_t>(std::numeric_limits<T>::min());
  const int32_t high = static_cast<int32_t>(std::numeric_limits<T>::max());
  return static_cast<T>(result < low ? low : result > high ? high : result);
}

template <typename T>
T FloatToSymmetricQuantizedType(const float value, const float scale) {
  const float high = static_cast<float>(std::numeric_limits<T>::max());
  const float result = std::round(value / scale);
  return static_cast<T>(result < -high ? -high : result > high ? high : result);
}

template <typename T>
void Quantize(const float* input, T* output, int num_elements, float scale, int zero_point) {
  for (int i = 0; i < num_elements; ++i) {
    output[i] = FloatToQuantizedType<T>(input[i], scale, zero_point);
  }
}

template <typename T>
void Dequantize(const T* values, int size, float scale, int zero_point, float* dequantized) {
  for (int i = 0; i < size; ++i) {
    dequantized[i] = scale * static_cast<float>(static_cast<int32_t>(values[i]) - zero_point);
  }
}

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_UTILS_H_
