// LEAKY_RELU, LOGISTIC and TANH: int8 by a table, int16 eight at a time; LEAKY_RELU also float32.
// LOGISTIC and TANH of float32 are the reference's: their time is that of the C library's exp.
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/int8_table.h"
#include "kernels/fast/scale.h"
#include "kernels/fast/sigmoid.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/sigmoid_tanh.h"
#include "kernels/unary_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr char kLeakyFile[] = "tensorflow/lite/micro/kernels/leaky_relu.cc";

// Both signs through a Scale of their own. That of alpha is applied after rounding.
struct Leaky {
  v128_t input_zero_point;
  v128_t output_zero_point;
  Scale identity;
  Scale alpha;
  v128_t flip;  // −1 for a negative alpha

  v128_t Four(v128_t x) const {
    const v128_t centred = wasm_i32x4_sub(x, input_zero_point);
    const v128_t sloped = wasm_i32x4_sub(wasm_v128_xor(alpha(centred), flip), flip);
    return wasm_i32x4_add(wasm_v128_bitselect(sloped, identity(centred),
                                              wasm_i32x4_shr(centred, 31)),
                          output_zero_point);
  }
};

void MapLeaky(const Leaky& leaky, int32_t count, const int16_t* in, int16_t* out) {
  for (int32_t i = 0; i < count; i += kLanes) {
    const int lanes = count - i < kLanes ? count - i : kLanes;
    const v128_t words = LoadLanes(in + i, lanes);
    StoreLanes(out + i,
               wasm_i16x8_narrow_i32x4(leaky.Four(wasm_i32x4_extend_low_i16x8(words)),
                                       leaky.Four(wasm_i32x4_extend_high_i16x8(words))),
               lanes);
  }
}

void MapLeaky(float alpha, int32_t count, const float* in, float* out) {
  int32_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const v128_t x = wasm_v128_load(in + i);
    const v128_t positive = wasm_f32x4_gt(x, wasm_f32x4_splat(0.0f));
    wasm_v128_store(out + i, wasm_v128_bitselect(x, wasm_f32x4_mul(x, wasm_f32x4_splat(alpha)),
                                                 positive));
  }
  for (; i < count; ++i) out[i] = in[i] > 0.0f ? in[i] : in[i] * alpha;
}

TfLiteStatus EvalLeaky(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const LeakyReluOpData*>(node->user_data);
  int32_t count = 0;
  if (input->type == kTfLiteFloat32) {
    RETURN_IF_ERROR(CountElements(kLeakyFile, input, output, 4, 4, &count));
    MapLeaky(static_cast<const TfLiteLeakyReluParams*>(node->builtin_data)->alpha, count,
             Data<float>(input), MutableData<float>(output));
    return kTfLiteOk;
  }
  const bool negative = data.alpha.value < 0;
  const Multiplier alpha = {negative ? WrapSub(0, data.alpha.value) : data.alpha.value,
                            data.alpha.shift};
  if (input->type != kTfLiteInt16 || !SuitsScale(alpha) || !SuitsScale(data.identity)) {
    return FallBack(tflite::Register_LEAKY_RELU(), context, node);
  }
  RETURN_IF_ERROR(CountElements(kLeakyFile, input, output, 2, 2, &count));
  MapLeaky({wasm_i32x4_splat(data.input_zero_point), wasm_i32x4_splat(data.output_zero_point),
            Scale(data.identity), Scale(alpha), wasm_i32x4_splat(negative ? -1 : 0)},
           count, Data<int16_t>(input), MutableData<int16_t>(output));
  return kTfLiteOk;
}

template <Curve curve, TFLMRegistration (*Reference)()>
TfLiteStatus EvalCurve(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const SigmoidScaling*>(node->user_data);
  if (input->type != kTfLiteInt16 || output->type != kTfLiteInt16 ||
      !HoldsShape<int16_t>(input) || !HoldsShape<int16_t>(output) ||
      ElementCount(input) != ElementCount(output)) {
    return FallBack(Reference(), context, node);
  }
  MapInt16(curve, data.multiplier, data.shift, ElementCount(input), Data<int16_t>(input),
           MutableData<int16_t>(output));
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_LEAKY_RELU() {
  return RegisterWithTable<tflite::Register_LEAKY_RELU, EvalLeaky>();
}
TFLMRegistration Register_LOGISTIC() {
  return RegisterWithTable<tflite::Register_LOGISTIC,
                           EvalCurve<Curve::kLogistic, tflite::Register_LOGISTIC>>();
}
TFLMRegistration Register_TANH() {
  return RegisterWithTable<tflite::Register_TANH, EvalCurve<Curve::kTanh, tflite::Register_TANH>>();
}

#else

TFLMRegistration Register_LEAKY_RELU() { return RegisterWithTable<tflite::Register_LEAKY_RELU>(); }
TFLMRegistration Register_LOGISTIC() { return RegisterWithTable<tflite::Register_LOGISTIC>(); }
TFLMRegistration Register_TANH() { return RegisterWithTable<tflite::Register_TANH>(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
