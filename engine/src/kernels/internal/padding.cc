#include "kernels/internal/padding.h"

#include <cstdint>

namespace tflite {
namespace kernels {
namespace {

bool FitsInt32(int64_t x) { return x >= INT32_MIN && x <= INT32_MAX; }

// False if the arguments give no size.
bool OutputSize(WindowAxis a, TfLitePadding padding, int* out) {
  *out = 0;
  if (a.stride <= 0 || a.dilation <= 0 || a.filter <= 0 || a.in < 0) return false;
  const int64_t effective = (int64_t{a.filter} - 1) * a.dilation + 1;
  int64_t size = 0;
  if (padding == kTfLitePaddingSame) {
    size = (int64_t{a.in} + a.stride - 1) / a.stride;
  } else if (padding == kTfLitePaddingValid) {
    size = (int64_t{a.in} + a.stride - effective) / a.stride;
  } else {
    return false;
  }
  if (size < 0 || !FitsInt32(effective) || !FitsInt32(size)) return false;
  *out = static_cast<int>(size);
  return true;
}

// False if the total does not fit in an int32.
bool PaddingBefore(WindowAxis a, int out, int* before, int* offset) {
  const int64_t effective = (int64_t{a.filter} - 1) * a.dilation + 1;
  int64_t total = (int64_t{out} - 1) * a.stride + effective - a.in;
  if (total < 0) total = 0;
  if (!FitsInt32(total)) return false;
  *before = static_cast<int>(total / 2);
  *offset = static_cast<int>(total % 2);
  return true;
}

}  // namespace

WindowPlan PlanWindow(WindowAxis height, WindowAxis width, TfLitePadding padding) {
  WindowPlan plan = {};
  const bool wide = OutputSize(width, padding, &plan.out_width);
  const bool high = OutputSize(height, padding, &plan.out_height);
  if (!wide || !high) return plan;
  if (!PaddingBefore(height, plan.out_height, &plan.padding.height, &plan.padding.height_offset)) {
    return plan;
  }
  PaddingBefore(width, plan.out_width, &plan.padding.width, &plan.padding.width_offset);
  return plan;
}

}  // namespace kernels
}  // namespace tflite
