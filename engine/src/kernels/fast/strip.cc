#include "kernels/fast/strip.h"

namespace tflite {
namespace fast {
namespace {

constexpr int64_t kStripValues = 16 * 1024;  // what a strip should not exceed
constexpr int64_t kMostValues = 8 * 1024 * 1024;

}  // namespace

bool PlanStrip(const kernels::ConvShape& s, StripPlan* plan) {
  if (s.stride_height <= 0 || s.stride_width <= 0 || s.dilation_height <= 0 ||
      s.dilation_width <= 0 || s.pad_height < 0 || s.pad_width < 0 || s.filter_height <= 0 ||
      s.filter_width <= 0) {
    return false;
  }
  const int64_t width = int64_t{s.out_width - 1} * s.stride_width +
                        int64_t{s.filter_width - 1} * s.dilation_width + 1;
  const int64_t height = int64_t{s.out_height - 1} * s.stride_height +
                         int64_t{s.filter_height - 1} * s.dilation_height + 1;
  if (width > kMostValues || height > kMostValues) return false;
  const int64_t line = width * s.in_depth;
  const int64_t least = line * StripHeight(s, 1);
  if (line > kMostValues || least > kMostValues) return false;
  const int64_t more = least < kStripValues ? (kStripValues - least) / (line * s.stride_height) : 0;
  plan->rows = more + 1 < s.out_height ? static_cast<int32_t>(more + 1) : s.out_height;
  plan->width = static_cast<int32_t>(width);
  plan->values = line * StripHeight(s, plan->rows);
  return true;
}

}  // namespace fast
}  // namespace tflite
