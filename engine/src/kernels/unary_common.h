// QUANTIZE, DEQUANTIZE and LEAKY_RELU: what Prepare leaves for every implementation of Eval.
#ifndef ENGINE_SRC_KERNELS_UNARY_COMMON_H_
#define ENGINE_SRC_KERNELS_UNARY_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/quantization.h"

namespace tflite {
namespace kernels {

struct QuantizeOpData {
  Multiplier requantize;
  int32_t input_zero_point;
  int32_t output_zero_point;
  float output_scale;
};
constexpr size_t kQuantizeOpDataBytes = 32;

struct DequantizeOpData {
  double scale;
  int32_t zero_point;
};
constexpr size_t kDequantizeOpDataBytes = 32;

struct LeakyReluOpData {
  Multiplier alpha;
  Multiplier identity;
  int32_t input_zero_point;
  int32_t output_zero_point;
};
constexpr size_t kLeakyReluOpDataBytes = 24;

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_UNARY_COMMON_H_
