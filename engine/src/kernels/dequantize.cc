// DEQUANTIZE: int8, int16 and uint8 to float32.
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "kernels/unary_common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/dequantize_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/dequantize.cc";
using OpData = DequantizeOpData;

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  ABORT_IF(data == nullptr, kPrepareFile, "no memory for the op's data");
  ENSURE_EQ_AT(context, kPrepareFile, 32, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kPrepareFile, 33, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 39);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 41);
  ENSURE_AT(context, kPrepareFile, 45,
            input->type == kTfLiteInt8 || input->type == kTfLiteInt16 ||
                input->type == kTfLiteUInt8,
            "input->type == kTfLiteInt8 || input->type == kTfLiteInt16 || input->type == "
            "kTfLiteUInt8");
  ENSURE_AT(context, kPrepareFile, 46, output->type == kTfLiteFloat32,
            "output->type == kTfLiteFloat32");
  data->scale = static_cast<double>(input->params.scale);
  data->zero_point = input->params.zero_point;
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename In>
TfLiteStatus Dequantize(const OpData& data, const TfLiteEvalTensor* input,
                        TfLiteEvalTensor* output) {
  return MapElements<In, float>(kFile, input, output, [&data](In x) {
    return static_cast<float>(data.scale * WrapSub(x, data.zero_point));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const OpData*>(node->user_data);
  if (output->type == kTfLiteFloat32) {
    if (input->type == kTfLiteInt8) return Dequantize<int8_t>(data, input, output);
    if (input->type == kTfLiteInt16) return Dequantize<int16_t>(data, input, output);
    if (input->type == kTfLiteUInt8) return Dequantize<uint8_t>(data, input, output);
  }
  MicroPrintf("Input %s, output %s not supported.", TfLiteTypeGetName(input->type),
              TfLiteTypeGetName(output->type));
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_DEQUANTIZE() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kDequantizeOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
