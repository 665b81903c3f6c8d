// AVERAGE_POOL_2D and MAX_POOL_2D with int8, int16 and float32 images, a vector of channels side by
// side.
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/pooling_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

#include <cstring>
#include <limits>
#endif

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr char kFile[] = "tensorflow/lite/micro/kernels/pooling.cc";
constexpr int64_t kVectorBytes = 16;

// (sum ± count / 2) / count, towards zero. Exact where sum and count stay below 2^24 together: no
// quotient of such numbers is so near to the next integer that a float would be rounded to it.
v128_t RoundedMean(v128_t sum, int32_t count) {
  const v128_t half = wasm_i32x4_splat(count / 2);
  const v128_t sign = wasm_i32x4_shr(sum, 31);
  // + half where the sum is positive, − half otherwise; a sum of 0 ends as 0 either way.
  const v128_t nudged = wasm_i32x4_add(sum, wasm_i32x4_sub(wasm_v128_xor(half, sign), sign));
  const v128_t mean = wasm_f32x4_div(wasm_f32x4_convert_i32x4(nudged),
                                     wasm_f32x4_splat(static_cast<float>(count)));
#if defined(__wasm_relaxed_simd__)
  return wasm_i32x4_relaxed_trunc_f32x4(mean);  // far from what does not fit
#else
  return wasm_i32x4_trunc_sat_f32x4(mean);
#endif
}

struct Int8Lanes {
  using Value = int8_t;
  static constexpr int64_t kMostPixels = 1 << 16;  // of a window, for RoundedMean
  static v128_t Splat(int8_t x) { return wasm_i8x16_splat(x); }
  static v128_t Max(v128_t best, v128_t x) { return wasm_i8x16_max(best, x); }
  static v128_t Clamp(v128_t x, v128_t min, v128_t max) {
    return wasm_i8x16_min(wasm_i8x16_max(x, min), max);
  }

  struct Sums {
    v128_t at[4];
    void Add(v128_t bytes) {
      const v128_t low = wasm_i16x8_extend_low_i8x16(bytes);
      const v128_t high = wasm_i16x8_extend_high_i8x16(bytes);
      at[0] = wasm_i32x4_add(at[0], wasm_i32x4_extend_low_i16x8(low));
      at[1] = wasm_i32x4_add(at[1], wasm_i32x4_extend_high_i16x8(low));
      at[2] = wasm_i32x4_add(at[2], wasm_i32x4_extend_low_i16x8(high));
      at[3] = wasm_i32x4_add(at[3], wasm_i32x4_extend_high_i16x8(high));
    }
    v128_t Mean(int32_t count) const {
      return wasm_i8x16_narrow_i16x8(
          wasm_i16x8_narrow_i32x4(RoundedMean(at[0], count), RoundedMean(at[1], count)),
          wasm_i16x8_narrow_i32x4(RoundedMean(at[2], count), RoundedMean(at[3], count)));
    }
  };
};

struct Int16Lanes {
  using Value = int16_t;
  static constexpr int64_t kMostPixels = 500;
  static v128_t Splat(int16_t x) { return wasm_i16x8_splat(x); }
  static v128_t Max(v128_t best, v128_t x) { return wasm_i16x8_max(best, x); }
  static v128_t Clamp(v128_t x, v128_t min, v128_t max) {
    return wasm_i16x8_min(wasm_i16x8_max(x, min), max);
  }

  struct Sums {
    v128_t at[2];
    void Add(v128_t words) {
      at[0] = wasm_i32x4_add(at[0], wasm_i32x4_extend_low_i16x8(words));
      at[1] = wasm_i32x4_add(at[1], wasm_i32x4_extend_high_i16x8(words));
    }
    v128_t Mean(int32_t count) const {
      return wasm_i16x8_narrow_i32x4(RoundedMean(at[0], count), RoundedMean(at[1], count));
    }
  };
};

// Comparisons as the reference makes them, NaN and zeros of both signs included.
struct FloatLanes {
  using Value = float;
  static v128_t Splat(float x) { return wasm_f32x4_splat(x); }
  static v128_t Max(v128_t best, v128_t x) { return wasm_f32x4_pmax(best, x); }
  static v128_t Clamp(v128_t x, v128_t min, v128_t max) {
    return wasm_f32x4_pmin(wasm_f32x4_pmax(x, min), max);
  }

  struct Sums {
    v128_t at[1];
    void Add(v128_t floats) { at[0] = wasm_f32x4_add(at[0], floats); }
    v128_t Mean(int32_t count) const {
      return wasm_f32x4_div(at[0], wasm_f32x4_splat(static_cast<float>(count)));
    }
  };
};

// A vector from inside an image. What lies behind the image's end is not read.
inline v128_t LoadBefore(const uint8_t* from, const uint8_t* end) {
  if (end - from >= kVectorBytes) return wasm_v128_load(from);
  v128_t some = wasm_i32x4_splat(0);
  std::memcpy(&some, from, static_cast<size_t>(end - from));
  return some;
}

// Calls pixel(vector) for the channels from `c` on of every pixel of a window.
template <typename T, typename Pixel>
void ForEachPixel(const PoolShape& s, const T* image, PoolSpan rows, PoolSpan columns, int32_t c,
                  Pixel pixel) {
  const auto* end =
      reinterpret_cast<const uint8_t*>(image + int64_t{s.in_height} * s.in_width * s.depth);
  for (int32_t y = rows.first; y < rows.end; ++y) {
    const T* at = image + (int64_t{y} * s.in_width + columns.first) * s.depth + c;
    for (int32_t x = columns.first; x < columns.end; ++x, at += s.depth) {
      pixel(LoadBefore(reinterpret_cast<const uint8_t*>(at), end));
    }
  }
}

template <typename Lanes, bool mean>
v128_t OfWindow(const PoolShape& s, const typename Lanes::Value* image, PoolSpan rows,
                PoolSpan columns, int32_t c) {
  if constexpr (mean) {
    typename Lanes::Sums sums = {};
    ForEachPixel(s, image, rows, columns, c, [&](v128_t x) { sums.Add(x); });
    return sums.Mean(rows.count() * columns.count());
  } else {
    v128_t best = Lanes::Splat(std::numeric_limits<typename Lanes::Value>::lowest());
    ForEachPixel(s, image, rows, columns, c, [&](v128_t x) { best = Lanes::Max(best, x); });
    return best;
  }
}

// An average without pixels ends the op, as in the reference.
template <typename Lanes, bool mean, typename T = typename Lanes::Value>
void Pool(const PoolShape& s, T min, T max, const T* input, T* output) {
  constexpr int32_t kLanes = kVectorBytes / sizeof(T);
  const v128_t least = Lanes::Splat(min);
  const v128_t most = Lanes::Splat(max);
  ForEachWindow(s, input, output,
                [&](T* out, const T* image, PoolSpan rows, PoolSpan columns) {
                  if (mean && (rows.count() == 0 || columns.count() == 0)) return false;
                  for (int32_t from = 0; from < s.depth; from += kLanes) {
                    // The last vector, if incomplete, overlaps the ones before.
                    const bool whole = from + kLanes <= s.depth;
                    const int32_t c = whole || s.depth < kLanes ? from : s.depth - kLanes;
                    const v128_t result = Lanes::Clamp(
                        OfWindow<Lanes, mean>(s, image, rows, columns, c), least, most);
                    if (s.depth < kLanes) {
                      std::memcpy(out, &result, s.depth * sizeof(T));
                    } else {
                      wasm_v128_store(out + c, result);
                    }
                  }
                  return true;
                });
}

template <typename Lanes, bool mean>
bool PoolIntegers(const PoolShape& s, const PoolingOpData& data, const TfLiteEvalTensor* input,
                  TfLiteEvalTensor* output) {
  using T = typename Lanes::Value;
  const int32_t min = data.activation_min;
  const int32_t max = data.activation_max;
  if (min < std::numeric_limits<T>::min() || max > std::numeric_limits<T>::max() || min > max) {
    return false;
  }
  if (mean && int64_t{s.filter_height} * s.filter_width > Lanes::kMostPixels) return false;
  Pool<Lanes, mean>(s, static_cast<T>(min), static_cast<T>(max), Data<T>(input),
                    MutableData<T>(output));
  return true;
}

template <TFLMRegistration (*Reference)(), bool mean>
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLitePoolParams*>(node->builtin_data);
  const auto& data = *static_cast<const PoolingOpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != output->type) return FallBack(Reference(), context, node);
  PoolShape shape;
  RETURN_IF_ERROR(GetPoolShape(params, data.padding, input, output, kFile, &shape));
  bool done = false;
  switch (input->type) {
    case kTfLiteInt8:
      done = PoolIntegers<Int8Lanes, mean>(shape, data, input, output);
      break;
    case kTfLiteInt16:
      done = PoolIntegers<Int16Lanes, mean>(shape, data, input, output);
      break;
    case kTfLiteFloat32:
      Pool<FloatLanes, mean>(shape, data.activation_min_float, data.activation_max_float,
                             Data<float>(input), MutableData<float>(output));
      done = true;
      break;
    default:
      break;
  }
  return done ? kTfLiteOk : FallBack(Reference(), context, node);
}

}  // namespace

TFLMRegistration Register_AVERAGE_POOL_2D() {
  return RegisterFast<tflite::Register_AVERAGE_POOL_2D,
                      Eval<tflite::Register_AVERAGE_POOL_2D, true>>();
}

TFLMRegistration Register_MAX_POOL_2D() {
  return RegisterFast<tflite::Register_MAX_POOL_2D, Eval<tflite::Register_MAX_POOL_2D, false>>();
}

#else

TFLMRegistration Register_AVERAGE_POOL_2D() { return tflite::Register_AVERAGE_POOL_2D(); }
TFLMRegistration Register_MAX_POOL_2D() { return tflite::Register_MAX_POOL_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
