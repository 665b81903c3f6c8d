// ADD, SUB and MUL: what Prepare leaves for every implementation of Eval.
#ifndef ENGINE_SRC_KERNELS_PAIRS_COMMON_H_
#define ENGINE_SRC_KERNELS_PAIRS_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/common_scale.h"
#include "kernels/internal/quantization.h"

namespace tflite {
namespace kernels {

// Either the quantised part or the float range is used, by the output's type.
struct AddOpData {
  ScaledOperand operand1;
  ScaledOperand operand2;
  ScaledResult result;
  float float_min;
  float float_max;
};
constexpr size_t kAddOpDataBytes = 60;

struct SubOpData {
  ScaledOperand operand1;
  ScaledOperand operand2;
  ScaledResult result;
};
constexpr size_t kSubOpDataBytes = 52;

struct MulOpData {
  int32_t input1_zero_point;
  int32_t input2_zero_point;
  int32_t output_zero_point;
  Multiplier multiplier;
  int32_t min;  // of int8, int16 and int32
  int32_t max;
  float float_min;
  float float_max;
};
constexpr size_t kMulOpDataBytes = 36;

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_PAIRS_COMMON_H_
