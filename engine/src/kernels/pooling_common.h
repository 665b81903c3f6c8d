// AVERAGE_POOL_2D and MAX_POOL_2D: what every implementation of the ops shares.
#ifndef ENGINE_SRC_KERNELS_POOLING_COMMON_H_
#define ENGINE_SRC_KERNELS_POOLING_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

struct PoolingOpData {
  TfLitePaddingValues padding;
  int32_t activation_min;
  int32_t activation_max;
  float activation_min_float;
  float activation_max_float;
};
constexpr size_t kPoolingOpDataBytes = 32;

TfLiteStatus PoolingPrepare(TfLiteContext* context, TfLiteNode* node);

struct PoolShape {
  int32_t batches, depth;
  int32_t in_height, in_width;
  int32_t out_height, out_width;
  int32_t filter_height, filter_width;
  int stride_height, stride_width;
  int pad_height, pad_width;
};

// Abort where the tensors are no pair of images with the same batches and channels. Also used by
// L2_POOL_2D.
TfLiteStatus GetPoolShape(const TfLitePoolParams& params, const TfLitePaddingValues& padding,
                          const TfLiteEvalTensor* input, const TfLiteEvalTensor* output,
                          const char* place, PoolShape* shape);

// The part of a window that lies in the image.
struct PoolSpan {
  int32_t first;
  int32_t end;
  int32_t count() const { return end > first ? end - first : 0; }
};

inline PoolSpan ClipWindow(int32_t out, int stride, int pad, int32_t filter, int32_t in) {
  const int64_t origin = int64_t{out} * stride - pad;
  const int64_t end = origin + filter;
  if (origin >= in || end <= 0) return {0, 0};
  return {static_cast<int32_t>(origin < 0 ? 0 : origin), static_cast<int32_t>(end > in ? in : end)};
}

// Calls window(output, image, rows, columns) for every window in the order of the output; false
// from it ends the walk.
template <typename T, typename Window>
void ForEachWindow(const PoolShape& s, const T* input, T* output, Window window) {
  const int64_t image = int64_t{s.in_height} * s.in_width * s.depth;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; ++oy) {
      const PoolSpan rows =
          ClipWindow(oy, s.stride_height, s.pad_height, s.filter_height, s.in_height);
      for (int32_t ox = 0; ox < s.out_width; ++ox, output += s.depth) {
        const PoolSpan columns =
            ClipWindow(ox, s.stride_width, s.pad_width, s.filter_width, s.in_width);
        if (!window(output, input, rows, columns)) return;
      }
    }
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_POOLING_COMMON_H_
