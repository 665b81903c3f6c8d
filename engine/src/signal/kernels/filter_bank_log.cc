// SignalFilterBankLog: the logarithm of each channel.
#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/filter_bank_log.cc";

struct OpData {
  int32_t correction_bits;
  int32_t output_scale;
};

void* LogInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 8>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->correction_bits = options.Int32At(0);
  op->output_scale = options.Int32At(1);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  return op;
}

TfLiteStatus LogPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 64, 1, 65);
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  SIGNAL_REQUIRE_PRESENT(input, 72);
  SIGNAL_REQUIRE_PRESENT(output, 73);
  SIGNAL_REQUIRE_RANK(input, 1, 75);
  SIGNAL_REQUIRE_RANK(output, 1, 76);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteUInt32, 78);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteInt16, 79);
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

int16_t Log(const OpData& op, uint32_t x) {
  const uint32_t scaled = tflm_signal::ShiftLeft(x, op.correction_bits);
  if (scaled <= 1) return 0;
  const uint32_t log = tflm_signal::ScaledLog(scaled, static_cast<uint32_t>(op.output_scale));
  return static_cast<int16_t>(log < INT16_MAX ? log : INT16_MAX);
}

TfLiteStatus LogEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int32_t count = kernels::ElementCount(input);
  ABORT_IF(!kernels::Holds<uint32_t>(input, count) || !kernels::Holds<int16_t>(output, count),
           kFile, "the output is smaller than the input");
  for (int32_t i = 0; i < count; ++i) output->data.i16[i] = Log(*op, input->data.u32[i]);
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_FILTER_BANK_LOG() {
  static TFLMRegistration registration = micro::RegisterOp(LogInit, LogPrepare, LogEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
