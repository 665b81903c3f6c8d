#include "kernels/fast/depthwise.h"

#include "kernels/fast/once.h"

namespace tflite {
namespace fast {

using namespace kernels;

ConvShape AsConv(const DepthwiseShape& s) {
  ConvShape c = {};
  c.batches = s.batches;
  c.in_height = s.in_height;
  c.in_width = s.in_width;
  c.in_depth = s.out_depth;
  c.filter_height = s.filter_height;
  c.filter_width = s.filter_width;
  c.filter_depth = s.out_depth;
  c.out_height = s.out_height;
  c.out_width = s.out_width;
  c.out_depth = s.out_depth;
  c.filters_per_group = 1;
  c.stride_height = s.stride_height;
  c.stride_width = s.stride_width;
  c.dilation_height = s.dilation_height;
  c.dilation_width = s.dilation_width;
  c.pad_height = s.pad_height;
  c.pad_width = s.pad_width;
  return c;
}

bool PlanDepthwise(const DepthwiseShape& s, int32_t zero_point, DepthwisePlan* plan) {
  if (zero_point < INT8_MIN || zero_point > INT8_MAX || s.depth_multiplier <= 0) return false;
  plan->shape = AsConv(s);
  plan->multiplier = s.depth_multiplier;
  plan->zero_point = static_cast<int16_t>(zero_point);
  return s.out_depth == s.in_depth * s.depth_multiplier && PlanStrip(plan->shape, &plan->strip);
}

ONCE void FillDepthwise(const DepthwisePlan& plan, const int8_t* weights,
                   const DepthwiseConstants& constants) {
  const ConvShape& s = plan.shape;
  const int32_t taps = Taps(plan);
  const int32_t channels = s.out_depth;
  for (int32_t t = 0; t < taps; ++t) {
    constants.offsets[t] =
        (t / s.filter_width * s.dilation_height * plan.strip.width +
         t % s.filter_width * s.dilation_width) *
        s.in_depth;
  }
  int16_t* to = constants.weights;
  for (int32_t c = 0; c < channels; c += kBlockChannels) {
    for (int32_t t = 0; t < taps; t += 2) {
      for (int32_t j = 0; j < kBlockChannels; ++j, to += 2) {
        const int8_t* w = weights + int64_t{t} * channels + c + j;
        const bool there = c + j < channels;
        to[0] = there ? w[0] : 0;
        to[1] = there && t + 1 < taps ? w[channels] : 0;
      }
    }
  }
}

}  // namespace fast
}  // namespace tflite
