// ADD, SUB and MUL with int8, int16 or float32 operands of one shape. Every step is that of the
// reference kernels, eight elements at a time; the shifts are the same for all elements.
#include <limits>

#include "kernels/fast/compiled/compiled.h"
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/ranges.h"
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

// x · m · 2^−e in the reference's two roundings.
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

  // For 2x, which must fit.
  v128_t Doubled(v128_t doubled) const {
    const v128_t round = wasm_i64x2_splat(int64_t{1} << 31);
    return Shifted(wasm_i32x4_shuffle(
        wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(doubled, multiplier), round),
        wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(doubled, multiplier), round), 1, 3, 5, 7));
  }

  // For any x.
  v128_t Plain(v128_t x) const {
    const v128_t round = wasm_i64x2_splat(int64_t{1} << 30);
    const v128_t low = wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(x, multiplier), round);
    const v128_t high = wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(x, multiplier), round);
    return Shifted(
        wasm_i32x4_shuffle(wasm_u64x2_shr(low, 31), wasm_u64x2_shr(high, 31), 0, 2, 4, 6));
  }

 private:
  v128_t Shifted(v128_t high) const {
    const v128_t down = wasm_v128_and(wasm_i32x4_shr(high, 31), negative);
    return wasm_i32x4_shr(wasm_i32x4_add(wasm_i32x4_add(high, down), half), right);
  }
};

// How elements are read and written, eight at a time as int16; `kLeftShift` is that of sums.
template <typename T>
struct Lanes;

template <>
struct Lanes<int8_t> {
  static constexpr int kLeftShift = 20;
  static v128_t Load(const int8_t* from) { return wasm_i16x8_load8x8(from); }
  static void Store(int8_t* to, v128_t words) {
    wasm_v128_store64_lane(to, wasm_i8x16_narrow_i16x8(words, words), 0);
  }
  static bool IsZeroPoint(int32_t x) { return x >= INT8_MIN && x <= INT8_MAX; }
};

// Zero points other than 0 are left to the reference: they would not fit in the lanes.
template <>
struct Lanes<int16_t> {
  static constexpr int kLeftShift = 15;
  static v128_t Load(const int16_t* from) { return wasm_v128_load(from); }
  static void Store(int16_t* to, v128_t words) { wasm_v128_store(to, words); }
  static bool IsZeroPoint(int32_t x) { return x == 0; }
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
    return scale.Doubled(wasm_i32x4_shl(wasm_i32x4_extend_low_i16x8(words), left));
  }
  v128_t High(v128_t words) const {
    return scale.Doubled(wasm_i32x4_shl(wasm_i32x4_extend_high_i16x8(words), left));
  }
};

bool Suits(const Multiplier& m) { return m.value >= 0 && m.shift <= 0 && m.shift >= -31; }

// Doubled, an operand is at most 2^31 below 0, and less above; a sum of two halves of it too.
template <typename T>
bool Suits(const ScaledOperand& o) {
  return o.left_shift == Lanes<T>::kLeftShift && Lanes<T>::IsZeroPoint(o.zero_point) &&
         Suits(o.multiplier);
}

// From two times four results of a Scale to outputs.
struct Output {
  v128_t zero_point;
  v128_t min;
  v128_t max;

  Output(int32_t zero, int32_t least, int32_t most)
      : zero_point(wasm_i16x8_splat(static_cast<int16_t>(zero))),
        min(wasm_i16x8_splat(static_cast<int16_t>(least))),
        max(wasm_i16x8_splat(static_cast<int16_t>(most))) {}

  v128_t operator()(v128_t low, v128_t high) const {
    const v128_t moved = wasm_i16x8_add_sat(wasm_i16x8_narrow_i32x4(low, high), zero_point);
    return wasm_i16x8_min(wasm_i16x8_max(moved, min), max);
  }
};

template <typename T>
bool SuitsOutput(const Multiplier& multiplier, int32_t zero_point, int32_t min, int32_t max) {
  return Suits(multiplier) && Lanes<T>::IsZeroPoint(zero_point) &&
         min >= std::numeric_limits<T>::min() && max <= std::numeric_limits<T>::max() &&
         min <= max;
}

// Eights by `eight(x, y)`, of int16 lanes; what is left by `one(x, y)`.
template <typename T, typename Eight, typename One>
void MapEights(const TfLiteEvalTensor* input1, const TfLiteEvalTensor* input2,
               TfLiteEvalTensor* output, Eight eight, One one) {
  const int32_t count = ElementCount(output);
  const T* a = Data<T>(input1);
  const T* b = Data<T>(input2);
  T* out = MutableData<T>(output);
  int32_t i = 0;
  for (; i + 8 <= count; i += 8) {
    Lanes<T>::Store(out + i, eight(Lanes<T>::Load(a + i), Lanes<T>::Load(b + i)));
  }
  for (; i < count; ++i) out[i] = static_cast<T>(one(a[i], b[i]));
}

struct Tensors {
  const TfLiteEvalTensor* input1;
  const TfLiteEvalTensor* input2;
  TfLiteEvalTensor* output;

  Tensors(TfLiteContext* context, TfLiteNode* node)
      : input1(micro::GetEvalInput(context, node, 0)),
        input2(micro::GetEvalInput(context, node, 1)),
        output(micro::GetEvalOutput(context, node, 0)) {}

  // All of type T and one shape.
  template <typename T>
  bool Are(TfLiteType type) const {
    return HoldsShape<T>(input1) && HoldsShape<T>(input2) && HoldsShape<T>(output) &&
           input1->type == type && output->type == type && SameShapes(input1, input2) &&
           ElementCount(output) == ElementCount(input1);
  }
};

// Sums (sign 1) and differences (sign −1) of operands brought to a common scale.
template <typename T, int sign, typename OpData>
bool Sum(const Tensors& t, const OpData& data) {
  const ScaledResult& r = data.result;
  if (!Suits<T>(data.operand1) || !Suits<T>(data.operand2) ||
      !SuitsOutput<T>(r.multiplier, r.zero_point, r.min, r.max)) {
    return false;
  }
  const Operand first(data.operand1);
  const Operand second(data.operand2);
  const Scale scale(r.multiplier);
  const Output output(r.zero_point, r.min, r.max);
  const auto combined = [&](v128_t x, v128_t y) {
    const v128_t sum = sign > 0 ? wasm_i32x4_add(x, y) : wasm_i32x4_sub(x, y);
    return scale.Doubled(wasm_i32x4_add(sum, sum));
  };
  MapEights<T>(
      t.input1, t.input2, t.output,
      [&](v128_t a, v128_t b) {
        const v128_t x = wasm_i16x8_sub(a, first.zero_point);
        const v128_t y = wasm_i16x8_sub(b, second.zero_point);
        return output(combined(first.Low(x), second.Low(y)),
                      combined(first.High(x), second.High(y)));
      },
      [&](T a, T b) { return r(data.operand1(a) + sign * data.operand2(b)); });
  return true;
}

template <typename T>
bool Product(const Tensors& t, const MulOpData& data) {
  if (!Lanes<T>::IsZeroPoint(data.input1_zero_point) ||
      !Lanes<T>::IsZeroPoint(data.input2_zero_point) ||
      !SuitsOutput<T>(data.multiplier, data.output_zero_point, data.min, data.max)) {
    return false;
  }
  const v128_t zero1 = wasm_i16x8_splat(static_cast<int16_t>(data.input1_zero_point));
  const v128_t zero2 = wasm_i16x8_splat(static_cast<int16_t>(data.input2_zero_point));
  const Scale scale(data.multiplier);
  const Output output(data.output_zero_point, data.min, data.max);
  MapEights<T>(
      t.input1, t.input2, t.output,
      [&](v128_t a, v128_t b) {
        const v128_t x = wasm_i16x8_sub(a, zero1);
        const v128_t y = wasm_i16x8_sub(b, zero2);
        return output(scale.Plain(wasm_i32x4_extmul_low_i16x8(x, y)),
                      scale.Plain(wasm_i32x4_extmul_high_i16x8(x, y)));
      },
      [&](T a, T b) {
        const int32_t product = (a - data.input1_zero_point) * (b - data.input2_zero_point);
        const int32_t scaled = MultiplyByQuantizedMultiplier(product, data.multiplier);
        return Clamp(scaled + data.output_zero_point, data.min, data.max);
      });
  return true;
}

// output = clamp(combine(a, b)), four at a time.
template <typename Combine>
bool FloatPairs(const Tensors& t, FloatRange range, Combine combine) {
  const int32_t count = ElementCount(t.output);
  const float* a = Data<float>(t.input1);
  const float* b = Data<float>(t.input2);
  float* out = MutableData<float>(t.output);
  int32_t i = 0;
  for (; i + 4 <= count; i += 4) {
    wasm_v128_store(out + i, ClampFloat(combine(wasm_v128_load(a + i), wasm_v128_load(b + i)),
                                        range));
  }
  for (; i < count; ++i) {
    const v128_t one = combine(wasm_f32x4_splat(a[i]), wasm_f32x4_splat(b[i]));
    out[i] = wasm_f32x4_extract_lane(ClampFloat(one, range), 0);
  }
  return true;
}

// Whether the op was computed: tensors of one shape and of a type that the loops above know.
template <typename OpData, int sign>
bool SumOfAnyType(const Tensors& t, const OpData& data, FloatRange range) {
  if (t.Are<int8_t>(kTfLiteInt8)) return Sum<int8_t, sign>(t, data);
  if (t.Are<int16_t>(kTfLiteInt16)) return Sum<int16_t, sign>(t, data);
  return t.Are<float>(kTfLiteFloat32) && FloatPairs(t, range, [](v128_t x, v128_t y) {
           return sign > 0 ? wasm_f32x4_add(x, y) : wasm_f32x4_sub(x, y);
         });
}

TfLiteStatus EvalAdd(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const AddOpData*>(node->user_data);
  const bool done = SumOfAnyType<AddOpData, 1>(Tensors(context, node), data,
                                               {data.float_min, data.float_max});
  return done ? kTfLiteOk : InvokeCompiled<compiled::Register_ADD>(context, node);
}

TfLiteStatus EvalSub(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLiteSubParams*>(node->builtin_data);
  FloatRange range;
  ActivationRange(params.activation, &range.min, &range.max);
  const bool done = SumOfAnyType<SubOpData, -1>(
      Tensors(context, node), *static_cast<const SubOpData*>(node->user_data), range);
  return done ? kTfLiteOk : InvokeCompiled<compiled::Register_SUB>(context, node);
}

TfLiteStatus EvalMul(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const MulOpData*>(node->user_data);
  const Tensors t(context, node);
  const bool done =
      t.Are<int8_t>(kTfLiteInt8)     ? Product<int8_t>(t, data)
      : t.Are<int16_t>(kTfLiteInt16) ? Product<int16_t>(t, data)
                                     : t.Are<float>(kTfLiteFloat32) &&
                                           FloatPairs(t, {data.float_min, data.float_max},
                                                      [](v128_t x, v128_t y) {
                                                        return wasm_f32x4_mul(x, y);
                                                      });
  return done ? kTfLiteOk : InvokeCompiled<compiled::Register_MUL>(context, node);
}

}  // namespace

TFLMRegistration Register_ADD() { return RegisterFast<tflite::Register_ADD, EvalAdd>(); }
TFLMRegistration Register_SUB() { return RegisterFast<tflite::Register_SUB, EvalSub>(); }
TFLMRegistration Register_MUL() { return RegisterFast<tflite::Register_MUL, EvalMul>(); }

#else

TFLMRegistration Register_ADD() {
  return RegisterCompiled<tflite::Register_ADD, compiled::Register_ADD>();
}
TFLMRegistration Register_SUB() {
  return RegisterCompiled<tflite::Register_SUB, compiled::Register_SUB>();
}
TFLMRegistration Register_MUL() {
  return RegisterCompiled<tflite::Register_MUL, compiled::Register_MUL>();
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
