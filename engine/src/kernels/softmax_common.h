// SOFTMAX: what every implementation of the op shares; LOG_SOFTMAX scales its input the same way.
#ifndef ENGINE_SRC_KERNELS_SOFTMAX_COMMON_H_
#define ENGINE_SRC_KERNELS_SOFTMAX_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/quantization.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

struct SoftmaxOpData {
  Multiplier input;  // int8: to F_5; int16: to the input of the exp table
  int32_t diff_min;  // int8: differences below it count as e^−∞
  int16_t* exp_lut;  // int16 only
  int16_t* reciprocal_lut;
};
constexpr size_t kSoftmaxOpDataBytes = 56;

constexpr int kSoftmaxScaledDiffIntegerBits = 5;  // of x − max before exp: F_5
constexpr int kSoftmaxAccumulationIntegerBits = 12;

TfLiteStatus SoftmaxPrepare(TfLiteContext* context, TfLiteNode* node);

// beta · scale · 2^26 as a multiplier above one; abort where it is not.
TfLiteStatus ScaleForSoftmax(double beta, double input_scale, const char* place,
                             Multiplier* multiplier, int32_t* diff_min);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_SOFTMAX_COMMON_H_
