// The common ground of BATCH_TO_SPACE_ND and SPACE_TO_BATCH_ND.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_BATCH_SPACE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_BATCH_SPACE_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kBatchSpaceMinRank = 3;
constexpr int kBatchSpaceMaxRank = 4;

struct Nhwc {
  int32_t batches;
  int32_t height;
  int32_t width;
  int32_t depth;
};

// The node's tensors at Eval. A tensor [N, H, C] counts as [N, H, 1, C].
struct BatchSpace {
  // Inputs data, block shape, and the borders (crops or paddings), of which only those before a
  // dimension are read. Reports an unsupported type; aborts on anything out of range.
  TfLiteStatus Init(const char* place, TfLiteContext* context, TfLiteNode* node);

  const uint8_t* InputRun(int64_t b, int64_t h, int64_t w) const {
    return from + ((b * input_shape.height + h) * input_shape.width + w) *
                      static_cast<int64_t>(run_bytes);
  }
  uint8_t* OutputRun(int64_t b, int64_t h, int64_t w) const {
    return to + ((b * output_shape.height + h) * output_shape.width + w) *
                    static_cast<int64_t>(run_bytes);
  }
  void CopyRun(const uint8_t* source, uint8_t* target) const {
    std::memcpy(target, source, run_bytes);
  }

  Nhwc input_shape;
  Nhwc output_shape;
  int32_t block_height;
  int32_t block_width;
  int32_t before_height;
  int32_t before_width;
  size_t run_bytes;  // all channels of one place
  const uint8_t* from;
  uint8_t* to;
};

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_BATCH_SPACE_H_
