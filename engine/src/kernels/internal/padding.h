// Where a window starts: SAME and VALID padding.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_PADDING_H_
#define ENGINE_SRC_KERNELS_INTERNAL_PADDING_H_

#include "tensorflow/lite/c/builtin_op_data.h"

namespace tflite {
namespace kernels {

struct WindowAxis {
  int stride;
  int dilation;
  int in;
  int filter;
};

struct WindowPlan {
  TfLitePaddingValues padding;
  int out_height;
  int out_width;
};

// Padding before the image and the size it leads to. Kernels loop over the size the output tensor
// really has; only L2_POOL_2D uses out_height and out_width. Arguments that make no sense (a stride
// of 0, a size below 0, …) give zeros, not an error.
WindowPlan PlanWindow(WindowAxis height, WindowAxis width, TfLitePadding padding);

// Upstream passes padding, stride and dilation to its loops as int16.
inline int AsInt16(int x) { return static_cast<short>(x); }

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_PADDING_H_
