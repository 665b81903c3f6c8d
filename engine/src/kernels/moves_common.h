// PAD and CONCATENATION: what Prepare leaves for every implementation of Eval.
#ifndef ENGINE_SRC_KERNELS_MOVES_COMMON_H_
#define ENGINE_SRC_KERNELS_MOVES_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kMostPadRank = 5;

// Paddings of the last `rank` dimensions, aligned at the end; the missing first ones have none.
struct PadOpData {
  int32_t before[kMostPadRank];
  int32_t after[kMostPadRank];
  int32_t output_zero_point;
};
constexpr size_t kPadOpDataBytes = 56;

struct ConcatenationOpData {
  int axis;
};
constexpr size_t kConcatenationOpDataBytes = 24;

// Whether an Eval can join tensors of this type.
bool IsConcatenable(TfLiteType type);

// Aborts where the inputs do not make up the output, or their memory does not hold them.
TfLiteStatus CheckConcatenation(TfLiteContext* context, TfLiteNode* node, int axis,
                                const TfLiteEvalTensor* output);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_MOVES_COMMON_H_
