// A strip of the image is copied to the heap in the form that the Dot wants, with the zero point
// around it; the product reads its rows from there. Constant weights are packed once, others at
// every Invoke.
#include "kernels/fast/int8_conv.h"

#include "kernels/fast/int8_constants.h"
#include "kernels/fast/once.h"
#include "kernels/fast/strip.h"
#include "kernels/internal/ensure.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

template <typename Dot>
struct Plan {
  ConvShape shape;
  StripPlan strip;
  GemmRow row;
  WeightOrder order;
  int32_t groups;
  int32_t terms;  // the Dot's: by them it is known what was packed
  InputForm<Dot> form;
};

// Of all groups, one after the other.
template <typename Dot>
struct Constants {
  ChannelBlock* blocks;
  typename Dot::Value* weights;
};

template <typename Dot>
Constants<Dot> Cut(Carver* carver, const Plan<Dot>& plan) {
  const int32_t channels = plan.shape.filters_per_group;
  return {carver->Take<ChannelBlock>(int64_t{plan.groups} * BlocksOf(channels)),
          carver->Take<typename Dot::Value>(plan.groups * PackedRoom<Dot>(plan.row, channels))};
}

template <typename Dot>
ONCE bool FillConstants(const Plan<Dot>& plan, const Int8Layer& layer, const int8_t* weights,
                   const int32_t* bias, const Constants<Dot>& constants) {
  const int32_t channels = plan.shape.filters_per_group;
  const int32_t depth = plan.row.depth();
  for (int32_t g = 0; g < plan.groups; ++g) {
    const int32_t first = g * channels;
    const int8_t* const filters = weights + int64_t{first} * plan.order.channel;
    ChannelBlock* const blocks = constants.blocks + int64_t{g} * BlocksOf(channels);
    const ChannelScales scales = {bias == nullptr ? nullptr : bias + first,
                                  layer.multipliers + first * layer.step,
                                  layer.shifts + first * layer.step,
                                  layer.step,
                                  channels,
                                  depth};
    if (!FillBlocks(scales, layer.range.zero_point, blocks)) return false;
    TakeOffset(filters, plan.order, depth, channels, plan.form.Offset(), blocks);
    PackWeights<Dot>(filters, plan.order, plan.row, channels,
                     constants.weights + g * PackedRoom<Dot>(plan.row, channels));
  }
  return true;
}

template <typename Dot>
void Convolve(const Plan<Dot>& plan, const Constants<Dot>& constants, OutputStage stage,
              typename Dot::Value* strip, const int8_t* input, int8_t* output) {
  using Value = typename Dot::Value;
  const ConvShape& s = plan.shape;
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  const int32_t channels = s.filters_per_group;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t height =
          s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, oy, height, plan.form.Pad(), strip,
                [&](int64_t from, int64_t count, Value* to) {
                  plan.form.Copy(input + from * s.in_depth, count * s.in_depth, to);
                });
      StripCorners<Value> corners(s, plan.strip, strip);
      for (int32_t rest = height * s.out_width; rest > 0; rest -= kGemmRows) {
        const int32_t count = rest < kGemmRows ? rest : kGemmRows;
        const Value* rows[kGemmRows];
        corners.Next(count, rows);
        for (int32_t g = 0; g < plan.groups; ++g) {
          stage.blocks = constants.blocks + int64_t{g} * BlocksOf(channels);
          Gemm<Dot>(rows, count, plan.row,
                    constants.weights + g * PackedRoom<Dot>(plan.row, channels), channels, stage,
                    output + g * channels, s.out_depth);
          for (int32_t r = 0; r < count; ++r) rows[r] += s.filter_depth;
        }
        output += int64_t{count} * s.out_depth;
      }
    }
  }
}

template <typename Dot>
bool ConvolveBy(TfLiteContext* context, TfLiteNode* node, const Int8Layer& layer,
                const InputForm<Dot>& form, const OutputStage& stage,
                const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias) {
  const ConvShape& shape = layer.shape;
  Plan<Dot> plan = {};
  if (!PlanStrip(shape, &plan.strip)) return false;
  plan.shape = shape;
  plan.row = StripRow(shape, plan.strip);
  plan.order = layer.order;
  plan.groups = shape.out_depth / shape.filters_per_group;
  plan.terms = Dot::kTerms;
  plan.form = form;
  typename Dot::Value* strip = nullptr;
  Constants<Dot> constants = {};
  if (!PlaceConstants(
          context, NodeConstants(node, plan, weights, bias), weights, layer.scratch_index,
          plan.strip.values, [&](Carver* carver) { return Cut(carver, plan); },
          [&](const int8_t* values, const Constants<Dot>& to) {
            return FillConstants(plan, layer, values,
                                 micro::GetOptionalTensorData<int32_t>(bias), to);
          },
          &strip, &constants)) {
    return false;
  }
  Convolve(plan, constants, stage, strip,
           micro::GetTensorData<int8_t>(micro::GetEvalInput(context, node, 0)),
           micro::GetTensorData<int8_t>(micro::GetEvalOutput(context, node, 0)));
  return true;
}

}  // namespace

Int8Layer ConvLayer(const ConvShape& shape, WeightOrder order, const ConvOpData& data) {
  const ConvQuantization& q = data.quantization;
  return {shape,
          order,
          q.multipliers,
          q.shifts,
          1,
          data.input_zero_point,
          {data.output_zero_point, q.activation_min, q.activation_max},
          data.scratch_index};
}

bool Int8Conv(TfLiteContext* context, TfLiteNode* node, const Int8Layer& layer,
              const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias) {
  const int32_t zero_point = layer.input_zero_point;
  OutputStage stage = {};
  if (zero_point < INT8_MIN || zero_point > INT8_MAX || !SetRange(layer.range, &stage) ||
      (bias != nullptr && !Holds<int32_t>(bias, layer.shape.out_depth))) {
    return false;
  }
  return WithInputForm(zero_point, [&](const auto& form) {
    return ConvolveBy(context, node, layer, form, stage, weights, bias);
  });
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
