// DEPTHWISE_CONV_2D with int8 activations and int8 or int4 weights, eight channels side by side
// (float32: float_depthwise_conv.cc).
#include "kernels/depthwise_conv_common.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/output_stage.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/int4.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr int32_t kLanes = 8;

struct Plan {
  DepthwiseShape shape;
  int32_t taps;
  int8_t zero_point;
  bool broadcast;  // one input channel feeds all output channels
};

struct Layout {
  OutputStage stage;
  int32_t* offsets;          // of each tap from the window's first, inside the image
  const int8_t** pointers;   // of each tap, where the window hangs over the edge
  int8_t* outside;           // a pixel of zero points, which counts as nothing
};

Layout Carve(Carver* carver, const Plan& plan) {
  Layout layout = {};
  CarveOutputStage(carver, plan.shape.out_depth, &layout.stage);
  layout.offsets = carver->Take<int32_t>(plan.taps);
  layout.pointers = carver->Take<const int8_t*>(plan.taps);
  layout.outside = carver->Take<int8_t>(plan.shape.in_depth);
  return layout;
}

// Σ w·(x − z) = Σ w·x − z·Σ w: the second sum goes into the bias, so that the loop multiplies bytes.
// False if some weight is −128: then two products together might not fit in 16 bits.
bool FoldZeroPoint(const Plan& plan, const int8_t* weights, OutputStage* stage) {
  const int32_t channels = plan.shape.out_depth;
  bool narrow = true;
  for (int32_t t = 0; t < plan.taps; ++t, weights += channels) {
    for (int32_t c = 0; c < channels; ++c) {
      narrow &= weights[c] != -128;
      stage->bias[c] = WrapSub(stage->bias[c], weights[c] * plan.zero_point);
    }
  }
  return narrow;
}

template <bool broadcast>
inline v128_t LoadPixel(const int8_t* pixel, int32_t c) {
  return broadcast ? wasm_i16x8_splat(*pixel) : wasm_i16x8_load8x8(pixel + c);
}

// Eight channels of one output pixel. `at(t)` is the pixel under tap t; known_taps 0 means that
// their number is only known at run time. The stage is a copy: stores of bytes might change an
// object in memory for all the compiler knows, and it would be read again for every pixel.
template <int known_taps, bool broadcast, typename At>
inline __attribute__((always_inline)) void Window(At at, int32_t taps, const int8_t* weights,
                                                  int32_t channels, int32_t c,
                                                  const OutputStage stage, int8_t* output) {
  v128_t low = wasm_i32x4_splat(0);
  v128_t high = low;
  const auto product = [&](int32_t t) {
    return wasm_i16x8_mul(LoadPixel<broadcast>(at(t), c),
                          wasm_i16x8_load8x8(weights + int64_t{t} * channels + c));
  };
  const auto add = [&](v128_t products) {
    low = wasm_i32x4_add(low, wasm_i32x4_extend_low_i16x8(products));
    high = wasm_i32x4_add(high, wasm_i32x4_extend_high_i16x8(products));
  };
  const int32_t count = known_taps > 0 ? known_taps : taps;
  int32_t t = 0;
#pragma clang loop unroll(full)
  for (; t + 2 <= (known_taps > 0 ? known_taps : 0); t += 2) {
    add(wasm_i16x8_add(product(t), product(t + 1)));
  }
  for (; t + 2 <= count; t += 2) add(wasm_i16x8_add(product(t), product(t + 1)));
  if (t < count) add(product(t));
  const v128_t bytes =
      ClampToInt8(stage, Requantize(stage, low, c), Requantize(stage, high, c + 4));
  wasm_v128_store64_lane(output + c, bytes, 0);
}

template <int known_taps, bool broadcast, typename At>
inline __attribute__((always_inline)) void Pixel(At at, int32_t taps, const int8_t* weights,
                                                 int32_t channels, const OutputStage stage,
                                                 int8_t* output) {
  for (int32_t c = 0; c < channels; c += kLanes) {
    // The last eight, if incomplete, overlaps the one before.
    const int32_t first = c + kLanes <= channels ? c : channels - kLanes;
    Window<known_taps, broadcast>(at, taps, weights, channels, first, stage, output);
  }
}

// known_taps is 9 for filters of 3×3, else 0.
template <int known_taps, bool broadcast>
void Convolve(const Plan& plan, const Layout& layout, const int8_t* input, const int8_t* weights,
              int8_t* output) {
  const DepthwiseShape s = plan.shape;
  const OutputStage stage = layout.stage;
  const int32_t taps = plan.taps;
  const int32_t line = s.in_width * s.in_depth;
  const int32_t down = s.dilation_height * line;
  const int32_t across = s.dilation_width * s.in_depth;
  const int32_t* offsets = layout.offsets;
  const int8_t** pointers = layout.pointers;
  const int8_t* outside = layout.outside;
  const int64_t reach_y = int64_t{s.filter_height - 1} * s.dilation_height;
  const int64_t reach_x = int64_t{s.filter_width - 1} * s.dilation_width;
  for (int32_t b = 0; b < s.batches; ++b, input += int64_t{s.in_height} * line) {
    for (int32_t oy = 0; oy < s.out_height; ++oy) {
      const int64_t y0 = int64_t{oy} * s.stride_height - s.pad_height;
      for (int32_t ox = 0; ox < s.out_width; ++ox, output += s.out_depth) {
        const int64_t x0 = int64_t{ox} * s.stride_width - s.pad_width;
        if (y0 >= 0 && x0 >= 0 && y0 + reach_y < s.in_height && x0 + reach_x < s.in_width) {
          const int8_t* first = input + y0 * line + x0 * s.in_depth;
          const auto at = [=](int32_t t) {
            return known_taps == 9 ? first + t / 3 * down + t % 3 * across : first + offsets[t];
          };
          Pixel<known_taps, broadcast>(at, taps, weights, s.out_depth, stage, output);
          continue;
        }
        const int8_t** pointer = pointers;
        for (int32_t fy = 0; fy < s.filter_height; ++fy) {
          const int64_t y = y0 + int64_t{fy} * s.dilation_height;
          for (int32_t fx = 0; fx < s.filter_width; ++fx) {
            const int64_t x = x0 + int64_t{fx} * s.dilation_width;
            const bool inside = y >= 0 && y < s.in_height && x >= 0 && x < s.in_width;
            *pointer++ = inside ? input + y * line + x * s.in_depth : outside;
          }
        }
        const auto at = [=](int32_t t) { return pointers[t]; };
        Pixel<known_taps, broadcast>(at, taps, weights, s.out_depth, stage, output);
      }
    }
  }
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return tflite::Register_DEPTHWISE_CONV_2D().invoke(context, node);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kConvInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kConvFilter);
  const TfLiteEvalTensor* bias =
      node->inputs->size == 3 ? micro::GetEvalInput(context, node, kConvBias) : nullptr;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kConvOutput);
  const auto& params = *static_cast<const TfLiteDepthwiseConvParams*>(node->builtin_data);
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  const bool is_float = input->type == kTfLiteFloat32 && filter->type == kTfLiteFloat32 &&
                        output->type == kTfLiteFloat32;
  const bool is_int8 = input->type == kTfLiteInt8 && output->type == kTfLiteInt8 &&
                       (filter->type == kTfLiteInt8 || filter->type == kTfLiteInt4);
  if (!is_float && !is_int8) return Reference(context, node);

  Plan plan = {};
  RETURN_IF_ERROR(GetDepthwiseShape(params, data, input, filter, bias, output, &plan.shape));
  const DepthwiseShape& s = plan.shape;
  if (is_float) {
    const bool done =
        (bias == nullptr || Holds<float>(bias, s.out_depth)) && Dim(filter, 0) == 1 &&
        FloatDepthwiseConv(s, params.activation, micro::GetTensorData<float>(input),
                           micro::GetTensorData<float>(filter),
                           micro::GetOptionalTensorData<float>(bias),
                           micro::GetTensorData<float>(output));
    return done ? kTfLiteOk : Reference(context, node);
  }
  plan.taps = ElementCount(filter) / s.out_depth;
  plan.zero_point = static_cast<int8_t>(data.input_zero_point);
  plan.broadcast = s.in_depth == 1 && s.depth_multiplier > 1;
  const bool plain = s.dilation_height > 0 && s.dilation_width > 0 && Dim(filter, 0) == 1 &&
                     (s.depth_multiplier == 1 || plan.broadcast);
  if (!plain || s.out_depth < kLanes || data.input_zero_point < -128 ||
      data.input_zero_point > 127 || (bias != nullptr && !Holds<int32_t>(bias, s.out_depth))) {
    return Reference(context, node);
  }

  Carver measure(nullptr);
  Carve(&measure, plan);
  uint8_t* heap = HeapBuffer(measure.used());
  if (heap == nullptr) return Reference(context, node);
  Carver carver(heap);
  Layout layout = Carve(&carver, plan);

  const int8_t* weights = micro::GetTensorData<int8_t>(filter);
  if (filter->type == kTfLiteInt4) {
    auto* unpacked = static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
    UnpackInt4(weights, ElementCount(filter), unpacked);
    weights = unpacked;
  }
  const ConvQuantization& q = data.quantization;
  const ChannelScales scales = {micro::GetOptionalTensorData<int32_t>(bias),
                                q.multipliers,
                                q.shifts,
                                1,
                                s.out_depth,
                                plan.taps};
  if (!FillOutputStage(scales, {data.output_zero_point, q.activation_min, q.activation_max},
                       &layout.stage) ||
      !FoldZeroPoint(plan, weights, &layout.stage)) {
    return Reference(context, node);
  }
  const int64_t line = int64_t{s.in_width} * s.in_depth;
  for (int32_t t = 0; t < plan.taps; ++t) {
    const int64_t down = int64_t{t / s.filter_width} * s.dilation_height;
    const int64_t across = int64_t{t % s.filter_width} * s.dilation_width;
    layout.offsets[t] = static_cast<int32_t>(down * line + across * s.in_depth);
  }
  for (int32_t c = 0; c < s.in_depth; ++c) layout.outside[c] = plan.zero_point;

  const int8_t* in = micro::GetTensorData<int8_t>(input);
  int8_t* out = micro::GetTensorData<int8_t>(output);
  if (plan.broadcast) {
    Convolve<0, true>(plan, layout, in, weights, out);
  } else if (s.filter_height == 3 && s.filter_width == 3) {
    Convolve<9, false>(plan, layout, in, weights, out);
  } else {
    Convolve<0, false>(plan, layout, in, weights, out);
  }
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_DEPTHWISE_CONV_2D() {
  TFLMRegistration registration = tflite::Register_DEPTHWISE_CONV_2D();
  registration.invoke = Eval;
  return registration;
}

#else

TFLMRegistration Register_DEPTHWISE_CONV_2D() { return tflite::Register_DEPTHWISE_CONV_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
