// DEPTH_TO_SPACE and SPACE_TO_DEPTH are each other's inverse: one walk over the large side.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_DEPTH_SPACE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_DEPTH_SPACE_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// `space` is the side with larger height and width, `depth` the one with more channels. For every
// run of channels in `space`, in its order: move(offset in space, offset in depth, bytes).
// False if the shapes do not belong together.
template <typename Move>
bool WalkDepthSpace(const TfLiteIntArray* space, const TfLiteIntArray* depth, int32_t block_size,
                    size_t element_bytes, Move move) {
  if (space->size != 4 || depth->size != 4 || block_size <= 0) return false;
  const int32_t height = space->data[1];
  const int32_t width = space->data[2];
  const int32_t channels = space->data[3];
  const int64_t depth_height = depth->data[1];
  const int64_t depth_width = depth->data[2];
  const int64_t depth_channels = depth->data[3];
  if (space->data[0] != depth->data[0] || height != depth_height * block_size ||
      width != depth_width * block_size ||
      depth_channels != int64_t{channels} * block_size * block_size) {
    return false;
  }
  const size_t run_bytes = static_cast<size_t>(channels) * element_bytes;
  if (run_bytes == 0 || height == 0 || width == 0) return true;
  size_t offset = 0;
  for (int32_t b = 0; b < space->data[0]; ++b) {
    for (int32_t h = 0; h < height; ++h) {
      for (int32_t w = 0; w < width; ++w, offset += run_bytes) {
        const int64_t place = (b * depth_height + h / block_size) * depth_width + w / block_size;
        const int64_t run = int64_t{h % block_size} * block_size + w % block_size;
        move(offset, static_cast<size_t>(place * depth_channels + run * channels) * element_bytes,
             run_bytes);
      }
    }
  }
  return true;
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_DEPTH_SPACE_H_
