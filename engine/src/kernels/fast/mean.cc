// MEAN over neighbouring dimensions, with int8, int16 and float32. What lies before them is kept, and
// what lies behind them: a lane for each, so that every sum runs through its terms in order.
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/scale.h"
#include "kernels/internal/elementwise.h"
#include "kernels/reduce_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr int kMostRank = 8;
constexpr int kMostFloatAxes = 4;  // the reference aborts beyond
constexpr int kEights = 4;          // vectors of columns side by side
constexpr int32_t kWordSums = 256;  // of int8, that certainly fit in an int16 together

struct Shape {
  int32_t outer;
  int32_t reduced;
  int32_t inner;
};

// False if the axes are none of the input's, or not neighbours.
bool FindShape(const TfLiteEvalTensor* input, const TfLiteEvalTensor* axis, Shape* shape) {
  const int rank = Rank(input);
  if (rank > kMostRank || axis == nullptr || axis->type != kTfLiteInt32 ||
      !HoldsShape<int32_t>(axis)) {
    return false;
  }
  bool is_reduced[kMostRank] = {};
  for (int32_t i = 0; i < ElementCount(axis); ++i) {
    const int32_t given = Data<int32_t>(axis)[i];
    const int32_t d = given < 0 ? given + rank : given;
    if (d < 0 || d >= rank) return false;
    is_reduced[d] = true;
  }
  *shape = {1, 1, 1};
  for (int d = 0; d < rank; ++d) {
    const int32_t size = Dim(input, d);
    if (size == 1) continue;
    if (is_reduced[d]) {
      if (shape->inner > 1) return false;
      shape->reduced *= size;
    } else if (shape->reduced > 1) {
      shape->inner *= size;
    } else {
      shape->outer *= size;
    }
  }
  return true;
}

struct Sums {
  v128_t low;
  v128_t high;
};

void AddWords(v128_t words, Sums* sums) {
  sums->low = wasm_i32x4_add(sums->low, wasm_i32x4_extend_low_i16x8(words));
  sums->high = wasm_i32x4_add(sums->high, wasm_i32x4_extend_high_i16x8(words));
}

// `eights` times eight columns of `rows` rows. Behind the last column of all, others are read as long
// as they are there.
template <int eights, typename T>
inline void ColumnSums(const T* from, int32_t rows, int32_t step, const T* end, Sums* sums) {
  constexpr int32_t kAtOnce = sizeof(T) == 1 ? kWordSums : 1;
  for (int i = 0; i < eights; ++i) sums[i] = {wasm_i32x4_splat(0), wasm_i32x4_splat(0)};
  for (int32_t r = 0; r < rows;) {
    v128_t words[eights];
    for (int i = 0; i < eights; ++i) words[i] = wasm_i16x8_splat(0);
    const int32_t stop = rows - r < kAtOnce ? rows : r + kAtOnce;
    for (; r < stop; ++r, from += step) {
      const bool whole = eights > 1 || end - from >= kLanes;
      for (int i = 0; i < eights; ++i) {
        const int lanes = whole ? kLanes : static_cast<int>(end - from);
        words[i] = wasm_i16x8_add(words[i], LoadLanes(from + kLanes * i, lanes));
      }
    }
    for (int i = 0; i < eights; ++i) AddWords(words[i], &sums[i]);
  }
}

// Modulo 2^32.
template <typename T>
int32_t RowSum(const T* from, int32_t count) {
  v128_t sums = wasm_i32x4_splat(0);
  for (int32_t i = 0; i < count; i += kLanes) {
    const v128_t words = LoadLanes(from + i, count - i < kLanes ? count - i : kLanes);
    sums = wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(words, wasm_i16x8_splat(1)));
  }
  sums = wasm_i32x4_add(sums, wasm_i32x4_shuffle(sums, sums, 2, 3, 0, 1));
  sums = wasm_i32x4_add(sums, wasm_i32x4_shuffle(sums, sums, 1, 0, 3, 2));
  return wasm_i32x4_extract_lane(sums, 0);
}

// From sums to outputs.
struct Finish {
  v128_t offset;
  Scale scale;
  v128_t zero_point;

  v128_t operator()(const Sums& sums) const {
    const auto half = [&](v128_t x) {
      return wasm_i32x4_add(scale(wasm_i32x4_sub(x, offset)), zero_point);
    };
    return wasm_i16x8_narrow_i32x4(half(sums.low), half(sums.high));
  }
};

template <typename T>
void MapIntegers(const Shape& s, const Finish& finish, const T* in, T* out) {
  const T* const end = in + int64_t{s.outer} * s.reduced * s.inner;
  if (s.inner == 1) {
    for (int32_t o = 0; o < s.outer; o += kLanes) {
      const int lanes = s.outer - o < kLanes ? s.outer - o : kLanes;
      int32_t sums[kLanes] = {};
      for (int i = 0; i < lanes; ++i, in += s.reduced) sums[i] = RowSum(in, s.reduced);
      StoreLanes(out + o, finish({wasm_v128_load(sums), wasm_v128_load(sums + 4)}), lanes);
    }
    return;
  }
  for (int32_t o = 0; o < s.outer; ++o, in += int64_t{s.reduced} * s.inner, out += s.inner) {
    Sums sums[kEights];
    int32_t c = 0;
    for (; c + kEights * kLanes <= s.inner; c += kEights * kLanes) {
      ColumnSums<kEights>(in + c, s.reduced, s.inner, end, sums);
      for (int i = 0; i < kEights; ++i) StoreLanes(out + c + kLanes * i, finish(sums[i]), kLanes);
    }
    for (; c < s.inner; c += kLanes) {
      ColumnSums<1>(in + c, s.reduced, s.inner, end, sums);
      StoreLanes(out + c, finish(sums[0]), s.inner - c < kLanes ? s.inner - c : kLanes);
    }
  }
}

// `fours` times four columns; of the last four, `lanes` are stored.
template <int fours>
inline void MeansOfColumns(const Shape& s, const float* from, const float* end, float* out,
                           int32_t lanes) {
  v128_t sums[fours];
  for (int i = 0; i < fours; ++i) sums[i] = wasm_f32x4_splat(0.0f);
  for (int32_t r = 0; r < s.reduced; ++r, from += s.inner) {
    if (fours == 1 && end - from < 4) {
      float some[4] = {};
      std::memcpy(some, from, static_cast<size_t>(end - from) * sizeof(float));
      sums[0] = wasm_f32x4_add(sums[0], wasm_v128_load(some));
      continue;
    }
    for (int i = 0; i < fours; ++i) {
      sums[i] = wasm_f32x4_add(sums[i], wasm_v128_load(from + 4 * i));
    }
  }
  const v128_t count = wasm_f32x4_splat(static_cast<float>(s.reduced));
  for (int i = 0; i < fours; ++i) {
    float means[4];
    wasm_v128_store(means, wasm_f32x4_div(sums[i], count));
    std::memcpy(out + 4 * i, means, static_cast<size_t>(lanes) * sizeof(float));
  }
}

void MapFloats(const Shape& s, const float* in, float* out) {
  const float* const end = in + int64_t{s.outer} * s.reduced * s.inner;
  const float count = static_cast<float>(s.reduced);
  if (s.inner == 1) {
    // Four sums side by side: each waits for its last addition.
    for (int32_t o = 0; o < s.outer; o += 4) {
      float sums[4] = {};
      const int32_t rows = s.outer - o < 4 ? s.outer - o : 4;
      const int64_t row = s.reduced;
      for (int32_t k = 0; rows == 4 && k < s.reduced; ++k) {
        for (int i = 0; i < 4; ++i) sums[i] += in[i * row + k];
      }
      for (int32_t i = 0; rows < 4 && i < rows; ++i) {
        for (int32_t k = 0; k < s.reduced; ++k) sums[i] += in[i * row + k];
      }
      for (int32_t i = 0; i < rows; ++i) out[o + i] = sums[i] / count;
      in += rows * row;
    }
    return;
  }
  for (int32_t o = 0; o < s.outer; ++o, in += int64_t{s.reduced} * s.inner, out += s.inner) {
    int32_t c = 0;
    for (; c + 16 <= s.inner; c += 16) MeansOfColumns<4>(s, in + c, end, out + c, 4);
    for (; c < s.inner; c += 4) {
      MeansOfColumns<1>(s, in + c, end, out + c, s.inner - c < 4 ? s.inner - c : 4);
    }
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const ReduceOpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* axis = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const TfLiteType type = input->type;
  Shape s;
  bool good = type == output->type && HoldsAll(input) && HoldsAll(output) &&
              ElementCount(input) > 0 && FindShape(input, axis, &s) &&
              ElementCount(output) == s.outer * s.inner;
  if (good && type == kTfLiteFloat32 && ElementCount(axis) <= kMostFloatAxes) {
    MapFloats(s, Data<float>(input), MutableData<float>(output));
    return kTfLiteOk;
  }
  good = good && (type == kTfLiteInt8 || type == kTfLiteInt16);
  const Multiplier multiplier =
      good ? DividedByCount(data.multiplier, s.reduced) : Multiplier{-1, 0};
  if (!SuitsScale(multiplier)) return FallBack(tflite::Register_MEAN(), context, node);
  const Finish finish = {wasm_i32x4_splat(WrapMul(data.input_zero_point, s.reduced)),
                         Scale(multiplier), wasm_i32x4_splat(data.output_zero_point)};
  if (type == kTfLiteInt8) {
    MapIntegers(s, finish, Data<int8_t>(input), MutableData<int8_t>(output));
  } else {
    MapIntegers(s, finish, Data<int16_t>(input), MutableData<int16_t>(output));
  }
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_MEAN() { return RegisterFast<tflite::Register_MEAN, Eval>(); }

#else

TFLMRegistration Register_MEAN() { return tflite::Register_MEAN(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
