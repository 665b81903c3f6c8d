// The loop of DEPTHWISE_CONV_2D: eight channels side by side, two taps of the window at a time.
#ifndef ENGINE_SRC_KERNELS_FAST_DEPTHWISE_H_
#define ENGINE_SRC_KERNELS_FAST_DEPTHWISE_H_

#include <cstdint>

#include "kernels/depthwise_conv_common.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/output_stage.h"
#include "kernels/fast/strip.h"

namespace tflite {
namespace fast {

// In a strip of the image each input channel is repeated for every output channel that it feeds.
struct DepthwisePlan {
  kernels::ConvShape shape;  // in_depth and filter_depth are those of the output
  StripPlan strip;
  int32_t multiplier;
  int16_t zero_point;
  int16_t input_is_int16;
};

// The shape of a convolution with as many input channels as output channels.
kernels::ConvShape AsConv(const kernels::DepthwiseShape& shape);

// False where the layer is none for the fast kernels.
bool PlanDepthwise(const kernels::DepthwiseShape& shape, int32_t zero_point, DepthwisePlan* plan);

inline int32_t Taps(const DepthwisePlan& plan) {
  return plan.shape.filter_height * plan.shape.filter_width;
}
inline int32_t TapPairs(const DepthwisePlan& plan) { return (Taps(plan) + 1) / 2; }

struct DepthwiseConstants {
  int32_t* offsets;  // of each tap from the window's first, in the strip
  int16_t* weights;  // [block][pair of taps][channel][2]
};

inline DepthwiseConstants CutDepthwise(Carver* carver, const DepthwisePlan& plan) {
  return {carver->Take<int32_t>(Taps(plan)),
          carver->Take<int16_t>(int64_t{BlocksOf(plan.shape.out_depth)} * kBlockChannels * 2 *
                                TapPairs(plan))};
}

// From [tap][channel].
void FillDepthwise(const DepthwisePlan& plan, const int8_t* weights,
                   const DepthwiseConstants& constants);

#if defined(__wasm_simd128__)

// `count` pixels to the strip, each channel `multiplier` times, less the zero point.
template <typename T>
void RepeatChannels(const T* from, int64_t count, int32_t channels, int32_t multiplier,
                    int16_t zero_point, int16_t* to) {
  for (int64_t i = 0; i < count * channels; ++i, to += multiplier) {
    const auto value = static_cast<int16_t>(from[i] - zero_point);
    for (int32_t m = 0; m < multiplier; ++m) to[m] = value;
  }
}

// The sums of eight channels under one window. `known_taps` is 0 where their number is only known at
// run time.
template <int known_taps>
inline __attribute__((always_inline)) void WindowSums(const int16_t* window,
                                                      const int32_t* offsets, int32_t taps,
                                                      const int16_t* weights, v128_t* low,
                                                      v128_t* high) {
  const int32_t count = known_taps > 0 ? known_taps : taps;
  const auto pair = [&](v128_t a, v128_t b, int32_t t) {
    *low = wasm_i32x4_add(*low, wasm_i32x4_dot_i16x8(wasm_i16x8_shuffle(a, b, 0, 8, 1, 9, 2, 10, 3, 11),
                                                     wasm_v128_load(weights + 8 * t)));
    *high = wasm_i32x4_add(
        *high, wasm_i32x4_dot_i16x8(wasm_i16x8_shuffle(a, b, 4, 12, 5, 13, 6, 14, 7, 15),
                                    wasm_v128_load(weights + 8 * t + 8)));
  };
  int32_t t = 0;
  if (known_taps > 0) {
#pragma clang loop unroll(full)
    for (; t + 2 <= known_taps; t += 2) {
      pair(wasm_v128_load(window + offsets[t]), wasm_v128_load(window + offsets[t + 1]), t);
    }
  } else {
    for (; t + 2 <= count; t += 2) {
      pair(wasm_v128_load(window + offsets[t]), wasm_v128_load(window + offsets[t + 1]), t);
    }
  }
  if (t < count) {
    const v128_t last = wasm_v128_load(window + offsets[t]);
    pair(last, last, t);
  }
}

// All output positions of a strip. `bias(block)` gives the address of eight int32 to begin with;
// `put(block, low, high, lanes, at)` takes eight sums for output[at …].
template <int known_taps, typename Bias, typename Put>
inline __attribute__((always_inline)) void DepthwiseStrip(const DepthwisePlan& plan,
                                                          const DepthwiseConstants& constants,
                                                          const int16_t* strip, int32_t rows,
                                                          Bias bias, Put put) {
  const kernels::ConvShape s = plan.shape;
  const int32_t line = plan.strip.width * s.in_depth * s.stride_height;
  const int32_t across = s.stride_width * s.in_depth;
  const int32_t taps = Taps(plan);
  const int32_t block_weights = TapPairs(plan) * 2 * kBlockChannels;
  int32_t offsets[known_taps > 0 ? known_taps : 1];
  for (int t = 0; t < known_taps; ++t) offsets[t] = constants.offsets[t];
  const int32_t* const at = known_taps > 0 ? offsets : constants.offsets;
  for (int32_t y = 0; y < rows; ++y) {
    const int16_t* weights = constants.weights;
    for (int32_t c = 0; c < s.out_depth; c += kBlockChannels, weights += block_weights) {
      const int32_t block = c / kBlockChannels;
      const int lanes = s.out_depth - c < kBlockChannels ? s.out_depth - c : kBlockChannels;
      const int16_t* window = strip + int64_t{y} * line + c;
      int64_t to = int64_t{y} * s.out_width * s.out_depth + c;
      for (int32_t x = 0; x < s.out_width; ++x, window += across, to += s.out_depth) {
        v128_t low = wasm_v128_load(bias(block));
        v128_t high = wasm_v128_load(bias(block) + 4);
        WindowSums<known_taps>(window, at, taps, weights, &low, &high);
        put(block, low, high, lanes, to);
      }
    }
  }
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_DEPTHWISE_H_
