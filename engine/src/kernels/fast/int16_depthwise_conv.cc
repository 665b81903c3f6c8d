// DEPTHWISE_CONV_2D with int16 activations and int8 weights: the loop of depthwise.h, and outputs one
// value at a time.
#include <cstring>

#include "kernels/fast/constants.h"
#include "kernels/fast/depthwise.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/internal/elementwise.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {

using namespace kernels;

bool Int16DepthwiseConv(TfLiteNode* node, const DepthwiseShape& shape,
                        const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                        const TfLiteEvalTensor* bias, TfLiteEvalTensor* output) {
  const ConvQuantization& q = static_cast<const ConvOpData*>(node->user_data)->quantization;
  Int16Stage stage = {};
  stage.multipliers = q.multipliers;
  stage.shifts = q.shifts;
  stage.step = 1;
  stage.min = q.activation_min;
  stage.max = q.activation_max;
  DepthwisePlan plan = {};
  plan.input_is_int16 = 1;
  // As the reference: 64-bit sums, whatever the bias.
  if (!PlanDepthwise(shape, 0, &plan) || Taps(plan) > kInt16Terms ||
      !MakeInt16Stage(bias, kTfLiteInt64, shape.out_depth, &stage) || !stage.wide) {
    return false;
  }
  NodeConstants place(node, plan, filter, bias);
  Carver measure(nullptr);
  CutDepthwise(&measure, plan);
  int16_t* strip = nullptr;
  uint8_t* bytes = place.Allocate(measure.used(), plan.strip.values, &strip);
  if (bytes == nullptr) return false;
  Carver carver(bytes);
  const DepthwiseConstants constants = CutDepthwise(&carver, plan);
  if (!place.filled()) FillDepthwise(plan, Data<int8_t>(filter), constants);

  const ConvShape& s = plan.shape;
  const int16_t* in = Data<int16_t>(input);
  int16_t* out = MutableData<int16_t>(output);
  alignas(16) const int32_t nothing[kBlockChannels] = {};
  for (int32_t b = 0; b < s.batches; ++b) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t rows =
          s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, oy, rows, int16_t{0}, strip, [&](int64_t from, int64_t count, int16_t* to) {
        RepeatChannels(in + from * shape.in_depth, count, shape.in_depth, plan.multiplier, 0, to);
      });
      DepthwiseStrip<0>(
          plan, constants, strip, rows, [&](int32_t) { return nothing; },
          [&](int32_t block, v128_t low, v128_t high, int lanes, int64_t at) {
            int32_t sums[kBlockChannels];
            wasm_v128_store(sums, low);
            wasm_v128_store(sums + 4, high);
            for (int j = 0; j < lanes; ++j) {
              out[at + j] = FinishInt16(stage, sums[j], block * kBlockChannels + j);
            }
          });
      out += int64_t{rows} * s.out_width * s.out_depth;
    }
    in += int64_t{s.in_height} * s.in_width * shape.in_depth;
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
