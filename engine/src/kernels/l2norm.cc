// L2_NORMALIZATION along the last dimension; float32 and int8.
#include <cmath>
#include <cstdint>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/l2norm.cc";
constexpr size_t kOpDataBytes = 4;

struct OpData {
  int32_t input_zero_point;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteL2NormParams*>(node->builtin_data);
  ENSURE_EQ_AT(context, kFile, 44, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 45, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 51);
  TEMP_OUTPUT_AT(output, 0, kFile, 54);
  ENSURE_AT(context, kFile, 55, NumDimensions(input) <= 4, "NumDimensions(input) <= 4");
  ENSURE_AT(context, kFile, 58, output->type == kTfLiteFloat32 || output->type == kTfLiteInt8,
            "output->type == kTfLiteFloat32 || output->type == kTfLiteInt8");
  ENSURE_TYPES_EQ_AT(context, kFile, 59, input->type, output->type, "input->type",
                     "output->type");
  data->input_zero_point = input->params.zero_point;
  ENSURE_EQ_AT(context, kFile, 68, params->activation, kTfLiteActNone, "params->activation",
               "kTfLiteActNone");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

void NormalizeFloat(const float* in, int32_t depth, float* out) {
  constexpr float kSmallestNorm = 1e-6f;
  float squares = 0.0f;
  for (int32_t c = 0; c < depth; ++c) squares += in[c] * in[c];
  const float root = std::sqrt(squares);
  const float norm = root < kSmallestNorm ? kSmallestNorm : root;
  for (int32_t c = 0; c < depth; ++c) out[c] = in[c] / norm;
}

// The output always counts 1/128; what its parameters say is not looked at.
void NormalizeInt8(int32_t zero_point, const int8_t* in, int32_t depth, int8_t* out) {
  int32_t squares = 0;
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t x = WrapSub(in[c], zero_point);
    squares = WrapAdd(squares, WrapMul(x, x));
  }
  const Multiplier inverse = InverseSqrt(squares);
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t scaled = MultiplyByQuantizedMultiplier(WrapSub(in[c], zero_point), inverse.value,
                                                         inverse.shift + 7);
    out[c] = static_cast<int8_t>(Clamp<int32_t>(scaled, INT8_MIN, INT8_MAX));
  }
}

template <typename T, typename Row>
TfLiteStatus ForEachRow(const TfLiteEvalTensor* input, TfLiteEvalTensor* output, Row row) {
  ABORT_IF(Rank(input) == 0 || !SameShapes(input, output), kFile,
           "input and output differ in shape, or are scalars");
  ABORT_IF(!HoldsShape<T>(input) || !HoldsShape<T>(output), kFile,
           "a tensor's memory does not fit its shape");
  const int32_t rows = OuterCount(input);
  const int32_t depth = LastDim(input);
  for (int32_t r = 0; r < rows; ++r) {
    row(Data<T>(input) + r * depth, depth, MutableData<T>(output) + r * depth);
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (output->type == kTfLiteFloat32) return ForEachRow<float>(input, output, NormalizeFloat);
  if (output->type == kTfLiteInt8) {
    const int32_t zero_point = static_cast<const OpData*>(node->user_data)->input_zero_point;
    return ForEachRow<int8_t>(input, output, [=](const int8_t* in, int32_t depth, int8_t* out) {
      NormalizeInt8(zero_point, in, depth, out);
    });
  }
  MicroPrintf("Output type is %s, requires float.", TfLiteTypeGetName(output->type));
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_L2_NORMALIZATION() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
