// QUANTIZE and DEQUANTIZE, eight values at a time. The loops are the same for all types: a branch
// that always goes the same way costs less than as many loops would take.
#include <cstring>

#include "kernels/fast/fast_ops.h"
#include "kernels/fast/int8_table.h"
#include "kernels/fast/scale.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/unary_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr char kQuantizeFile[] = "tensorflow/lite/micro/kernels/quantize.cc";
constexpr char kDequantizeFile[] = "tensorflow/lite/micro/kernels/dequantize.cc";

// Eight values in 32-bit lanes.
struct Wide {
  v128_t low;
  v128_t high;
};

Wide Load(TfLiteType type, const uint8_t* from) {
  v128_t words;
  if (type == kTfLiteInt8) {
    words = wasm_i16x8_load8x8(from);
  } else if (type == kTfLiteUInt8) {
    words = wasm_u16x8_load8x8(from);
  } else if (type == kTfLiteInt16) {
    words = wasm_v128_load(from);
  } else {
    return {wasm_v128_load(from), wasm_v128_load(from + 16)};
  }
  return {wasm_i32x4_extend_low_i16x8(words), wasm_i32x4_extend_high_i16x8(words)};
}

// Clamped to what the type holds.
void Store(TfLiteType type, Wide values, uint8_t* to) {
  if (type == kTfLiteInt32 || type == kTfLiteFloat32) {
    wasm_v128_store(to, values.low);
    wasm_v128_store(to + 16, values.high);
    return;
  }
  const v128_t words = wasm_i16x8_narrow_i32x4(values.low, values.high);
  if (type == kTfLiteInt16) {
    wasm_v128_store(to, words);
    return;
  }
  const v128_t bytes = type == kTfLiteUInt8 ? wasm_u8x16_narrow_i16x8(words, words)
                                            : wasm_i8x16_narrow_i16x8(words, words);
  wasm_v128_store64_lane(to, bytes, 0);
}

// output = f(input), eight values each; what is beyond the last one is not touched.
template <typename F>
TfLiteStatus MapWide(const char* place, const TfLiteEvalTensor* input, TfLiteEvalTensor* output,
                     F f) {
  const size_t in_bytes = ElementBytes(input->type);
  const size_t out_bytes = ElementBytes(output->type);
  int32_t count = 0;
  RETURN_IF_ERROR(CountElements(place, input, output, in_bytes, out_bytes, &count));
  const auto* in = Data<uint8_t>(input);
  auto* out = MutableData<uint8_t>(output);
  for (; count > 0; count -= kLanes, in += kLanes * in_bytes, out += kLanes * out_bytes) {
    uint8_t some[kLanes * 4] = {};
    if (count >= kLanes) {
      Store(output->type, f(Load(input->type, in)), out);
      continue;
    }
    std::memcpy(some, in, static_cast<size_t>(count) * in_bytes);
    Store(output->type, f(Load(input->type, some)), some);
    std::memcpy(out, some, static_cast<size_t>(count) * out_bytes);
  }
  return kTfLiteOk;
}

// Rounded half away from zero, then as kernels::ToInt32.
v128_t RoundedFloats(v128_t x) {
  const v128_t whole = wasm_f32x4_trunc(x);
  const v128_t half = wasm_f32x4_ge(wasm_f32x4_abs(wasm_f32x4_sub(x, whole)),
                                    wasm_f32x4_splat(0.5f));
  const v128_t sign = wasm_v128_and(x, wasm_i32x4_splat(INT32_MIN));
  const v128_t one = wasm_v128_and(half, wasm_v128_or(wasm_f32x4_splat(1.0f), sign));
  const v128_t rounded = wasm_f32x4_add(whole, one);
  return wasm_v128_bitselect(wasm_i32x4_trunc_sat_f32x4(rounded), wasm_i32x4_splat(INT32_MIN),
                             wasm_f32x4_lt(rounded, wasm_f32x4_splat(2147483648.0f)));
}

bool IsQuantizable(TfLiteType from, TfLiteType to) {
  const bool narrow = to == kTfLiteInt8 || to == kTfLiteInt16;
  switch (from) {
    case kTfLiteFloat32:
    case kTfLiteInt32:
      return narrow;
    case kTfLiteInt16:
      return narrow || to == kTfLiteInt32;
    case kTfLiteInt8:
      return narrow || to == kTfLiteInt32 || to == kTfLiteUInt8;
    default:
      return from == kTfLiteUInt8 && to == kTfLiteInt8;
  }
}

TfLiteStatus EvalQuantize(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const QuantizeOpData*>(node->user_data);
  const bool from_float = input->type == kTfLiteFloat32;
  if (!IsQuantizable(input->type, output->type) ||
      (!from_float && !SuitsScale(data.requantize))) {
    return FallBack(tflite::Register_QUANTIZE(), context, node);
  }
  const v128_t input_zero_point = wasm_i32x4_splat(data.input_zero_point);
  const v128_t output_zero_point = wasm_i32x4_splat(data.output_zero_point);
  const v128_t output_scale = wasm_f32x4_splat(data.output_scale);
  const Scale scale(data.requantize);
  const auto half = [&](v128_t x) {
    const v128_t scaled = from_float ? RoundedFloats(wasm_f32x4_div(x, output_scale))
                                     : scale(wasm_i32x4_sub(x, input_zero_point));
    return wasm_i32x4_add(scaled, output_zero_point);
  };
  return MapWide(kQuantizeFile, input, output,
                 [&](Wide x) { return Wide{half(x.low), half(x.high)}; });
}

// Beyond it the difference from a value would not fit in a float; within, the product of two floats
// is rounded as that of two doubles is.
constexpr int32_t kMostZeroPoint = 1 << 20;

TfLiteStatus EvalDequantize(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const DequantizeOpData*>(node->user_data);
  const TfLiteType type = input->type;
  if (output->type != kTfLiteFloat32 ||
      (type != kTfLiteInt8 && type != kTfLiteInt16 && type != kTfLiteUInt8) ||
      data.zero_point > kMostZeroPoint || data.zero_point < -kMostZeroPoint) {
    return FallBack(tflite::Register_DEQUANTIZE(), context, node);
  }
  const v128_t zero_point = wasm_i32x4_splat(data.zero_point);
  const v128_t scale = wasm_f32x4_splat(static_cast<float>(data.scale));
  const auto half = [&](v128_t x) {
    return wasm_f32x4_mul(wasm_f32x4_convert_i32x4(wasm_i32x4_sub(x, zero_point)), scale);
  };
  return MapWide(kDequantizeFile, input, output,
                 [&](Wide x) { return Wide{half(x.low), half(x.high)}; });
}

}  // namespace

TFLMRegistration Register_QUANTIZE() {
  return RegisterWithTable<tflite::Register_QUANTIZE, EvalQuantize>();
}
TFLMRegistration Register_DEQUANTIZE() {
  return RegisterFast<tflite::Register_DEQUANTIZE, EvalDequantize>();
}

#else

TFLMRegistration Register_QUANTIZE() { return RegisterWithTable<tflite::Register_QUANTIZE>(); }
TFLMRegistration Register_DEQUANTIZE() { return tflite::Register_DEQUANTIZE(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
