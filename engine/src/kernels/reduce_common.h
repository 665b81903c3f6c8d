// MEAN, SUM and the other reductions: what Prepare leaves for every implementation of Eval.
#ifndef ENGINE_SRC_KERNELS_REDUCE_COMMON_H_
#define ENGINE_SRC_KERNELS_REDUCE_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/quantization.h"

namespace tflite {
namespace kernels {

struct ReduceOpData {
  int index_index;  // of the scratch buffers
  int axes_index;
  int sums_index;  // MEAN and SUM of int8 and int16 only
  Multiplier multiplier;
  float input_scale;
  float output_scale;
  int32_t input_zero_point;
  int32_t output_zero_point;
};
constexpr size_t kReduceOpDataBytes = 44;

// The division by the count becomes part of the multiplier, with as many more bits as fit.
Multiplier DividedByCount(Multiplier multiplier, int64_t count);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_REDUCE_COMMON_H_
