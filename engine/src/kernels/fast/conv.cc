// CONV_2D with int8 activations and int8 or int4 weights (float32: float_conv.cc, int16:
// int16_conv.cc), as a matrix product.
//
// A strip of the image is copied to the heap as int16, less the zero point and with zeros around.
// Where a row of taps is whole eights the product reads it from there; otherwise every patch is
// gathered into a row of its own first. A 1×1 convolution is the same with one tap. Patches of few
// values have a product of their own, for which the weights are packed at every Invoke.
#include "kernels/conv_common.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/output_stage.h"
#include "kernels/fast/strip.h"
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

constexpr int32_t kPackedDepth = 32;   // at most, for packed weights
constexpr int32_t kPackedPixels = 32;  // at least, to be worth the packing
constexpr int32_t kSlack = 8;  // copies go in eights

struct Plan {
  ConvShape shape;
  int16_t zero_point;
  int32_t depth;  // of the product: filter height · width · depth
  int32_t groups;
  bool packed;
  bool direct;  // no patch is gathered
  StripPlan strip;
};

// False where the layer is none for this kernel.
bool MakePlan(const ConvShape& s, int32_t zero_point, Plan* plan) {
  if (zero_point < INT8_MIN || zero_point > INT8_MAX || !PlanStrip(s, &plan->strip)) return false;
  plan->shape = s;
  plan->zero_point = static_cast<int16_t>(zero_point);
  plan->depth = s.filter_height * s.filter_width * s.filter_depth;
  plan->groups = s.out_depth / s.filters_per_group;
  const bool many = int64_t{s.out_height} * s.out_width >= kPackedPixels;
  plan->packed = plan->depth < 8 || (plan->depth <= kPackedDepth && many);
  const int32_t run = s.filter_width * s.filter_depth;
  plan->direct = plan->groups == 1 && (s.dilation_width == 1 || s.filter_width == 1) &&
                 (plan->packed ? s.filter_height == 1 : run % 8 == 0);
  return true;
}

struct Layout {
  OutputStage stage;
  int16_t* strip;
  int16_t* patches;  // unless direct
  int16_t* weights;  // if packed, one group after the other
};

int64_t PackedGroup(const Plan& plan) {
  return PackedRoom(plan.depth, plan.shape.filters_per_group);
}

Layout Carve(Carver* carver, const Plan& plan) {
  Layout layout = {};
  CarveOutputStage(carver, plan.shape.out_depth, &layout.stage);
  layout.strip = carver->Take<int16_t>(plan.strip.values + kSlack);
  if (!plan.direct) {
    layout.patches =
        carver->Take<int16_t>(int64_t{kGemmRows} * RowRoom(plan.depth) + kSlack);
  }
  if (plan.packed) layout.weights = carver->Take<int16_t>(plan.groups * PackedGroup(plan));
  return layout;
}

// Copies in eights; what it writes beyond `count` is overwritten by what follows.
inline int16_t* Append(const int16_t* from, int32_t count, int16_t* to) {
  for (int32_t i = 0; i < count; i += 8) wasm_v128_store(to + i, wasm_v128_load(from + i));
  return to + count;
}

// The taps at `from` in the strip, one after the other.
void GatherPatch(const Plan& plan, const int16_t* from, int16_t* patch) {
  const ConvShape& s = plan.shape;
  const int64_t line = int64_t{plan.strip.width} * s.in_depth;
  const bool dense = s.dilation_width == 1 && plan.groups == 1;
  int16_t* at = patch;
  for (int32_t fy = 0; fy < s.filter_height; ++fy, from += line * s.dilation_height) {
    if (dense) {
      at = Append(from, s.filter_width * s.filter_depth, at);
      continue;
    }
    for (int32_t fx = 0; fx < s.filter_width; ++fx) {
      at = Append(from + int64_t{fx} * s.dilation_width * s.in_depth, s.filter_depth, at);
    }
  }
  if (!plan.packed) AlignTail(patch, plan.depth);
}

// Output positions [from, from + count) of a strip, counted row by row, of one group.
void ComputePixels(const Plan& plan, const Layout& layout, const int8_t* weights, int32_t from,
                   int32_t count, int32_t group, int8_t* output) {
  const ConvShape& s = plan.shape;
  const int64_t line = int64_t{plan.strip.width} * s.in_depth;
  const int16_t* rows[kGemmRows];
  for (int32_t r = 0; r < count; ++r) {
    const int16_t* corner =
        layout.strip + CornerOffset(s, line, from + r) + group * s.filter_depth;
    if (plan.direct) {
      rows[r] = corner;
    } else {
      int16_t* patch = layout.patches + r * RowRoom(plan.depth);
      GatherPatch(plan, corner, patch);
      rows[r] = patch;
    }
  }
  const int32_t first = group * s.filters_per_group;
  if (plan.packed) {
    GemmPacked(rows, count, layout.weights + group * PackedGroup(plan), plan.depth, first,
               s.filters_per_group, layout.stage, output + first, s.out_depth);
    return;
  }
  const GemmRow shape = plan.direct
                            ? GemmRow{s.filter_height, s.filter_width * s.filter_depth,
                                      static_cast<int32_t>(line) * s.dilation_height}
                            : OneRun(plan.depth);
  Gemm(rows, count, shape, weights + int64_t{first} * plan.depth, plan.depth, first,
       s.filters_per_group, layout.stage, output + first, s.out_depth);
}

void Convolve(const Plan& plan, const Layout& layout, const int8_t* input, const int8_t* weights,
              int8_t* output) {
  const ConvShape& s = plan.shape;
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  const auto copy = [&plan](const int8_t* from, int64_t count, int16_t* to) {
    CopyCentred(from, count, plan.zero_point, to);
  };
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t rows = s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, input, oy, rows, layout.strip, copy);
      const int32_t pixels = rows * s.out_width;
      for (int32_t p = 0; p < pixels; p += kGemmRows) {
        const int32_t count = pixels - p < kGemmRows ? pixels - p : kGemmRows;
        for (int32_t g = 0; g < plan.groups; ++g) {
          ComputePixels(plan, layout, weights, p, count, g, output);
        }
        output += int64_t{count} * s.out_depth;
      }
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
  ConvShape shape;
  RETURN_IF_ERROR(GetConvShape(params, data, input, filter, bias, output, &shape));
  if (input->type == kTfLiteInt16) {
    return Int16Conv(shape, params, data, input, filter, bias, output) ? kTfLiteOk
                                                                       : Reference(context, node);
  }
  if (input->type == kTfLiteFloat32) {
    const bool done = (bias == nullptr || Holds<float>(bias, shape.out_depth)) &&
                      FloatConv(shape, params.activation, micro::GetTensorData<float>(input),
                                micro::GetTensorData<float>(filter),
                                micro::GetOptionalTensorData<float>(bias),
                                micro::GetTensorData<float>(output));
    return done ? kTfLiteOk : Reference(context, node);
  }
  Plan plan = {};
  if (!MakePlan(shape, data.input_zero_point, &plan) ||
      (bias != nullptr && !Holds<int32_t>(bias, shape.out_depth))) {
    return Reference(context, node);
  }
  Carver measure(nullptr);
  Carve(&measure, plan);
  uint8_t* heap = HeapBuffer(measure.used());
  if (heap == nullptr) return Reference(context, node);
  Carver carver(heap);
  Layout layout = Carve(&carver, plan);
  const ConvQuantization& q = data.quantization;
  const ChannelScales scales = {micro::GetOptionalTensorData<int32_t>(bias),
                                q.multipliers,
                                q.shifts,
                                1,
                                shape.out_depth,
                                plan.depth};
  if (!FillOutputStage(scales, {data.output_zero_point, q.activation_min, q.activation_max},
                       &layout.stage)) {
    return Reference(context, node);
  }

  const int8_t* weights = micro::GetTensorData<int8_t>(filter);
  if (filter->type == kTfLiteInt4) {
    auto* unpacked = static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
    UnpackInt4(weights, ElementCount(filter), unpacked);
    weights = unpacked;
  }
  for (int32_t g = 0; plan.packed && g < plan.groups; ++g) {
    PackWeights(weights + int64_t{g} * shape.filters_per_group * plan.depth, plan.depth,
                shape.filters_per_group, layout.weights + g * PackedGroup(plan));
  }
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
