// Shapes that a kernel decides in Prepare.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_WRITABLE_DIMS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_WRITABLE_DIMS_H_

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// Shapes are pointers into the model. This copies one into the arena's tail (4 + 4 · rank bytes)
// and points both views of the tensor at the copy; abort if the arena is full.
TfLiteStatus CopyDimsToArena(TfLiteContext* context, const char* place, TfLiteTensor* tensor,
                             TfLiteEvalTensor* eval);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_WRITABLE_DIMS_H_
