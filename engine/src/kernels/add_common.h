// ADD: what every implementation of the op shares.
#ifndef ENGINE_SRC_KERNELS_ADD_COMMON_H_
#define ENGINE_SRC_KERNELS_ADD_COMMON_H_

#include <cstddef>

#include "kernels/internal/common_scale.h"

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

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_ADD_COMMON_H_
