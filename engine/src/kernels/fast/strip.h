// The part of an image under some rows of a convolution's output, copied to the heap with zeros
// around it, so that no loop has to ask where the image ends.
#ifndef ENGINE_SRC_KERNELS_FAST_STRIP_H_
#define ENGINE_SRC_KERNELS_FAST_STRIP_H_

#include <cstdint>

#include "kernels/conv_common.h"

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

// Where the window of the strip's n-th output position begins; `line` is a row's values.
inline int64_t CornerOffset(const kernels::ConvShape& s, int64_t line, int32_t n) {
  return n / s.out_width * s.stride_height * line +
         int64_t{n % s.out_width} * s.stride_width * s.in_depth;
}

template <typename T>
inline void PutZeros(int64_t count, T* to) {
  for (int64_t i = 0; i < count; ++i) to[i] = 0;
}

// The strip for `rows` rows of the output from `oy` on; copy(from, count, to) takes pixels over.
template <typename In, typename Out, typename Copy>
void FillStrip(const kernels::ConvShape& s, const StripPlan& plan, const In* image, int32_t oy,
               int32_t rows, Out* strip, Copy copy) {
  const int64_t line = int64_t{plan.width} * s.in_depth;
  const int32_t left = s.pad_width < plan.width ? s.pad_width : plan.width;
  const int32_t rest = plan.width - left;
  const int32_t middle = rest < s.in_width ? rest : s.in_width;
  const int32_t height = StripHeight(s, rows);
  for (int32_t i = 0; i < height; ++i, strip += line) {
    const int64_t y = int64_t{oy} * s.stride_height - s.pad_height + i;
    if (y < 0 || y >= s.in_height) {
      PutZeros(line, strip);
      continue;
    }
    PutZeros(int64_t{left} * s.in_depth, strip);
    copy(image + y * s.in_width * s.in_depth, int64_t{middle} * s.in_depth,
         strip + int64_t{left} * s.in_depth);
    PutZeros(int64_t{rest - middle} * s.in_depth, strip + int64_t{left + middle} * s.in_depth);
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_STRIP_H_
