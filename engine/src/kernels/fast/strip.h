// The part of an image under some rows of a convolution's output, copied to the heap with the
// zero point around it, so that no loop has to ask where the image ends.
#ifndef ENGINE_SRC_KERNELS_FAST_STRIP_H_
#define ENGINE_SRC_KERNELS_FAST_STRIP_H_

#include <cstdint>

#include "kernels/conv_common.h"
#include "kernels/fast/gemm.h"

namespace tflite {
namespace fast {

struct StripPlan {
  int32_t rows;    // of the output, at a time
  int32_t width;   // pixels
  int64_t values;  // of the strip for that many rows
};

// False where the layer is none for the fast kernels: windows that make no sense, or too large.
bool PlanStrip(const kernels::ConvShape& shape, StripPlan* plan);

inline int32_t StripHeight(const kernels::ConvShape& s, int32_t rows) {
  return (rows - 1) * s.stride_height + (s.filter_height - 1) * s.dilation_height + 1;
}

// The values under a window, as rows of a product.
inline GemmRow StripRow(const kernels::ConvShape& s, const StripPlan& plan) {
  const int32_t down = plan.width * s.in_depth * s.dilation_height;
  const bool dense = s.filter_depth == s.in_depth && s.dilation_width == 1;
  if (dense || s.filter_width == 1) {
    return {s.filter_height, down, 1, 0, s.filter_width * s.filter_depth};
  }
  return {s.filter_height, down, s.filter_width, s.dilation_width * s.in_depth, s.filter_depth};
}

// Where the windows of the strip's output positions begin, one after the other.
template <typename T>
class StripCorners {
 public:
  StripCorners(const kernels::ConvShape& s, const StripPlan& plan, const T* strip)
      : line_(strip),
        at_(strip),
        down_(int64_t{plan.width} * s.in_depth * s.stride_height),
        across_(s.stride_width * s.in_depth),
        width_(s.out_width),
        left_(s.out_width) {}

  void Next(int32_t count, const T** corners) {
    for (int32_t r = 0; r < count; ++r, at_ += across_, --left_) {
      if (left_ == 0) {
        line_ += down_;
        at_ = line_;
        left_ = width_;
      }
      corners[r] = at_;
    }
  }

 private:
  const T* line_;
  const T* at_;
  int64_t down_;
  int32_t across_;
  int32_t width_;
  int32_t left_;
};

template <typename T>
inline void PutAll(T value, int64_t count, T* to) {
  for (int64_t i = 0; i < count; ++i) to[i] = value;
}

// The strip for `rows` rows of the output from `oy` on, with `pad` around the image;
// copy(from, count, to) takes `count` pixels over, from the image's pixel `from` on.
template <typename T, typename Copy>
void FillStrip(const kernels::ConvShape& s, const StripPlan& plan, int32_t oy, int32_t rows, T pad,
               T* strip, Copy copy) {
  const int64_t line = int64_t{plan.width} * s.in_depth;
  const int32_t left = s.pad_width < plan.width ? s.pad_width : plan.width;
  const int32_t rest = plan.width - left;
  const int32_t middle = rest < s.in_width ? rest : s.in_width;
  const int32_t height = StripHeight(s, rows);
  for (int32_t i = 0; i < height; ++i, strip += line) {
    const int64_t y = int64_t{oy} * s.stride_height - s.pad_height + i;
    if (y < 0 || y >= s.in_height) {
      PutAll(pad, line, strip);
      continue;
    }
    PutAll(pad, int64_t{left} * s.in_depth, strip);
    copy(y * s.in_width, middle, strip + int64_t{left} * s.in_depth);
    PutAll(pad, int64_t{rest - middle} * s.in_depth, strip + int64_t{left + middle} * s.in_depth);
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_STRIP_H_
