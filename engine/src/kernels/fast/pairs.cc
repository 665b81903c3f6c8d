// ADD, SUB and MUL with int8 operands of one shape. Every step is that of the reference kernels,
// eight elements at a time; the shifts are the same for all elements.
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/pairs_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

// x · m · 2^−e in the reference's two roundings, for x given doubled and below 2^30.
struct Scale {
  v128_t multiplier;
  v128_t half;      // 2^(e − 1), 0 if e is 0
  v128_t negative;  // −1, 0 if e is 0
  uint32_t right;

  explicit Scale(const Multiplier& m)
      : multiplier(wasm_i32x4_splat(m.value)),
        half(wasm_i32x4_splat(m.shift < 0 ? 1 << (-m.shift - 1) : 0)),
        negative(wasm_i32x4_splat(m.shift < 0 ? -1 : 0)),
        right(static_cast<uint32_t>(-m.shift)) {}

  v128_t operator()(v128_t doubled) const {
    const v128_t round = wasm_i64x2_splat(int64_t{1} << 31);
    const v128_t high = wasm_i32x4_shuffle(
        wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(doubled, multiplier), round),
        wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(doubled, multiplier), round), 1, 3, 5, 7);
    const v128_t down = wasm_v128_and(wasm_i32x4_shr(high, 31), negative);
    return wasm_i32x4_shr(wasm_i32x4_add(wasm_i32x4_add(high, down), half), right);
  }
};

struct Operand {
  v128_t zero_point;
  uint32_t left;
  Scale scale;

  explicit Operand(const ScaledOperand& o)
      : zero_point(wasm_i16x8_splat(static_cast<int16_t>(o.zero_point))),
        left(static_cast<uint32_t>(o.left_shift) + 1),
        scale(o.multiplier) {}

  v128_t Low(v128_t words) const {
    return scale(wasm_i32x4_shl(wasm_i32x4_extend_low_i16x8(words), left));
  }
  v128_t High(v128_t words) const {
    return scale(wasm_i32x4_shl(wasm_i32x4_extend_high_i16x8(words), left));
  }
};

bool IsInt8(int32_t x) { return x >= INT8_MIN && x <= INT8_MAX; }

bool Suits(const Multiplier& m) { return m.value >= 0 && m.shift <= 0 && m.shift >= -31; }

// 255 · 2^(left + 1) stays below 2^30; a sum of two halves of it does too.
bool Suits(const ScaledOperand& o) {
  return o.left_shift == 20 && IsInt8(o.zero_point) && Suits(o.multiplier);
}

// How sums and products become int8.
struct Result {
  Scale scale;
  v128_t zero_point;
  v128_t min;
  v128_t max;

  Result(const Multiplier& multiplier, int32_t zero, int32_t least, int32_t most)
      : scale(multiplier),
        zero_point(wasm_i16x8_splat(static_cast<int16_t>(zero))),
        min(wasm_i8x16_splat(static_cast<int8_t>(least))),
        max(wasm_i8x16_splat(static_cast<int8_t>(most))) {}

  // Eight values, each given in halves of four; the int8 are in the low half.
  v128_t operator()(v128_t low, v128_t high) const {
    const v128_t words = wasm_i16x8_narrow_i32x4(scale(wasm_i32x4_add(low, low)),
                                                 scale(wasm_i32x4_add(high, high)));
    const v128_t moved = wasm_i16x8_add_sat(words, zero_point);
    const v128_t bytes = wasm_i8x16_narrow_i16x8(moved, moved);
    return wasm_i8x16_min(wasm_i8x16_max(bytes, min), max);
  }
};

bool SuitsResult(const Multiplier& multiplier, int32_t zero_point, int32_t min, int32_t max) {
  return Suits(multiplier) && IsInt8(zero_point) && IsInt8(min) && IsInt8(max) && min <= max;
}

// Eights by `eight(x, y)`, of int16 lanes; what is left by `one(x, y)`.
template <typename Eight, typename One>
void MapEights(const TfLiteEvalTensor* input1, const TfLiteEvalTensor* input2,
               TfLiteEvalTensor* output, Eight eight, One one) {
  const int32_t count = ElementCount(output);
  const int8_t* a = Data<int8_t>(input1);
  const int8_t* b = Data<int8_t>(input2);
  int8_t* out = MutableData<int8_t>(output);
  int32_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const v128_t bytes = eight(wasm_i16x8_load8x8(a + i), wasm_i16x8_load8x8(b + i));
    wasm_v128_store64_lane(out + i, bytes, 0);
  }
  for (; i < count; ++i) out[i] = static_cast<int8_t>(one(a[i], b[i]));
}

bool IsPlain(const TfLiteEvalTensor* input1, const TfLiteEvalTensor* input2,
             const TfLiteEvalTensor* output) {
  return HoldsShape<int8_t>(input1) && HoldsShape<int8_t>(input2) && HoldsShape<int8_t>(output) &&
         input1->type == kTfLiteInt8 && output->type == kTfLiteInt8 &&
         SameShapes(input1, input2) && ElementCount(output) == ElementCount(input1);
}

struct Tensors {
  const TfLiteEvalTensor* input1;
  const TfLiteEvalTensor* input2;
  TfLiteEvalTensor* output;

  Tensors(TfLiteContext* context, TfLiteNode* node)
      : input1(micro::GetEvalInput(context, node, 0)),
        input2(micro::GetEvalInput(context, node, 1)),
        output(micro::GetEvalOutput(context, node, 0)) {}
};

// Sums (sign 1) and differences (sign −1) of operands brought to a common scale.
template <typename OpData, int sign, TFLMRegistration (*Reference)()>
TfLiteStatus EvalSum(TfLiteContext* context, TfLiteNode* node) {
  const OpData data = *static_cast<const OpData*>(node->user_data);
  const Tensors t(context, node);
  const ScaledResult& r = data.result;
  if (!IsPlain(t.input1, t.input2, t.output) || !Suits(data.operand1) || !Suits(data.operand2) ||
      !SuitsResult(r.multiplier, r.zero_point, r.min, r.max)) {
    return FallBack(Reference(), context, node);
  }
  const Operand first(data.operand1);
  const Operand second(data.operand2);
  const Result result(r.multiplier, r.zero_point, r.min, r.max);
  const auto combine = [](v128_t x, v128_t y) {
    return sign > 0 ? wasm_i32x4_add(x, y) : wasm_i32x4_sub(x, y);
  };
  MapEights(
      t.input1, t.input2, t.output,
      [&](v128_t a, v128_t b) {
        const v128_t x = wasm_i16x8_sub(a, first.zero_point);
        const v128_t y = wasm_i16x8_sub(b, second.zero_point);
        return result(combine(first.Low(x), second.Low(y)), combine(first.High(x), second.High(y)));
      },
      [&](int8_t a, int8_t b) { return r(data.operand1(a) + sign * data.operand2(b)); });
  return kTfLiteOk;
}

TfLiteStatus EvalMul(TfLiteContext* context, TfLiteNode* node) {
  const MulOpData data = *static_cast<const MulOpData*>(node->user_data);
  const Tensors t(context, node);
  if (!IsPlain(t.input1, t.input2, t.output) || !IsInt8(data.input1_zero_point) ||
      !IsInt8(data.input2_zero_point) ||
      !SuitsResult(data.multiplier, data.output_zero_point, data.min, data.max)) {
    return FallBack(tflite::Register_MUL(), context, node);
  }
  const v128_t zero1 = wasm_i16x8_splat(static_cast<int16_t>(data.input1_zero_point));
  const v128_t zero2 = wasm_i16x8_splat(static_cast<int16_t>(data.input2_zero_point));
  const Result result(data.multiplier, data.output_zero_point, data.min, data.max);
  MapEights(
      t.input1, t.input2, t.output,
      [&](v128_t a, v128_t b) {
        const v128_t x = wasm_i16x8_sub(a, zero1);
        const v128_t y = wasm_i16x8_sub(b, zero2);
        return result(wasm_i32x4_extmul_low_i16x8(x, y), wasm_i32x4_extmul_high_i16x8(x, y));
      },
      [&](int8_t a, int8_t b) {
        const int32_t product = (a - data.input1_zero_point) * (b - data.input2_zero_point);
        const int32_t scaled = MultiplyByQuantizedMultiplier(product, data.multiplier);
        return Clamp(scaled + data.output_zero_point, data.min, data.max);
      });
  return kTfLiteOk;
}

TFLMRegistration With(TFLMRegistration registration,
                      TfLiteStatus (*invoke)(TfLiteContext*, TfLiteNode*)) {
  registration.invoke = invoke;
  return registration;
}

}  // namespace

TFLMRegistration Register_ADD() {
  return With(tflite::Register_ADD(), EvalSum<AddOpData, 1, tflite::Register_ADD>);
}

TFLMRegistration Register_SUB() {
  return With(tflite::Register_SUB(), EvalSum<SubOpData, -1, tflite::Register_SUB>);
}

TFLMRegistration Register_MUL() { return With(tflite::Register_MUL(), EvalMul); }

#else

TFLMRegistration Register_ADD() { return tflite::Register_ADD(); }
TFLMRegistration Register_SUB() { return tflite::Register_SUB(); }
TFLMRegistration Register_MUL() { return tflite::Register_MUL(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
