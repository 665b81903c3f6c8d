// SPLIT and SPLIT_V cut a tensor along one dimension; they differ in how they find the lengths.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_SPLIT_OUTPUTS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_SPLIT_OUTPUTS_H_

#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// Fills all outputs of the node from `input`, cut along `axis` (0 ≤ axis < rank). `equal_parts`:
// each output gets as much as the first one has room for.
TfLiteStatus SplitIntoOutputs(const char* place, TfLiteContext* context, TfLiteNode* node,
                              const TfLiteEvalTensor* input, int32_t axis, bool equal_parts);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_SPLIT_OUTPUTS_H_
