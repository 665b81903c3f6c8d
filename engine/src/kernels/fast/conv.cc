// CONV_2D with int8 activations and int8 or int4 weights: patches of the image become rows of a
// matrix product. A 1×1 convolution is the same with one tap.
#include "kernels/conv_common.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/output_stage.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/int4.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

// A product of fewer than eight terms would read beyond a row of weights: such rows are copied to
// the heap with zeros behind them.
constexpr int32_t kLeastDepth = 8;

struct Plan {
  ConvShape shape;
  int32_t taps;   // of one channel of the output: filter height · width · depth
  int32_t depth;  // of the product: taps, or kLeastDepth if they are fewer
  int16_t zero_point;
};

struct Layout {
  OutputStage stage;
  int16_t* rows;
  int8_t* widened;  // only if depth > taps
};

Layout Carve(Carver* carver, const Plan& plan) {
  Layout layout = {};
  CarveOutputStage(carver, plan.shape.out_depth, &layout.stage);
  layout.rows = carver->Take<int16_t>(int64_t{GemmRows(plan.depth)} * RowRoom(plan.depth));
  if (plan.depth > plan.taps) {
    layout.widened = carver->Take<int8_t>(int64_t{plan.shape.out_depth} * plan.depth);
  }
  return layout;
}

bool FillStage(const ConvOpData& data, const ConvShape& shape, const int32_t* bias,
               OutputStage* stage) {
  stage->zero_point = data.output_zero_point;
  stage->min = data.quantization.activation_min;
  stage->max = data.quantization.activation_max;
  for (int32_t c = 0; c < shape.out_depth; ++c) {
    if (!SetChannel(stage, c, bias == nullptr ? 0 : bias[c], data.quantization.multipliers[c],
                    data.quantization.shifts[c])) {
      return false;
    }
  }
  return true;
}

const int8_t* Widen(const Plan& plan, const int8_t* weights, int8_t* widened) {
  for (int32_t c = 0; c < plan.shape.out_depth; ++c) {
    for (int32_t i = 0; i < plan.depth; ++i) {
      *widened++ = i < plan.taps ? weights[c * plan.taps + i] : 0;
    }
  }
  return widened - int64_t{plan.shape.out_depth} * plan.depth;
}

int16_t* PutZeros(int16_t* row, int64_t count) {
  for (int64_t i = 0; i < count; ++i) row[i] = 0;
  return row + count;
}

int16_t* PutPixels(const Plan& plan, const int8_t* from, int64_t count, int16_t* row) {
  CopyCentred(from, static_cast<int32_t>(count), plan.zero_point, row);
  return row + count;
}

// The taps of output position (oy, ox) over the channels from `channel` on, zero outside the image.
void GatherPatch(const Plan& plan, const int8_t* image, int32_t oy, int32_t ox, int32_t channel,
                 int16_t* row) {
  const ConvShape& s = plan.shape;
  const int64_t line = int64_t{s.in_width} * s.in_depth;
  const int64_t y0 = int64_t{oy} * s.stride_height - s.pad_height;
  const int64_t x0 = int64_t{ox} * s.stride_width - s.pad_width;
  const bool dense = s.dilation_width == 1 && s.filter_depth == s.in_depth;
  // In a dense row the taps inside the image are one run.
  const int64_t first = x0 < 0 ? (-x0 < s.filter_width ? -x0 : s.filter_width) : 0;
  const int64_t end = s.in_width - x0 < s.filter_width ? s.in_width - x0 : s.filter_width;
  int16_t* at = row;
  for (int32_t fy = 0; fy < s.filter_height; ++fy) {
    const int64_t y = y0 + int64_t{s.dilation_height} * fy;
    const bool inside = y >= 0 && y < s.in_height;
    if (!inside || (dense && first >= end)) {
      at = PutZeros(at, int64_t{s.filter_width} * s.filter_depth);
      continue;
    }
    const int8_t* from = image + y * line + channel;
    if (dense) {
      at = PutZeros(at, first * s.filter_depth);
      at = PutPixels(plan, from + (x0 + first) * s.in_depth, (end - first) * s.filter_depth, at);
      at = PutZeros(at, (s.filter_width - end) * s.filter_depth);
      continue;
    }
    for (int32_t fx = 0; fx < s.filter_width; ++fx) {
      const int64_t x = x0 + int64_t{s.dilation_width} * fx;
      if (x >= 0 && x < s.in_width) {
        at = PutPixels(plan, from + x * s.in_depth, s.filter_depth, at);
      } else {
        at = PutZeros(at, s.filter_depth);
      }
    }
  }
  PutZeros(at, plan.depth - plan.taps);
  AlignTail(row, plan.depth);
}

// The patches of `count` output positions from `from` on.
void GatherPatches(const Plan& plan, const int8_t* image, int32_t from, int32_t count,
                   int32_t channel, int16_t* rows) {
  const ConvShape& s = plan.shape;
  const int32_t room = RowRoom(plan.depth);
  // Without a window, and with whole eights, neighbouring patches are one run of the image.
  const bool pointwise = plan.taps == s.in_depth && s.stride_height == 1 && s.stride_width == 1 &&
                         s.pad_height == 0 && s.pad_width == 0 && s.in_width == s.out_width &&
                         s.in_height == s.out_height && plan.depth % 8 == 0;
  if (pointwise && plan.depth == plan.taps) {
    PutPixels(plan, image + int64_t{from} * s.in_depth, int64_t{count} * s.in_depth, rows);
    return;
  }
  int32_t oy = from / s.out_width;
  int32_t ox = from % s.out_width;
  for (int32_t r = 0; r < count; ++r, rows += room) {
    GatherPatch(plan, image, oy, ox, channel, rows);
    if (++ox == s.out_width) {
      ox = 0;
      ++oy;
    }
  }
}

void Convolve(const Plan& plan, const Layout& layout, const int8_t* input, const int8_t* weights,
              int8_t* output) {
  const ConvShape& s = plan.shape;
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  const int32_t groups = s.out_depth / s.filters_per_group;
  const int32_t pixels = s.out_height * s.out_width;
  const int32_t most = GemmRows(plan.depth);
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t p = 0; p < pixels; p += most) {
      const int32_t rows = pixels - p < most ? pixels - p : most;
      for (int32_t g = 0; g < groups; ++g) {
        const int32_t first = g * s.filters_per_group;
        GatherPatches(plan, input, p, rows, g * s.filter_depth, layout.rows);
        Gemm(layout.rows, rows, weights + int64_t{first} * plan.depth, plan.depth, first,
             s.filters_per_group, layout.stage, output + first, s.out_depth);
      }
      output += int64_t{rows} * s.out_depth;
    }
  }
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return tflite::Register_CONV_2D().invoke(context, node);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kConvInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kConvFilter);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, kConvBias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kConvOutput);
  const auto& params = *static_cast<const TfLiteConvParams*>(node->builtin_data);
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  if (input->type != kTfLiteInt8) return Reference(context, node);

  Plan plan = {};
  RETURN_IF_ERROR(GetConvShape(params, data, input, filter, bias, output, &plan.shape));
  plan.taps = ElementCount(filter) / plan.shape.out_depth;
  plan.depth = plan.taps < kLeastDepth ? kLeastDepth : plan.taps;
  plan.zero_point = static_cast<int16_t>(data.input_zero_point);
  if (plan.taps == 0 || data.input_zero_point < -128 || data.input_zero_point > 127 ||
      (bias != nullptr && !Holds<int32_t>(bias, plan.shape.out_depth))) {
    return Reference(context, node);
  }

  Carver measure(nullptr);
  Carve(&measure, plan);
  uint8_t* heap = HeapBuffer(measure.used());
  if (heap == nullptr) return Reference(context, node);
  Carver carver(heap);
  Layout layout = Carve(&carver, plan);
  if (!FillStage(data, plan.shape, micro::GetOptionalTensorData<int32_t>(bias), &layout.stage)) {
    return Reference(context, node);
  }

  const int8_t* weights = micro::GetTensorData<int8_t>(filter);
  if (filter->type == kTfLiteInt4) {
    auto* unpacked = static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
    UnpackInt4(weights, ElementCount(filter), unpacked);
    weights = unpacked;
  }
  if (layout.widened != nullptr) weights = Widen(plan, weights, layout.widened);
  Convolve(plan, layout, micro::GetTensorData<int8_t>(input), weights,
           micro::GetTensorData<int8_t>(output));
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_CONV_2D() {
  TFLMRegistration registration = tflite::Register_CONV_2D();
  registration.invoke = Eval;
  return registration;
}

#else

TFLMRegistration Register_CONV_2D() { return tflite::Register_CONV_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
