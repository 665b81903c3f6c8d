// SVDF with constant feature weights: the filters over features as a product, with a filter in every
// lane; then the filters over time.
#include <cstring>
#include <limits>

#include "kernels/fast/constants.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/internal/convert.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/ranges.h"
#include "kernels/svdf_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

// The oldest activation of the first filter drops out and all others move up by one, across rows: what
// comes to lie in the last column is overwritten.
template <typename State>
void ShiftState(State* state, const SvdfSizes& n) {
  const size_t count = static_cast<size_t>(n.batch) * n.memory * n.filters;
  if (count > 1) std::memmove(state, state + 1, (count - 1) * sizeof(State));
}

v128_t LoadEight(const int16_t* from) { return wasm_v128_load(from); }
v128_t LoadEight(const int8_t* from) { return wasm_i16x8_load8x8(from); }

// Less the zero point, which a state of int16 has not: the difference might be none.
v128_t LoadState(const int16_t* from, v128_t) { return LoadEight(from); }
v128_t LoadState(const int8_t* from, v128_t zero) { return wasm_i16x8_sub(LoadEight(from), zero); }

template <typename State>
bool TakesZeroPoint(int32_t zero_point) {
  return zero_point == 0 ||
         (sizeof(State) == 1 && zero_point >= INT8_MIN && zero_point <= INT8_MAX);
}

// The filter over time, modulo 2^32.
template <typename State>
int32_t Dot(const State* weights, const State* state, int32_t zero_point, int32_t count) {
  const v128_t zero = wasm_i16x8_splat(static_cast<int16_t>(zero_point));
  v128_t sums = wasm_i32x4_splat(0);
  int32_t i = 0;
  for (; i + 8 <= count; i += 8) {
    sums = wasm_i32x4_add(
        sums, wasm_i32x4_dot_i16x8(LoadEight(weights + i), LoadState(state + i, zero)));
  }
  sums = wasm_i32x4_add(sums, wasm_i32x4_shuffle(sums, sums, 2, 3, 0, 1));
  sums = wasm_i32x4_add(sums, wasm_i32x4_shuffle(sums, sums, 1, 0, 3, 2));
  int32_t sum = wasm_i32x4_extract_lane(sums, 0);
  for (; i < count; ++i) sum = WrapAdd(sum, weights[i] * (state[i] - zero_point));
  return sum;
}

template <typename State>
bool Int8(TfLiteNode* node, const SvdfOperands& t) {
  const auto& data = *static_cast<const SvdfOpData*>(node->user_data);
  const SvdfSizes& n = t.n;
  NodeConstants place(node, n, t.feature, nullptr);
  if (!SvdfFits<int8_t, State, int32_t>(t) || !place.constant() ||
      data.input_zero_point < INT8_MIN || data.input_zero_point > INT8_MAX ||
      !TakesZeroPoint<State>(data.state_zero_point)) {
    return false;
  }
  const GemmRow run = OneRun(n.input);
  const int32_t room = WholeTerms<WordDot>(n.input);
  int16_t* row = nullptr;
  auto* packed = reinterpret_cast<int16_t*>(
      place.Allocate(static_cast<size_t>(PackedRoom<WordDot>(run, n.filters)) * sizeof(int16_t),
                     int64_t{room} + n.filters, &row));
  if (packed == nullptr) return false;
  if (!place.filled()) {
    PackWeights<WordDot>(Data<int8_t>(t.feature), ByChannel(n.input), run, n.filters, packed);
  }
  const int32_t shift = data.to_state.shift;
  const Int16Stage stage = {nullptr,
                            nullptr,
                            false,
                            &data.to_state.value,
                            &shift,
                            0,
                            0,
                            std::numeric_limits<State>::min(),
                            std::numeric_limits<State>::max()};
  int16_t* const newest = row + room;
  const State* const time = Data<State>(t.time);
  const int32_t* const bias = Data<int32_t>(t.bias);
  State* state = MutableData<State>(t.state);
  int8_t* out = MutableData<int8_t>(t.output);
  ShiftState(state, n);
  for (int32_t b = 0; b < n.batch; ++b) {
    InputForm<WordDot>{data.input_zero_point}.Copy(Data<int8_t>(t.input) + b * n.input, n.input,
                                                   row);
    const int16_t* const rows[] = {row};
    Int16Gemm(rows, 1, packed, n.input, n.filters, stage, newest);
    for (int32_t u = 0; u < n.units; ++u) {
      int32_t sum = bias[u];
      for (int32_t f = u * n.rank; f < (u + 1) * n.rank; ++f, state += n.memory) {
        state[n.memory - 1] = static_cast<State>(newest[f] + data.state_zero_point);
        sum = WrapAdd(sum, Dot(time + f * n.memory, state, data.state_zero_point, n.memory));
      }
      const int32_t scaled = MultiplyByQuantizedMultiplier(sum, data.to_output);
      *out++ = static_cast<int8_t>(
          Clamp<int32_t>(WrapAdd(scaled, data.output_zero_point), INT8_MIN, INT8_MAX));
    }
  }
  return true;
}

bool Float(TfLiteNode* node, const SvdfOperands& t) {
  const SvdfSizes& n = t.n;
  NodeConstants place(node, n, t.feature, nullptr);
  if (!SvdfFits<float, float, float>(t) || !place.constant()) return false;
  float* newest = nullptr;
  auto* packed = reinterpret_cast<float*>(
      place.Allocate(static_cast<size_t>(FloatPackedRoom(n.input, n.filters)) * sizeof(float),
                     n.filters, &newest));
  if (packed == nullptr) return false;
  if (!place.filled()) PackFloatWeights(Data<float>(t.feature), n.input, n.filters, packed);
  const auto activation = static_cast<const TfLiteSVDFParams*>(node->builtin_data)->activation;
  const float* const time = Data<float>(t.time);
  const float* const bias = Data<float>(t.bias);
  float* state = MutableData<float>(t.state);
  float* out = MutableData<float>(t.output);
  ShiftState(state, n);
  const float infinity = std::numeric_limits<float>::infinity();
  for (int32_t b = 0; b < n.batch; ++b) {
    const float* const rows[] = {Data<float>(t.input) + b * n.input};
    FloatGemm(rows, 1, OneRun(n.input), packed, nullptr, n.filters, {-infinity, infinity}, newest);
    for (int32_t u = 0; u < n.units; ++u) {
      float sum = bias[u];
      for (int32_t f = u * n.rank; f < (u + 1) * n.rank; ++f, state += n.memory) {
        state[n.memory - 1] = newest[f];
        float over_time = 0.0f;
        for (int32_t j = 0; j < n.memory; ++j) over_time += time[f * n.memory + j] * state[j];
        sum += over_time;
      }
      *out++ = ActivateSvdf(activation, sum);
    }
  }
  return true;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const SvdfOperands t = GetSvdfOperands(context, node);
  const bool is_float = t.feature->type == kTfLiteFloat32 && t.input->type == kTfLiteFloat32;
  const bool is_int8 = t.feature->type == kTfLiteInt8 && t.time->type == t.state->type;
  const bool done = is_float                                      ? Float(node, t)
                    : is_int8 && t.time->type == kTfLiteInt16 ? Int8<int16_t>(node, t)
                    : is_int8 && t.time->type == kTfLiteInt8  ? Int8<int8_t>(node, t)
                                                              : false;
  return done ? kTfLiteOk : FallBack(tflite::Register_SVDF(), context, node);
}

}  // namespace

TFLMRegistration Register_SVDF() {
  return RegisterKeepingInputs<tflite::Register_SVDF, Eval, kSvdfFeature>();
}

#else

TFLMRegistration Register_SVDF() { return tflite::Register_SVDF(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
