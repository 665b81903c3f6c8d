// ADD with int8 operands of one shape. Every step is that of the reference kernel, sixteen elements
// at a time; the shifts are the same for all elements.
#include "kernels/add_common.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
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

bool Suits(const Multiplier& m) { return m.value >= 0 && m.shift <= 0 && m.shift >= -31; }

bool Suits(const AddOpData& data) {
  const auto is_int8 = [](int32_t x) { return x >= INT8_MIN && x <= INT8_MAX; };
  // 255 · 2^(left + 1) stays below 2^30; a sum of two halves of it does too.
  return data.operand1.left_shift == 20 && data.operand2.left_shift == 20 &&
         is_int8(data.operand1.zero_point) && is_int8(data.operand2.zero_point) &&
         is_int8(data.result.zero_point) && is_int8(data.result.min) && is_int8(data.result.max) &&
         data.result.min <= data.result.max && Suits(data.operand1.multiplier) &&
         Suits(data.operand2.multiplier) && Suits(data.result.multiplier);
}

void AddInt8(const AddOpData& data, int32_t count, const int8_t* a, const int8_t* b, int8_t* out) {
  const Operand first(data.operand1);
  const Operand second(data.operand2);
  const Scale result(data.result.multiplier);
  const v128_t zero_point = wasm_i16x8_splat(static_cast<int16_t>(data.result.zero_point));
  const v128_t min = wasm_i8x16_splat(static_cast<int8_t>(data.result.min));
  const v128_t max = wasm_i8x16_splat(static_cast<int8_t>(data.result.max));
  const auto scaled_sum = [&](v128_t x, v128_t y) {
    const v128_t sum = wasm_i32x4_add(x, y);
    return result(wasm_i32x4_add(sum, sum));
  };
  for (int32_t i = 0; i + 8 <= count; i += 8) {
    const v128_t x = wasm_i16x8_sub(wasm_i16x8_load8x8(a + i), first.zero_point);
    const v128_t y = wasm_i16x8_sub(wasm_i16x8_load8x8(b + i), second.zero_point);
    const v128_t low = scaled_sum(first.Low(x), second.Low(y));
    const v128_t high = scaled_sum(first.High(x), second.High(y));
    const v128_t words = wasm_i16x8_add_sat(wasm_i16x8_narrow_i32x4(low, high), zero_point);
    const v128_t bytes = wasm_i8x16_narrow_i16x8(words, words);
    wasm_v128_store64_lane(out + i, wasm_i8x16_min(wasm_i8x16_max(bytes, min), max), 0);
  }
  for (int32_t i = count & ~7; i < count; ++i) {
    out[i] = static_cast<int8_t>(
        data.result(WrapAdd(data.operand1(a[i]), data.operand2(b[i]))));
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const AddOpData*>(node->user_data);
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const bool plain = output->type == kTfLiteInt8 && HoldsShape<int8_t>(input1) &&
                     HoldsShape<int8_t>(input2) && HoldsShape<int8_t>(output) &&
                     SameShapes(input1, input2) && ElementCount(output) == ElementCount(input1);
  if (!plain || !Suits(data)) return tflite::Register_ADD().invoke(context, node);
  AddInt8(data, ElementCount(output), Data<int8_t>(input1), Data<int8_t>(input2),
          MutableData<int8_t>(output));
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_ADD() {
  TFLMRegistration registration = tflite::Register_ADD();
  registration.invoke = Eval;
  return registration;
}

#else

TFLMRegistration Register_ADD() { return tflite::Register_ADD(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
