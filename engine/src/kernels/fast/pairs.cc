// ADD, SUB and MUL with int8, int16 or float32 operands, equal in shape or broadcast. Every step is
// that of the reference kernels, eight elements at a time.
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/pair_runs.h"
#include "kernels/fast/scale.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/ranges.h"
#include "kernels/pairs_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

// By 20 or 15 bits to the left, and doubled for the Scale, an operand is at most 2^31 below 0, and
// less above; a sum of two halves of it too.
template <typename T>
constexpr int kLeftShift = sizeof(T) == 1 ? 20 : 15;

template <typename T>
bool Suits(const ScaledOperand& o) {
  return o.left_shift == kLeftShift<T> && SuitsLanes<T>(o.zero_point) && o.multiplier.shift <= 0 &&
         SuitsScale(o.multiplier);
}

// One way to the common scale. It is twice that of the coarser operand, which is only halved: no
// rounding is left of it.
template <typename T>
struct Operand {
  v128_t zero_point;
  Scale scale;
  bool halved;

  explicit Operand(const ScaledOperand& o)
      : zero_point(wasm_i16x8_splat(static_cast<int16_t>(o.zero_point))),
        scale(o.multiplier),
        halved(o.multiplier.value == 1 << 30 && o.multiplier.shift == 0) {}

  v128_t Low(v128_t words) const { return Scaled(wasm_i32x4_extend_low_i16x8(words)); }
  v128_t High(v128_t words) const { return Scaled(wasm_i32x4_extend_high_i16x8(words)); }

 private:
  v128_t Scaled(v128_t wide) const {
    if (halved) return wasm_i32x4_shl(wide, kLeftShift<T> - 1);
    return scale.Doubled(wasm_i32x4_shl(wide, kLeftShift<T> + 1));
  }
};

// Sums, and differences where `negative` is all ones, of operands brought to a common scale.
template <typename T>
struct Sum {
  using Value = T;
  static constexpr int kStep = kLanes;

  Operand<T> first;
  Operand<T> second;
  Scale scale;
  NarrowedOutput output;
  v128_t negative;

  v128_t Combined(v128_t x, v128_t y) const {
    const v128_t signed_y = wasm_i32x4_sub(wasm_v128_xor(y, negative), negative);
    const v128_t sum = wasm_i32x4_add(x, signed_y);
    return scale.Doubled(wasm_i32x4_add(sum, sum));
  }
  void operator()(const T* a, const T* b, T* out, int lanes) const {
    const v128_t x = wasm_i16x8_sub(LoadLanes(a, lanes), first.zero_point);
    const v128_t y = wasm_i16x8_sub(LoadLanes(b, lanes), second.zero_point);
    StoreLanes(out, output(Combined(first.Low(x), second.Low(y)),
                           Combined(first.High(x), second.High(y))), lanes);
  }
};

template <typename T>
struct Product {
  using Value = T;
  static constexpr int kStep = kLanes;

  v128_t zero_point1;
  v128_t zero_point2;
  Scale scale;
  NarrowedOutput output;

  void operator()(const T* a, const T* b, T* out, int lanes) const {
    const v128_t x = wasm_i16x8_sub(LoadLanes(a, lanes), zero_point1);
    const v128_t y = wasm_i16x8_sub(LoadLanes(b, lanes), zero_point2);
    StoreLanes(out, output(scale(wasm_i32x4_extmul_low_i16x8(x, y)),
                           scale(wasm_i32x4_extmul_high_i16x8(x, y))), lanes);
  }
};

// All three in float32.
struct FloatPairs {
  using Value = float;
  static constexpr int kStep = 64;

  int op;  // '+', '-' or '*'
  FloatRange range;

  template <typename Combine>
  void Map(const float* a, const float* b, float* out, int lanes, Combine combine) const {
    for (; lanes >= 4; lanes -= 4, a += 4, b += 4, out += 4) {
      const v128_t result = combine(wasm_v128_load(a), wasm_v128_load(b));
      wasm_v128_store(out, ClampFloat(result, range));
    }
    for (; lanes > 0; --lanes, ++a, ++b, ++out) {
      const v128_t one = combine(wasm_v128_load32_splat(a), wasm_v128_load32_splat(b));
      wasm_v128_store32_lane(out, ClampFloat(one, range), 0);
    }
  }
  void operator()(const float* a, const float* b, float* out, int lanes) const {
    if (op == '+') {
      Map(a, b, out, lanes, [](v128_t x, v128_t y) { return wasm_f32x4_add(x, y); });
    } else if (op == '-') {
      Map(a, b, out, lanes, [](v128_t x, v128_t y) { return wasm_f32x4_sub(x, y); });
    } else {
      Map(a, b, out, lanes, [](v128_t x, v128_t y) { return wasm_f32x4_mul(x, y); });
    }
  }
};

template <typename Operation>
void MapAll(const void* operation, const void* first, const void* second, void* output,
            int32_t count) {
  using T = typename Operation::Value;
  const auto& map = *static_cast<const Operation*>(operation);
  const T* a = static_cast<const T*>(first);
  const T* b = static_cast<const T*>(second);
  T* out = static_cast<T*>(output);
  for (int32_t i = 0; i < count; i += Operation::kStep) {
    map(a + i, b + i, out + i, count - i < Operation::kStep ? count - i : Operation::kStep);
  }
}

struct Operands {
  const char* place;
  const TfLiteEvalTensor* input1;
  const TfLiteEvalTensor* input2;
  TfLiteEvalTensor* output;

  Operands(const char* where, TfLiteContext* context, TfLiteNode* node)
      : place(where),
        input1(micro::GetEvalInput(context, node, 0)),
        input2(micro::GetEvalInput(context, node, 1)),
        output(micro::GetEvalOutput(context, node, 0)) {}

  bool Are(TfLiteType type) const {
    return input1 != nullptr && input2 != nullptr && output != nullptr && input1->type == type &&
           input2->type == type && output->type == type;
  }
  template <typename Operation>
  TfLiteStatus Map(const Operation& operation) const {
    return MapPairRuns(place, input1, input2, output, sizeof(typename Operation::Value),
                       MapAll<Operation>, &operation);
  }
};

constexpr char kAddFile[] = "tensorflow/lite/micro/kernels/add_common.cc";
constexpr char kSubFile[] = "tensorflow/lite/micro/kernels/sub_common.cc";
constexpr char kMulFile[] = "tensorflow/lite/micro/kernels/mul_common.cc";

// These set `done` where they compute the op, or fail as the reference would.

template <typename T>
TfLiteStatus EvalSum(const Operands& t, const AddOpData& data, bool subtract, bool* done) {
  const ScaledResult& r = data.result;
  *done = Suits<T>(data.operand1) && Suits<T>(data.operand2) && r.multiplier.shift <= 0 &&
          SuitsScale(r.multiplier) && NarrowedOutput::Suits<T>(r.zero_point, r.min, r.max);
  if (!*done) return kTfLiteOk;
  return t.Map(Sum<T>{Operand<T>(data.operand1), Operand<T>(data.operand2), Scale(r.multiplier),
                      NarrowedOutput(r.zero_point, r.min, r.max),
                      wasm_i32x4_splat(subtract ? -1 : 0)});
}

template <typename T>
TfLiteStatus EvalProduct(const Operands& t, const MulOpData& data, bool* done) {
  *done = SuitsLanes<T>(data.input1_zero_point) && SuitsLanes<T>(data.input2_zero_point) &&
          SuitsScale(data.multiplier) &&
          NarrowedOutput::Suits<T>(data.output_zero_point, data.min, data.max);
  if (!*done) return kTfLiteOk;
  return t.Map(Product<T>{wasm_i16x8_splat(static_cast<int16_t>(data.input1_zero_point)),
                          wasm_i16x8_splat(static_cast<int16_t>(data.input2_zero_point)),
                          Scale(data.multiplier),
                          NarrowedOutput(data.output_zero_point, data.min, data.max)});
}

TfLiteStatus EvalAdd(TfLiteContext* context, TfLiteNode* node) {
  const Operands t(kAddFile, context, node);
  const auto& data = *static_cast<const AddOpData*>(node->user_data);
  if (t.Are(kTfLiteFloat32)) return t.Map(FloatPairs{'+', {data.float_min, data.float_max}});
  bool done = false;
  TfLiteStatus status = kTfLiteOk;
  if (t.Are(kTfLiteInt8)) status = EvalSum<int8_t>(t, data, false, &done);
  if (t.Are(kTfLiteInt16)) status = EvalSum<int16_t>(t, data, false, &done);
  return done ? status : FallBack(tflite::Register_ADD(), context, node);
}

TfLiteStatus EvalSub(TfLiteContext* context, TfLiteNode* node) {
  const Operands t(kSubFile, context, node);
  // As ADD's but for the float range, so that one kernel does for both.
  AddOpData data = {};
  const auto& own = *static_cast<const SubOpData*>(node->user_data);
  data.operand1 = own.operand1;
  data.operand2 = own.operand2;
  data.result = own.result;
  if (t.Are(kTfLiteFloat32)) {
    FloatRange range;
    ActivationRange(static_cast<const TfLiteSubParams*>(node->builtin_data)->activation,
                    &range.min, &range.max);
    return t.Map(FloatPairs{'-', range});
  }
  bool done = false;
  TfLiteStatus status = kTfLiteOk;
  if (t.Are(kTfLiteInt8)) status = EvalSum<int8_t>(t, data, true, &done);
  if (t.Are(kTfLiteInt16)) status = EvalSum<int16_t>(t, data, true, &done);
  return done ? status : FallBack(tflite::Register_SUB(), context, node);
}

TfLiteStatus EvalMul(TfLiteContext* context, TfLiteNode* node) {
  const Operands t(kMulFile, context, node);
  const auto& data = *static_cast<const MulOpData*>(node->user_data);
  if (t.Are(kTfLiteFloat32)) return t.Map(FloatPairs{'*', {data.float_min, data.float_max}});
  bool done = false;
  TfLiteStatus status = kTfLiteOk;
  if (t.Are(kTfLiteInt8)) status = EvalProduct<int8_t>(t, data, &done);
  if (t.Are(kTfLiteInt16)) status = EvalProduct<int16_t>(t, data, &done);
  return done ? status : FallBack(tflite::Register_MUL(), context, node);
}

}  // namespace

TFLMRegistration Register_ADD() { return RegisterFast<tflite::Register_ADD, EvalAdd>(); }
TFLMRegistration Register_SUB() { return RegisterFast<tflite::Register_SUB, EvalSub>(); }
TFLMRegistration Register_MUL() { return RegisterFast<tflite::Register_MUL, EvalMul>(); }

#else

TFLMRegistration Register_ADD() { return tflite::Register_ADD(); }
TFLMRegistration Register_SUB() { return tflite::Register_SUB(); }
TFLMRegistration Register_MUL() { return tflite::Register_MUL(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
