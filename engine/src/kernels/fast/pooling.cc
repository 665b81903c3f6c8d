// AVERAGE_POOL_2D and MAX_POOL_2D with int8 images, sixteen channels side by side.
#include "kernels/fast/compiled/compiled.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/pooling_common.h"
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/pooling.cc";
constexpr int32_t kLanes = 16;
// Up to here a float division gives the exact quotient of the sums, and they fit in 24 bits.
constexpr int64_t kMostPixels = 1 << 15;

struct Range {
  v128_t min;
  v128_t max;
};

v128_t Clamped(v128_t bytes, const Range& range) {
  return wasm_i8x16_min(wasm_i8x16_max(bytes, range.min), range.max);
}

v128_t MaxOfWindow(const PoolShape& s, const int8_t* image, PoolSpan rows, PoolSpan columns,
                   int32_t c) {
  v128_t best = wasm_i8x16_splat(INT8_MIN);
  for (int32_t y = rows.first; y < rows.end; ++y) {
    const int8_t* pixel = image + (int64_t{y} * s.in_width + columns.first) * s.depth + c;
    for (int32_t x = columns.first; x < columns.end; ++x, pixel += s.depth) {
      best = wasm_i8x16_max(best, wasm_v128_load(pixel));
    }
  }
  return best;
}

// (sum ± count / 2) / count, towards zero.
v128_t Mean(v128_t sum, v128_t count, v128_t half) {
  const v128_t sign = wasm_i32x4_shr(sum, 31);
  // + half where the sum is positive, − half otherwise; a sum of 0 ends as 0 either way.
  const v128_t nudged = wasm_i32x4_add(sum, wasm_i32x4_sub(wasm_v128_xor(half, sign), sign));
  const v128_t mean = wasm_f32x4_div(wasm_f32x4_convert_i32x4(nudged), count);
#if defined(__wasm_relaxed_simd__)
  return wasm_i32x4_relaxed_trunc_f32x4(mean);  // far from what does not fit
#else
  return wasm_i32x4_trunc_sat_f32x4(mean);
#endif
}

v128_t MeanOfWindow(const PoolShape& s, const int8_t* image, PoolSpan rows, PoolSpan columns,
                    int32_t c) {
  const v128_t zero = wasm_i32x4_splat(0);
  v128_t sums[4] = {zero, zero, zero, zero};
  for (int32_t y = rows.first; y < rows.end; ++y) {
    const int8_t* pixel = image + (int64_t{y} * s.in_width + columns.first) * s.depth + c;
    for (int32_t x = columns.first; x < columns.end; ++x, pixel += s.depth) {
      const v128_t bytes = wasm_v128_load(pixel);
      const v128_t low = wasm_i16x8_extend_low_i8x16(bytes);
      const v128_t high = wasm_i16x8_extend_high_i8x16(bytes);
      sums[0] = wasm_i32x4_add(sums[0], wasm_i32x4_extend_low_i16x8(low));
      sums[1] = wasm_i32x4_add(sums[1], wasm_i32x4_extend_high_i16x8(low));
      sums[2] = wasm_i32x4_add(sums[2], wasm_i32x4_extend_low_i16x8(high));
      sums[3] = wasm_i32x4_add(sums[3], wasm_i32x4_extend_high_i16x8(high));
    }
  }
  const int32_t pixels = rows.count() * columns.count();
  const v128_t count = wasm_f32x4_splat(static_cast<float>(pixels));
  const v128_t half = wasm_i32x4_splat(pixels / 2);
  return wasm_i8x16_narrow_i16x8(
      wasm_i16x8_narrow_i32x4(Mean(sums[0], count, half), Mean(sums[1], count, half)),
      wasm_i16x8_narrow_i32x4(Mean(sums[2], count, half), Mean(sums[3], count, half)));
}

// `mean` tells the two ops apart; an average without pixels ends the op, as in the reference.
void Pool(const PoolShape& s, const Range& range, bool mean, const int8_t* input,
          int8_t* output) {
  ForEachWindow(s, input, output,
                [&](int8_t* out, const int8_t* image, PoolSpan rows, PoolSpan columns) {
                  if (mean && (rows.count() == 0 || columns.count() == 0)) return false;
                  for (int32_t from = 0; from < s.depth; from += kLanes) {
                    // The last sixteen, if incomplete, overlap the ones before.
                    const int32_t c = from + kLanes <= s.depth ? from : s.depth - kLanes;
                    const v128_t bytes = mean ? MeanOfWindow(s, image, rows, columns, c)
                                              : MaxOfWindow(s, image, rows, columns, c);
                    wasm_v128_store(out + c, Clamped(bytes, range));
                  }
                  return true;
                });
}

template <TFLMRegistration (*Compiled)(), bool mean>
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLitePoolParams*>(node->builtin_data);
  const auto& data = *static_cast<const PoolingOpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int32_t min = data.activation_min;
  const int32_t max = data.activation_max;
  if (input->type != kTfLiteInt8 || output->type != kTfLiteInt8 || min < INT8_MIN ||
      max > INT8_MAX || min > max) {
    return InvokeCompiled<Compiled>(context, node);
  }
  PoolShape shape;
  RETURN_IF_ERROR(GetPoolShape(params, data.padding, input, output, kFile, &shape));
  if (shape.depth < kLanes || int64_t{shape.in_height} * shape.in_width > kMostPixels) {
    return InvokeCompiled<Compiled>(context, node);
  }
  const Range range = {wasm_i8x16_splat(static_cast<int8_t>(min)),
                       wasm_i8x16_splat(static_cast<int8_t>(max))};
  Pool(shape, range, mean, Data<int8_t>(input), MutableData<int8_t>(output));
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_AVERAGE_POOL_2D() {
  return RegisterFast<tflite::Register_AVERAGE_POOL_2D, Eval<compiled::Register_AVERAGE_POOL_2D, true>>();
}

TFLMRegistration Register_MAX_POOL_2D() {
  return RegisterFast<tflite::Register_MAX_POOL_2D, Eval<compiled::Register_MAX_POOL_2D, false>>();
}

#else

TFLMRegistration Register_AVERAGE_POOL_2D() { return tflite::Register_AVERAGE_POOL_2D(); }
TFLMRegistration Register_MAX_POOL_2D() { return tflite::Register_MAX_POOL_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
