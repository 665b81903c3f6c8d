// CAST between numeric types.
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

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 29, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 30, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 36);
  TEMP_OUTPUT_AT(output, 0, kFile, 39);
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename Out, typename In>
Out Convert(In x) {
  return static_cast<Out>(x);
}

// From float the narrow types keep the low bits of the int32.
template <>
int32_t Convert<int32_t, float>(float x) {
  return SaturatingInt32(x);
}

template <>
int16_t Convert<int16_t, float>(float x) {
  return static_cast<int16_t>(SaturatingInt32(x));
}

template <>
int8_t Convert<int8_t, float>(float x) {
  return static_cast<int8_t>(SaturatingInt32(x));
}

template <>
uint32_t Convert<uint32_t, float>(float x) {
  if (!(x > -1.0f)) return 0;
  return x < 4294967296.0f ? static_cast<uint32_t>(x) : UINT32_MAX;
}

template <typename In, typename Out>
TfLiteStatus CastAs(const TfLiteEvalTensor* input, TfLiteEvalTensor* output) {
  return MapElements<In, Out>(kFile, input, output, Convert<Out, In>);
}

template <typename In>
TfLiteStatus CastFrom(const TfLiteEvalTensor* input, TfLiteEvalTensor* output) {
  switch (output->type) {
    case kTfLiteInt8:
      return CastAs<In, int8_t>(input, output);
    case kTfLiteInt16:
      return CastAs<In, int16_t>(input, output);
    case kTfLiteInt32:
      return CastAs<In, int32_t>(input, output);
    case kTfLiteUInt32:
      return CastAs<In, uint32_t>(input, output);
    case kTfLiteFloat32:
      return CastAs<In, float>(input, output);
    default:
      MicroPrintf("Output type %s (%d) not supported.", TfLiteTypeGetName(output->type),
                  output->type);
      return kTfLiteError;
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteInt8:
      return CastFrom<int8_t>(input, output);
    case kTfLiteInt16:
      return CastFrom<int16_t>(input, output);
    case kTfLiteInt32:
      return CastFrom<int32_t>(input, output);
    case kTfLiteUInt32:
      return CastFrom<uint32_t>(input, output);
    case kTfLiteFloat32:
      return CastFrom<float>(input, output);
    case kTfLiteBool:
      // A byte: a file may hold more than 0 and 1, which no C++ bool may.
      return CastFrom<uint8_t>(input, output);
    default:
      MicroPrintf("Input type %s (%d) not supported.", TfLiteTypeGetName(input->type),
                  input->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_CAST() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
