// SOFTMAX: int8 by a kept table of the exponentials of all 256 differences, int16 eight at a time,
// float32 with the C library's exp and its sum in order.
#include <cmath>
#include <cstring>

#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/kept.h"
#include "kernels/fast/scale.h"
#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/lut.h"
#include "kernels/softmax_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr int kDifferences = 256;

// By how much a value is below its row's largest. Differences that count as e^−∞ have zeros.
struct Exponentials {
  int32_t exp[kDifferences];
  int32_t share[kDifferences];  // as they are added up
};

void FillExponentials(const SoftmaxOpData& data, Exponentials* e) {
  for (int32_t d = 0; d < kDifferences; ++d) {
    e->exp[d] = -d < data.diff_min
                    ? 0
                    : ExpOnNegativeValues<kSoftmaxScaledDiffIntegerBits>(
                          MultiplyByQuantizedMultiplierGreaterThanOne(-d, data.input.value,
                                                                      data.input.shift));
    e->share[d] = RoundingDivideByPowerOfTwo(e->exp[d], kSoftmaxAccumulationIntegerBits);
  }
}

const Exponentials* KeptExponentials(const TfLiteNode* node) {
  constexpr uint8_t kKey = 0;  // the node's data does not change
  Kept* const kept = FindKept(node->user_data);
  if (kept == nullptr) return nullptr;
  if (uint8_t* const found = KeptFor(kept, &kKey, 1)) return reinterpret_cast<Exponentials*>(found);
  auto* const made =
      reinterpret_cast<Exponentials*>(KeepFor(kept, &kKey, 1, sizeof(Exponentials)));
  if (made != nullptr) FillExponentials(*static_cast<SoftmaxOpData*>(node->user_data), made);
  return made;
}

// Each row is false where the reference has to say what is wrong with it.

template <typename Out>
bool Int8Row(const Exponentials& e, int32_t depth, const int8_t* x, Out* y) {
  int32_t max = INT8_MIN;
  for (int32_t c = 0; c < depth; ++c) max = x[c] > max ? x[c] : max;
  int32_t sum = 0;
  for (int32_t c = 0; c < depth; ++c) sum = WrapAdd(sum, e.share[max - x[c]]);
  const Reciprocal reciprocal = GetReciprocal(sum, kSoftmaxAccumulationIntegerBits);
  const int exponent = reciprocal.bits + 31 - 8 * static_cast<int>(sizeof(Out));
  if (exponent < 0 || exponent > 31) return false;
  constexpr int32_t kMin = std::numeric_limits<Out>::min();
  constexpr int32_t kMax = std::numeric_limits<Out>::max();
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t share = SaturatingRoundingDoublingHighMul(reciprocal.raw, e.exp[max - x[c]]);
    y[c] = static_cast<Out>(
        Clamp(WrapAdd(RoundingDivideByPowerOfTwo(share, exponent), kMin), kMin, kMax));
  }
  return true;
}

// kernels::LookUp for four int16 in 32-bit lanes. Two neighbours of the table are read at once.
v128_t LookUpFour(v128_t x, const int16_t* table) {
  const v128_t index = wasm_i32x4_add(wasm_i32x4_shr(x, 7), wasm_i32x4_splat(256));
  v128_t both = wasm_v128_load32_zero(table + wasm_i32x4_extract_lane(index, 0));
  both = wasm_v128_load32_lane(table + wasm_i32x4_extract_lane(index, 1), both, 1);
  both = wasm_v128_load32_lane(table + wasm_i32x4_extract_lane(index, 2), both, 2);
  both = wasm_v128_load32_lane(table + wasm_i32x4_extract_lane(index, 3), both, 3);
  const auto as_int16 = [](v128_t v) { return wasm_i32x4_shr(wasm_i32x4_shl(v, 16), 16); };
  const v128_t base = as_int16(both);
  const v128_t slope = as_int16(wasm_i32x4_sub(wasm_i32x4_shr(both, 16), base));
  const v128_t part = wasm_i32x4_mul(slope, wasm_v128_and(x, wasm_i32x4_splat(127)));
  return as_int16(wasm_i32x4_add(
      base, wasm_i32x4_shr(wasm_i32x4_add(part, wasm_i32x4_splat(64)), 7)));
}

// Calls f(first, lanes) for eights of a row.
template <typename F>
void ForEights(int32_t count, F f) {
  for (int32_t i = 0; i < count; i += kLanes) f(i, count - i < kLanes ? count - i : kLanes);
}

bool Int16Row(const SoftmaxOpData& data, int32_t depth, const int16_t* x, int16_t* y) {
  int32_t max = INT16_MIN;
  for (int32_t c = 0; c < depth; ++c) max = x[c] > max ? x[c] : max;
  const Scale scale(data.input);
  // The table's input is the difference on −10 … 0, its zero point the end of int16.
  const auto exp_of = [&](v128_t words) {
    const v128_t scaled = scale(wasm_i32x4_sub(words, wasm_i32x4_splat(max)));
    const v128_t moved = wasm_i32x4_add(scaled, wasm_i32x4_splat(INT16_MAX));
    return LookUpFour(wasm_i32x4_min(wasm_i32x4_max(moved, wasm_i32x4_splat(INT16_MIN)),
                                     wasm_i32x4_splat(INT16_MAX)),
                      data.exp_lut);
  };
  ForEights(depth, [&](int32_t i, int lanes) {
    const v128_t words = LoadLanes(x + i, lanes);
    StoreLanes(y + i,
               wasm_i16x8_narrow_i32x4(exp_of(wasm_i32x4_extend_low_i16x8(words)),
                                       exp_of(wasm_i32x4_extend_high_i16x8(words))),
               lanes);
  });
  int32_t sum = 0;
  for (int32_t c = 0; c < depth; ++c) sum = WrapAdd(sum, y[c]);
  if (sum <= 0) return false;

  // sum = 2^right · (1 + f); the table has 1/(1 + f) for f from 0 to 1 over the whole of int16.
  const int zeros = CountLeadingZeros(static_cast<uint32_t>(sum));
  const auto shifted =
      static_cast<int32_t>(((static_cast<int64_t>(sum) << (zeros - 1)) + (1 << 13)) >> 14);
  const int16_t reciprocal = LookUp(
      static_cast<int16_t>(Clamp<int32_t>(shifted - 98304, INT16_MIN, INT16_MAX)),
      data.reciprocal_lut);
  const int right = 31 - zeros;
  // Two int16 multiplied, and at most half as much again: 32 bits are enough.
  const v128_t rounding = wasm_i32x4_splat(right > 0 ? 1 << (right - 1) : 0);
  ForEights(depth, [&](int32_t i, int lanes) {
    const v128_t words = LoadLanes(y + i, lanes);
    const v128_t factor = wasm_i16x8_splat(reciprocal);
    const auto share = [&](v128_t product) {
      return wasm_i32x4_shr(wasm_i32x4_add(product, rounding), static_cast<uint32_t>(right));
    };
    const v128_t result =
        wasm_i16x8_narrow_i32x4(share(wasm_i32x4_extmul_low_i16x8(words, factor)),
                                share(wasm_i32x4_extmul_high_i16x8(words, factor)));
    StoreLanes(y + i, wasm_i16x8_max(result, wasm_i16x8_splat(0)), lanes);
  });
  return true;
}

bool FloatRow(float beta, int32_t depth, const float* x, float* y) {
  float max = std::numeric_limits<float>::lowest();
  for (int32_t c = 0; c < depth; ++c) max = x[c] > max ? x[c] : max;
  float sum = 0.0f;
  for (int32_t c = 0; c < depth; ++c) {
    y[c] = std::exp((x[c] - max) * beta);
    sum += y[c];
  }
  int32_t c = 0;
  for (; c + 4 <= depth; c += 4) {
    wasm_v128_store(y + c, wasm_f32x4_div(wasm_v128_load(y + c), wasm_f32x4_splat(sum)));
  }
  for (; c < depth; ++c) y[c] = y[c] / sum;
  return true;
}

template <typename In, typename Out, typename Row>
bool ForEachRow(const TfLiteEvalTensor* input, TfLiteEvalTensor* output, Row row) {
  if (!HoldsShape<In>(input) || !HoldsShape<Out>(output) || Rank(input) < 1 ||
      !SameShapes(input, output)) {
    return false;
  }
  const int32_t depth = LastDim(input);
  const In* x = Data<In>(input);
  Out* y = MutableData<Out>(output);
  if (depth == 0) return false;
  for (int32_t left = OuterCount(input); left > 0; --left, x += depth, y += depth) {
    if (!row(depth, x, y)) return false;
  }
  return true;
}

bool Compute(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const SoftmaxOpData*>(node->user_data);
  if (input->type == kTfLiteInt8) {
    const Exponentials* const e = KeptExponentials(node);
    if (e == nullptr) return false;
    if (output->type == kTfLiteInt16) {
      return ForEachRow<int8_t, int16_t>(
          input, output,
          [&](int32_t depth, const int8_t* x, int16_t* y) { return Int8Row(*e, depth, x, y); });
    }
    return output->type == kTfLiteInt8 &&
           ForEachRow<int8_t, int8_t>(input, output,
                                      [&](int32_t depth, const int8_t* x, int8_t* y) {
                                        return Int8Row(*e, depth, x, y);
                                      });
  }
  if (input->type == kTfLiteInt16) {
    return output->type == kTfLiteInt16 && SuitsScale(data.input) &&
           ForEachRow<int16_t, int16_t>(input, output,
                                        [&](int32_t depth, const int16_t* x, int16_t* y) {
                                          return Int16Row(data, depth, x, y);
                                        });
  }
  const float beta = static_cast<const TfLiteSoftmaxParams*>(node->builtin_data)->beta;
  return input->type == kTfLiteFloat32 && output->type == kTfLiteFloat32 &&
         ForEachRow<float, float>(input, output, [&](int32_t depth, const float* x, float* y) {
           return FloatRow(beta, depth, x, y);
         });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  return Compute(context, node) ? kTfLiteOk
                                : FallBack(tflite::Register_SOFTMAX(), context, node);
}

}  // namespace

TFLMRegistration Register_SOFTMAX() {
  return RegisterKeepingInputs<tflite::Register_SOFTMAX, Eval>();
}

#else

TFLMRegistration Register_SOFTMAX() { return tflite::Register_SOFTMAX(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
