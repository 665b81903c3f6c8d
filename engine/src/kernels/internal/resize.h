// What the two resizing ops ask of their tensors.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_RESIZE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_RESIZE_H_

#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// The output is the input's batch and depth with the height and width that `size` holds, none of
// them 0, and all memory is there.
template <typename T>
bool ResizeIsSafe(const TfLiteEvalTensor* input, const TfLiteEvalTensor* size,
                  const TfLiteEvalTensor* output) {
  if (!HoldsShape<T>(input) || !HoldsShape<T>(output) || !Holds<int32_t>(size, 2)) return false;
  if (Rank(input) != 4 || Rank(output) != 4) return false;
  if (ElementCount(input) == 0 || ElementCount(output) == 0) return false;
  const int32_t* wanted = Data<int32_t>(size);
  return Dim(input, 0) == Dim(output, 0) && Dim(input, 3) == Dim(output, 3) &&
         wanted[0] == Dim(output, 1) && wanted[1] == Dim(output, 2);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_RESIZE_H_
