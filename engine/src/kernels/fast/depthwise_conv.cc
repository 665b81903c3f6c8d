// DEPTHWISE_CONV_2D with int8 activations and int8 or int4 weights (int16:
// int16_depthwise_conv.cc, float32: float_depthwise_conv.cc).
#include "kernels/fast/byte_depthwise.h"
#include "kernels/fast/depthwise.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int8_constants.h"
#include "kernels/fast/int8_conv.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

struct Constants {
  ChannelBlock* blocks;
  DepthwiseConstants taps;
};

Constants Cut(Carver* carver, const DepthwisePlan& plan) {
  return {carver->Take<ChannelBlock>(BlocksOf(plan.shape.out_depth)), CutDepthwise(carver, plan)};
}

// The outputs of a strip.
template <Signs signs, int known_taps>
void StripOut(const DepthwisePlan& plan, const Constants& constants, const OutputStage& all,
              const int16_t* strip, int32_t rows, int8_t* output) {
  // A copy: stores of bytes might change an object in memory for all the compiler knows.
  const OutputStage stage = all;
  DepthwiseStrip<known_taps>(
      plan, constants.taps, strip, rows, [&](int32_t block) { return stage.blocks[block].bias; },
      [&](int32_t block, v128_t low, v128_t high, int lanes, int64_t at) {
        const v128_t words =
            Requantize<signs>(stage.blocks[block], low, high, stage.zero_point);
        StoreBytes(ClampToInt8(stage, words, words), lanes, output + at);
      });
}

void Convolve(const DepthwisePlan& plan, const Constants& constants, const OutputStage& stage,
              int16_t* strip, const int8_t* input, int8_t* output) {
  const ConvShape& s = plan.shape;
  const int32_t depth = s.in_depth / plan.multiplier;
  const int64_t image = int64_t{s.in_height} * s.in_width * depth;
  const InputForm<WordDot> form = {plan.zero_point};
  const auto strip_out = Taps(plan) != 9                        ? StripOut<Signs::kBoth, 0>
                         : SignsSeen(stage) == Signs::kPositive ? StripOut<Signs::kPositive, 9>
                                                                : StripOut<Signs::kBoth, 9>;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t rows =
          s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, oy, rows, form.Pad(), strip,
                [&](int64_t from, int64_t count, int16_t* to) {
                  if (plan.multiplier == 1) {
                    form.Copy(input + from * depth, count * depth, to);
                  } else {
                    RepeatChannels(input + from * depth, count, depth, plan.multiplier,
                                   plan.zero_point, to);
                  }
                });
      strip_out(plan, constants, stage, strip, rows, output);
      output += int64_t{rows} * s.out_width * s.out_depth;
    }
  }
}

// As a convolution: of one input channel, there is no difference.
bool ConvolveOneChannel(TfLiteContext* context, TfLiteNode* node, const DepthwiseShape& s,
                        const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias) {
  ConvShape shape = AsConv(s);
  shape.in_depth = shape.filter_depth = 1;
  shape.filters_per_group = s.out_depth;
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  return Int8Conv(context, node, ConvLayer(shape, {1, s.out_depth}, data), filter, bias);
}

bool Int8DepthwiseConv(TfLiteContext* context, TfLiteNode* node, const DepthwiseShape& shape,
                       const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias) {
  if (shape.in_depth == 1) return ConvolveOneChannel(context, node, shape, filter, bias);
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  const ConvQuantization& q = data.quantization;
  DepthwisePlan plan = {};
  OutputStage stage = {};
  if (!PlanDepthwise(shape, data.input_zero_point, &plan) ||
      !SetRange({data.output_zero_point, q.activation_min, q.activation_max}, &stage) ||
      (bias != nullptr && !Holds<int32_t>(bias, shape.out_depth))) {
    return false;
  }
#if defined(__wasm_relaxed_simd__)
  const ByteOperand operand = InputBytes();
  if (operand != ByteOperand::kNone &&
      ByteDepthwise(context, node, shape, ByteForm(data.input_zero_point, operand), stage, filter,
                    bias)) {
    return true;
  }
#endif
  int16_t* strip = nullptr;
  Constants constants = {};
  if (!PlaceConstants(
          context, NodeConstants(node, plan, filter, bias), filter, data.scratch_index,
          plan.strip.values, [&](Carver* carver) { return Cut(carver, plan); },
          [&](const int8_t* weights, const Constants& to) {
            FillDepthwise(plan, weights, to.taps);
            return FillBlocks({micro::GetOptionalTensorData<int32_t>(bias), q.multipliers,
                               q.shifts, 1, shape.out_depth, Taps(plan)},
                              stage.zero_point, to.blocks);
          },
          &strip, &constants)) {
    return false;
  }
  stage.blocks = constants.blocks;
  const int8_t* in = micro::GetTensorData<int8_t>(micro::GetEvalInput(context, node, kConvInput));
  int8_t* out = micro::GetTensorData<int8_t>(micro::GetEvalOutput(context, node, kConvOutput));
  Convolve(plan, constants, stage, strip, in, out);
  return true;
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return FallBack(tflite::Register_DEPTHWISE_CONV_2D(), context, node);
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
  const bool is_int16 = input->type == kTfLiteInt16 && output->type == kTfLiteInt16 &&
                        filter->type == kTfLiteInt8;
  if (!is_float && !is_int8 && !is_int16) return Reference(context, node);
  DepthwiseShape shape = {};
  RETURN_IF_ERROR(GetDepthwiseShape(params, data, input, filter, bias, output, &shape));
  const bool done =
      Dim(filter, 0) == 1 &&
      (is_int8    ? Int8DepthwiseConv(context, node, shape, filter, bias)
       : is_int16 ? Int16DepthwiseConv(node, shape, input, filter, bias, output)
                : (bias == nullptr || Holds<float>(bias, shape.out_depth)) &&
                      FloatDepthwiseConv(shape, params.activation,
                                         micro::GetTensorData<float>(input),
                                         micro::GetTensorData<float>(filter),
                                         micro::GetOptionalTensorData<float>(bias),
                                         micro::GetTensorData<float>(output)));
  return done ? kTfLiteOk : Reference(context, node);
}

}  // namespace

TFLMRegistration Register_DEPTHWISE_CONV_2D() {
  return RegisterKeeping<tflite::Register_DEPTHWISE_CONV_2D, Eval>();
}

#else

TFLMRegistration Register_DEPTHWISE_CONV_2D() { return tflite::Register_DEPTHWISE_CONV_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
