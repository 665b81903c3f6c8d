// DEPTHWISE_CONV_2D in float32, four channels side by side.
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/heap.h"
#include "kernels/internal/ranges.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

constexpr int32_t kLanes = 4;

// The taps of one output position that lie in the image, in the reference's order.
struct Tap {
  const float* pixel;
  const float* weights;
};

int32_t TapsInside(const DepthwiseShape& s, const float* image, const float* filter, int32_t oy,
                   int32_t ox, Tap* taps) {
  const int64_t line = int64_t{s.in_width} * s.in_depth;
  const int64_t y0 = int64_t{oy} * s.stride_height - s.pad_height;
  const int64_t x0 = int64_t{ox} * s.stride_width - s.pad_width;
  int32_t count = 0;
  for (int32_t fy = 0; fy < s.filter_height; ++fy) {
    const int64_t y = y0 + int64_t{fy} * s.dilation_height;
    if (y < 0 || y >= s.in_height) continue;
    for (int32_t fx = 0; fx < s.filter_width; ++fx) {
      const int64_t x = x0 + int64_t{fx} * s.dilation_width;
      if (x < 0 || x >= s.in_width) continue;
      taps[count++] = {image + y * line + x * s.in_depth,
                       filter + (int64_t{fy} * s.filter_width + fx) * s.out_depth};
    }
  }
  return count;
}

}  // namespace

bool FloatDepthwiseConv(const DepthwiseShape& s, TfLiteFusedActivation activation,
                        const float* input, const float* filter, const float* bias,
                        float* output) {
  if (s.depth_multiplier != 1 || s.out_depth < kLanes) return false;
  Carver measure(nullptr);
  measure.Take<Tap>(int64_t{s.filter_height} * s.filter_width);
  auto* taps = reinterpret_cast<Tap*>(HeapBuffer(measure.used()));
  if (taps == nullptr) return false;

  FloatRange range;
  ActivationRange(activation, &range.min, &range.max);
  const int32_t channels = s.out_depth;
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; ++oy) {
      for (int32_t ox = 0; ox < s.out_width; ++ox, output += channels) {
        const int32_t count = TapsInside(s, input, filter, oy, ox, taps);
        for (int32_t from = 0; from < channels; from += kLanes) {
          // The last four, if incomplete, overlap the ones before.
          const int32_t c = from + kLanes <= channels ? from : channels - kLanes;
          v128_t sum = wasm_f32x4_splat(0.0f);
          for (int32_t t = 0; t < count; ++t) {
            sum = wasm_f32x4_add(sum, wasm_f32x4_mul(wasm_v128_load(taps[t].pixel + c),
                                                     wasm_v128_load(taps[t].weights + c)));
          }
          const v128_t offset =
              bias == nullptr ? wasm_f32x4_splat(0.0f) : wasm_v128_load(bias + c);
          wasm_v128_store(output + c, ClampFloat(wasm_f32x4_add(sum, offset), range));
        }
      }
    }
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
