// CAST between numeric types.
//
// Five output types times six input types would be thirty loops. Instead every input is widened
// without loss, to int64 or to float, and narrowed from there, a block at a time.
#include <cstdint>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/cast.cc";
constexpr int32_t kBlock = 64;

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 29, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 30, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 36);
  TEMP_OUTPUT_AT(output, 0, kFile, 39);
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename In, typename Out>
void Convert(const In* from, int32_t count, Out* to) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (int32_t i = 0; i < count; ++i) to[i] = static_cast<Out>(from[i]);
}

// All integer types; a bool is a byte here, because a file may hold more than 0 and 1 in it.
void Widen(TfLiteType type, const uint8_t* from, int32_t count, int64_t* to) {
  switch (type) {
    case kTfLiteInt8:
      return Convert(reinterpret_cast<const int8_t*>(from), count, to);
    case kTfLiteInt16:
      return Convert(reinterpret_cast<const int16_t*>(from), count, to);
    case kTfLiteInt32:
      return Convert(reinterpret_cast<const int32_t*>(from), count, to);
    case kTfLiteUInt32:
      return Convert(reinterpret_cast<const uint32_t*>(from), count, to);
    default:
      return Convert(from, count, to);
  }
}

// Integers keep their low bits.
void Narrow(const int64_t* from, int32_t count, TfLiteType type, uint8_t* to) {
  switch (type) {
    case kTfLiteInt8:
      return Convert(from, count, reinterpret_cast<int8_t*>(to));
    case kTfLiteInt16:
      return Convert(from, count, reinterpret_cast<int16_t*>(to));
    case kTfLiteFloat32:
      return Convert(from, count, reinterpret_cast<float*>(to));
    default:
      return Convert(from, count, reinterpret_cast<int32_t*>(to));
  }
}

// Upstream's loop converts so many at a time, and what is left one by one.
constexpr int32_t kVector = 4;
static_assert(kBlock % kVector == 0, "only the last block leaves something");

// Toward 0, as far as int32 or uint32 goes; the narrower types then keep the low bits.
int64_t Truncate(float x, TfLiteType type, bool in_vector) {
  if (type != kTfLiteUInt32) return in_vector ? SaturatingInt32(x) : ToInt32(x);
  if (!(x > -1.0f)) return 0;
  if (x < 4294967296.0f) return static_cast<int64_t>(x);
  return in_vector ? int64_t{UINT32_MAX} : 0;
}

bool IsInput(TfLiteType type) {
  return type == kTfLiteInt8 || type == kTfLiteInt16 || type == kTfLiteInt32 ||
         type == kTfLiteUInt32 || type == kTfLiteFloat32 || type == kTfLiteBool;
}

bool IsOutput(TfLiteType type) { return IsInput(type) && type != kTfLiteBool; }

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (!IsInput(input->type)) {
    MicroPrintf("Input type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  if (!IsOutput(output->type)) {
    MicroPrintf("Output type %s (%d) not supported.", TfLiteTypeGetName(output->type),
                output->type);
    return kTfLiteError;
  }
  if (input->type == kTfLiteFloat32 && output->type == kTfLiteFloat32) {
    return MapElements<float, float>(kFile, input, output, [](float x) { return x; });
  }

  const size_t input_bytes = ElementBytes(input->type);
  const size_t output_bytes = ElementBytes(output->type);
  int32_t count = 0;
  RETURN_IF_ERROR(CountElements(kFile, input, output, input_bytes, output_bytes, &count));
  const auto* in = Data<uint8_t>(input);
  auto* out = MutableData<uint8_t>(output);
  int64_t wide[kBlock];
  for (int32_t start = 0; start < count; start += kBlock) {
    const int32_t block = count - start < kBlock ? count - start : kBlock;
    if (input->type == kTfLiteFloat32) {
      const auto* values = reinterpret_cast<const float*>(in);
      const int32_t in_vectors = block - block % kVector;
      for (int32_t i = 0; i < block; ++i) {
        wide[i] = Truncate(values[i], output->type, i < in_vectors);
      }
    } else {
      Widen(input->type, in, block, wide);
    }
    Narrow(wide, block, output->type, out);
    in += static_cast<size_t>(block) * input_bytes;
    out += static_cast<size_t>(block) * output_bytes;
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_CAST() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
