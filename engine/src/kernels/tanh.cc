// TANH: float32, int8, int16.
#include <cmath>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/quantization.h"
#include "kernels/internal/sigmoid_tanh.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/tanh.cc";
constexpr size_t kOpDataBytes = 16;

TfLiteStatus PrepareInt16(TfLiteContext* context, const TfLiteTensor* input,
                          const TfLiteTensor* output, SigmoidScaling* data) {
  ENSURE_EQ_AT(context, kFile, 89, input->params.zero_point, 0, "input->params.zero_point", "0");
  ENSURE_EQ_AT(context, kFile, 90, output->params.zero_point, 0, "output->params.zero_point", "0");
  ABORT_IF(!ScaleInt16Sigmoid(input, 1, data), kFile, "the input's scale is too large");
  int log2 = 0;
  ENSURE_AT(context, kFile, 124, CheckedLog2(output->params.scale, &log2),
            "CheckedLog2(output->params.scale, &output_scale_log2_rounded)");
  ENSURE_EQ_AT(context, kFile, 126, log2, -15, "output_scale_log2_rounded",
               "-kOutputFractionalBits");
  return kTfLiteOk;
}

TfLiteStatus CalculateOpData(TfLiteContext* context, TfLiteNode* node, SigmoidScaling* data) {
  ENSURE_EQ_AT(context, kFile, 52, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 53, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 56);
  TEMP_OUTPUT_AT(output, 0, kFile, 59);
  ENSURE_TYPES_EQ_AT(context, kFile, 61, input->type, output->type, "input->type", "output->type");
  if (input->type == kTfLiteInt8) {
    ScaleInt8Sigmoid(input, data);
  } else if (input->type == kTfLiteInt16) {
    RETURN_IF_ERROR(PrepareInt16(context, input, output, data));
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<SigmoidScaling*>(node->user_data);
  ABORT_IF(data == nullptr, kFile, "no memory for the op's data");
  TEMP_INPUT_AT(input, 0, kFile, 142);
  RETURN_IF_ERROR(CalculateOpData(context, node, data));
  ReleaseTemps(context, input);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const SigmoidScaling*>(node->user_data);
  if (input->type == output->type && input->type == kTfLiteFloat32) {
    return MapElements<float, float>(kFile, input, output, [](float x) { return std::tanh(x); });
  }
  int32_t count = 0;
  if (input->type == output->type && input->type == kTfLiteInt8) {
    RETURN_IF_ERROR(CountElements(kFile, input, output, 1, 1, &count));
    TanhInt8(data, count, Data<int8_t>(input), MutableData<int8_t>(output));
    return kTfLiteOk;
  }
  if (input->type == output->type && input->type == kTfLiteInt16) {
    RETURN_IF_ERROR(CountElements(kFile, input, output, 2, 2, &count));
    TanhInt16(data.multiplier, data.shift, count, Data<int16_t>(input),
              MutableData<int16_t>(output));
    return kTfLiteOk;
  }
  MicroPrintf("Input %s, output %s not supported.", TfLiteTypeGetName(input->type),
              TfLiteTypeGetName(output->type));
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_TANH() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<SigmoidScaling, kOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
