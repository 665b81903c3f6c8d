// SignalWindow: every row times a window of weights.
#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/window.cc";

struct OpData {
  int32_t shift;
};

void* WindowInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 8>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->shift = options.Int32At(0);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  return op;
}

TfLiteStatus WindowPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(2, 57, 1, 58);
  TEMP_INPUT_AT(input, 0, kFile, 64);
  TEMP_INPUT_AT(weights, 1, kFile, 67);
  TEMP_OUTPUT_AT(output, 0, kFile, 70);
  ENSURE_AT(context, kFile, 72, NumDimensions(input) >= 1, "NumDimensions(input) >= 1");
  SIGNAL_REQUIRE_RANK(weights, 1, 73);
  SIGNAL_REQUIRE_RANK(input, NumDimensions(output), 74);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, 76);
  SIGNAL_REQUIRE_TYPE(weights, kTfLiteInt16, 77);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteInt16, 78);
  tflm_signal::Rows rows;
  ABORT_IF(!tflm_signal::RowsOf(input->dims, &rows), kFile, "the input's shape cannot be worked on");
  kernels::ReleaseTemps(context, input, weights, output);
  return kTfLiteOk;
}

TfLiteStatus WindowEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* weights = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int32_t samples = kernels::ElementCount(input);
  const int32_t length = kernels::ElementCount(weights);
  ABORT_IF(length <= 0 || samples % length != 0, kFile,
           "the input is not a whole number of windows");
  ABORT_IF(!kernels::Holds<int16_t>(input, samples) || !kernels::Holds<int16_t>(weights, length) ||
               !kernels::Holds<int16_t>(output, samples),
           kFile, "a tensor is too small");
  for (int32_t start = 0; start < samples; start += length) {
    for (int32_t i = 0; i < length; ++i) {
      const int32_t product = input->data.i16[start + i] * weights->data.i16[i];
      output->data.i16[start + i] =
          tflm_signal::SaturateInt16(tflm_signal::ShiftRight(product, op->shift));
    }
  }
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_WINDOW() {
  static TFLMRegistration registration =
      micro::RegisterOp(WindowInit, WindowPrepare, WindowEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
