// CONV_2D with int8 activations and int8 or int4 weights (float32: float_conv.cc, int16:
// int16_conv.cc), as a matrix product.
//
// A strip of the image is copied to the heap as int16, less the zero point and with zeros around;
// the product reads its rows from there. Constant weights are packed once, others at every Invoke.
#include "kernels/conv_common.h"
#include "kernels/fast/constants.h"
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

struct Plan {
  ConvShape shape;
  StripPlan strip;
  GemmRow row;
  int16_t zero_point;
  int32_t groups;
};

// False where the layer is none for this kernel.
bool MakePlan(const ConvShape& s, int32_t zero_point, Plan* plan) {
  if (zero_point < INT8_MIN || zero_point > INT8_MAX || !PlanStrip(s, &plan->strip)) return false;
  plan->shape = s;
  plan->zero_point = static_cast<int16_t>(zero_point);
  plan->groups = s.out_depth / s.filters_per_group;
  plan->row = StripRow(s, plan->strip);
  return true;
}

// Of all groups, one after the other.
struct Constants {
  ChannelBlock* blocks;
  int16_t* weights;
};

Constants Cut(Carver* carver, const Plan& plan) {
  const int32_t channels = plan.shape.filters_per_group;
  return {carver->Take<ChannelBlock>(int64_t{plan.groups} * BlocksOf(channels)),
          carver->Take<int16_t>(plan.groups * PackedRoom(plan.row, channels))};
}

struct Filter {
  const int8_t* weights;
  const int32_t* bias;  // may be null
  const ConvQuantization* quantization;
};

bool FillConstants(const Plan& plan, const Filter& filter, const Constants& constants) {
  const int32_t channels = plan.shape.filters_per_group;
  const int32_t depth = plan.row.depth();
  for (int32_t g = 0; g < plan.groups; ++g) {
    const int32_t first = g * channels;
    const ChannelScales scales = {filter.bias == nullptr ? nullptr : filter.bias + first,
                                  filter.quantization->multipliers + first,
                                  filter.quantization->shifts + first,
                                  1,
                                  channels,
                                  depth};
    if (!FillBlocks(scales, constants.blocks + int64_t{g} * BlocksOf(channels))) return false;
    PackWeights(filter.weights + int64_t{first} * depth, plan.row, channels,
                constants.weights + g * PackedRoom(plan.row, channels));
  }
  return true;
}

void Convolve(const Plan& plan, const Constants& constants, OutputStage stage, int16_t* strip,
              const int8_t* input, int8_t* output) {
  const ConvShape& s = plan.shape;
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  const int32_t channels = s.filters_per_group;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t height =
          s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, oy, height, strip, [&](int64_t from, int64_t count, int16_t* to) {
        CopyCentred(input + from * s.in_depth, count * s.in_depth, plan.zero_point, to);
      });
      StripCorners<int16_t> corners(s, plan.strip, strip);
      for (int32_t rest = height * s.out_width; rest > 0; rest -= kGemmRows) {
        const int32_t count = rest < kGemmRows ? rest : kGemmRows;
        const int16_t* rows[kGemmRows];
        corners.Next(count, rows);
        for (int32_t g = 0; g < plan.groups; ++g) {
          stage.blocks = constants.blocks + int64_t{g} * BlocksOf(channels);
          Gemm(rows, count, plan.row, constants.weights + g * PackedRoom(plan.row, channels),
               channels, stage, output + g * channels, s.out_depth);
          for (int32_t r = 0; r < count; ++r) rows[r] += s.filter_depth;
        }
        output += int64_t{count} * s.out_depth;
      }
    }
  }
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return FallBack(tflite::Register_CONV_2D(), context, node);
}

TfLiteStatus EvalInt8(TfLiteContext* context, TfLiteNode* node, const ConvShape& shape,
                      const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias) {
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  const ConvQuantization& q = data.quantization;
  Plan plan = {};
  OutputStage stage = {};
  if (!MakePlan(shape, data.input_zero_point, &plan) ||
      !SetRange({data.output_zero_point, q.activation_min, q.activation_max}, &stage) ||
      (bias != nullptr && !Holds<int32_t>(bias, shape.out_depth))) {
    return Reference(context, node);
  }
  NodeConstants place(node, plan, filter, bias);
  Carver measure(nullptr);
  Cut(&measure, plan);
  int16_t* strip = nullptr;
  uint8_t* bytes = place.Allocate(measure.used(), plan.strip.values, &strip);
  if (bytes == nullptr) return Reference(context, node);
  Carver carver(bytes);
  const Constants constants = Cut(&carver, plan);
  if (!place.filled()) {
    const int8_t* weights = micro::GetTensorData<int8_t>(filter);
    if (filter->type == kTfLiteInt4) {
      auto* unpacked =
          static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
      UnpackInt4(weights, ElementCount(filter), unpacked);
      weights = unpacked;
    }
    if (!FillConstants(plan, {weights, micro::GetOptionalTensorData<int32_t>(bias), &q},
                       constants)) {
      place.Discard();
      return Reference(context, node);
    }
  }
  Convolve(plan, constants, stage, strip,
           micro::GetTensorData<int8_t>(micro::GetEvalInput(context, node, kConvInput)),
           micro::GetTensorData<int8_t>(micro::GetEvalOutput(context, node, kConvOutput)));
  return kTfLiteOk;
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
  if (input->type == kTfLiteInt8) return EvalInt8(context, node, shape, filter, bias);
  if (input->type == kTfLiteInt16) {
    return Int16Conv(node, shape, input, filter, bias, output) ? kTfLiteOk
                                                               : Reference(context, node);
  }
  const bool done =
      (bias == nullptr || Holds<float>(bias, shape.out_depth)) &&
      FloatConv(node, shape, params.activation, input, filter, bias, output);
  return done ? kTfLiteOk : Reference(context, node);
}

}  // namespace

TFLMRegistration Register_CONV_2D() {
  return RegisterKeeping<tflite::Register_CONV_2D, Eval>();
}

#else

TFLMRegistration Register_CONV_2D() { return tflite::Register_CONV_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
