// PAD, PADV2 and CONCATENATION: copies of whole runs, sixteen bytes at a time. Runs are often as short
// as an image has channels, so a call for each would take longer than the copy.
#include <cstring>

#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/moves_common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
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

constexpr size_t kVector = 16;
constexpr size_t kLongRun = 1024;

// By words, and by bytes what is left.
inline void CopyShort(uint8_t* to, const uint8_t* from, size_t bytes) {
  for (; bytes >= 4; bytes -= 4, to += 4, from += 4) std::memcpy(to, from, 4);
  for (; bytes > 0; --bytes) *to++ = *from++;
}

inline void CopyRun(uint8_t* to, const uint8_t* from, size_t bytes) {
  if (bytes < kVector) return CopyShort(to, from, bytes);
  if (bytes >= kLongRun) {
    std::memcpy(to, from, bytes);
    return;
  }
  // The last vector, if incomplete, overlaps the one before.
  const size_t last = bytes - kVector;
  for (size_t i = 0; i < last; i += kVector) wasm_v128_store(to + i, wasm_v128_load(from + i));
  wasm_v128_store(to + last, wasm_v128_load(from + last));
}

// One value again and again, whose size divides that of a vector.
struct Filling {
  alignas(kVector) uint8_t bytes[kVector];

  Filling(const void* value, size_t value_bytes) {
    for (size_t i = 0; i < kVector; i += value_bytes) std::memcpy(bytes + i, value, value_bytes);
  }
  uint8_t* operator()(uint8_t* to, size_t count) const {
    if (count < kVector) {
      CopyShort(to, bytes, count);
      return to + count;
    }
    const v128_t vector = wasm_v128_load(bytes);
    for (size_t i = 0; i + kVector < count; i += kVector) wasm_v128_store(to + i, vector);
    wasm_v128_store(to + count - kVector, vector);
    return to + count;
  }
};

// Dimensions behind the last padded one are a single run.
void PadRuns(const PadOpData& data, const TfLiteIntArray* output_dims, const uint8_t* in,
             size_t bytes, const Filling& fill, uint8_t* out) {
  int64_t extent[kMostPadRank];
  int last = 0;
  for (int slot = 0; slot < kMostPadRank; ++slot) {
    const int i = slot - (kMostPadRank - output_dims->size);
    extent[slot] = i < 0 ? 1 : output_dims->data[i];
    if (data.before[slot] != 0 || data.after[slot] != 0) last = slot;
  }
  size_t unit = bytes;
  for (int slot = last + 1; slot < kMostPadRank; ++slot) unit *= static_cast<size_t>(extent[slot]);
  int64_t rows = 1;
  for (int slot = 0; slot < last; ++slot) rows *= extent[slot];
  const size_t before = static_cast<size_t>(data.before[last]) * unit;
  const size_t after = static_cast<size_t>(data.after[last]) * unit;
  const size_t whole = static_cast<size_t>(extent[last]) * unit;
  const size_t run = whole - before - after;
  int64_t index[kMostPadRank] = {};
  for (int64_t r = 0; r < rows; ++r) {
    bool inside = true;
    for (int slot = 0; slot < last; ++slot) {
      inside = inside && index[slot] >= data.before[slot] &&
               index[slot] < extent[slot] - data.after[slot];
    }
    if (inside) {
      out = fill(out, before);
      CopyRun(out, in, run);
      in += run;
      out = fill(out + run, after);
    } else {
      out = fill(out, whole);
    }
    for (int slot = last - 1; slot >= 0 && ++index[slot] == extent[slot]; --slot) index[slot] = 0;
  }
}

// Nothing is cut off, and there is something left within the frame.
bool OnlyAdds(const PadOpData& data, const TfLiteEvalTensor* input) {
  for (int slot = 0; slot < kMostPadRank; ++slot) {
    if (data.before[slot] < 0 || data.after[slot] < 0) return false;
  }
  return ElementCount(input) > 0;
}

template <TFLMRegistration (*Reference)()>
TfLiteStatus EvalPad(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const PadOpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* value =
      NumInputs(node) == 3 ? micro::GetEvalInput(context, node, 2) : nullptr;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const TfLiteType type = input->type;
  const size_t bytes = ElementBytes(type);
  if ((type != kTfLiteFloat32 && type != kTfLiteInt8 && type != kTfLiteInt16 &&
       type != kTfLiteInt32) ||
      !HoldsAll(input) || !HoldsAll(output) ||
      (value != nullptr && !HoldsBytes(value, 1, bytes)) || !OnlyAdds(data, input)) {
    return FallBack(Reference(), context, node);
  }
  // The zero point is an int8's, in the lowest byte; the other types fill with 0.
  const void* filler = value != nullptr ? value->data.data : &data.output_zero_point;
  PadRuns(data, output->dims, Data<uint8_t>(input), bytes, Filling(filler, bytes),
          MutableData<uint8_t>(output));
  return kTfLiteOk;
}

TfLiteStatus EvalConcatenation(TfLiteContext* context, TfLiteNode* node) {
  const int axis = static_cast<const ConcatenationOpData*>(node->user_data)->axis;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (!IsConcatenable(output->type)) {
    return FallBack(tflite::Register_CONCATENATION(), context, node);
  }
  RETURN_IF_ERROR(CheckConcatenation(context, node, axis, output));
  const int32_t count = ElementCount(output);
  if (count == 0) return kTfLiteOk;
  size_t step = ElementBytes(output->type);
  for (int i = axis + 1; i < Rank(output); ++i) step *= static_cast<size_t>(Dim(output, i));
  const size_t row = step * static_cast<size_t>(Dim(output, axis));
  const size_t all = static_cast<size_t>(count) * ElementBytes(output->type);
  uint8_t* first = MutableData<uint8_t>(output);
  for (int i = 0; i < NumInputs(node); ++i) {
    const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, i);
    const size_t run = static_cast<size_t>(Dim(input, axis)) * step;
    if (run == 0) continue;
    const uint8_t* from = Data<uint8_t>(input);
    for (size_t at = 0; at < all; at += row, from += run) CopyRun(first + at, from, run);
    first += run;
  }
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_PAD() {
  return RegisterFast<tflite::Register_PAD, EvalPad<tflite::Register_PAD>>();
}
TFLMRegistration Register_PADV2() {
  return RegisterFast<tflite::Register_PADV2, EvalPad<tflite::Register_PADV2>>();
}
TFLMRegistration Register_CONCATENATION() {
  return RegisterFast<tflite::Register_CONCATENATION, EvalConcatenation>();
}

#else

TFLMRegistration Register_PAD() { return tflite::Register_PAD(); }
TFLMRegistration Register_PADV2() { return tflite::Register_PADV2(); }
TFLMRegistration Register_CONCATENATION() { return tflite::Register_CONCATENATION(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
