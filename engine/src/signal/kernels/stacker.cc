// SignalStacker: joins a frame with its neighbours on the left and right, every so many frames.
#include "signal/fifo.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

using tflm_signal::Fifo;

constexpr char kFile[] = "signal/micro/kernels/stacker.cc";

struct OpData {
  int32_t channels;
  int32_t left_context;
  int32_t stacked;    // samples in one output
  int32_t step_size;  // samples dropped after one
  bool started;
  Fifo* fifo;
};

void* StackerInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 36>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  const int64_t channels = options.Int32At(0);
  const int64_t left = options.Int32At(1);
  const int64_t right = options.Int32At(2);
  const int64_t step = options.Int32At(3);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  const int64_t frames = left + right + 1;
  constexpr int64_t kMost = INT32_MAX / 4 - 24;
  const bool sane = channels > 0 && left >= 0 && right >= 0 && step >= 0 &&
                    frames <= kMost / channels && step <= kMost / channels;
  if (!sane) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadValue);
  op->channels = static_cast<int32_t>(channels);
  op->left_context = static_cast<int32_t>(left);
  op->stacked = static_cast<int32_t>(channels * frames);
  op->step_size = static_cast<int32_t>(channels * step);
  void* memory = GetMicroContext(context)->AllocatePersistentBuffer(
      static_cast<size_t>(Fifo::BytesNeeded(op->stacked)));
  if (memory == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  op->fifo = Fifo::Create(memory, op->stacked);
  return op;
}

TfLiteStatus StackerPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 92, 2, 93);
  TEMP_INPUT_AT(input, 0, kFile, 99);
  TEMP_OUTPUT_AT(output, 0, kFile, 102);
  TEMP_OUTPUT_AT(output_valid, 1, kFile, 105);
  SIGNAL_REQUIRE_RANK(input, 1, 107);
  SIGNAL_REQUIRE_RANK(output, 1, 108);
  SIGNAL_REQUIRE_RANK(output_valid, 0, 109);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, 111);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteInt16, 112);
  SIGNAL_REQUIRE_TYPE(output_valid, kTfLiteBool, 113);
  kernels::ReleaseTemps(context, input, output, output_valid);
  return kTfLiteOk;
}

TfLiteStatus StackerEval(TfLiteContext* context, TfLiteNode* node) {
  OpData* op = static_cast<OpData*>(node->user_data);
  ENSURE_AT(context, kFile, 123, op != nullptr, "params != nullptr");
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  TfLiteEvalTensor* output_valid = micro::GetEvalOutput(context, node, 1);
  ABORT_IF(!kernels::Holds<int16_t>(input, op->channels), kFile,
           "the input has fewer samples than channels");
  ABORT_IF(!kernels::Holds<bool>(output_valid, 1), kFile, "the valid flag has no memory");

  const int32_t copies = op->started ? 1 : 1 + op->left_context;
  op->started = true;
  for (int32_t i = 0; i < copies; ++i) {
    ABORT_IF(!op->fifo->Write(input->data.i16, op->channels), kFile, "the queue is full");
  }
  const bool valid = op->fifo->available() >= op->stacked;
  if (valid) {
    ABORT_IF(!kernels::Holds<int16_t>(output, op->stacked), kFile,
             "the output is too small for the stacked frames");
    op->fifo->Peek(output->data.i16, op->stacked);
    ABORT_IF(!op->fifo->Discard(op->step_size), kFile, "the step is 0 or longer than the stack");
  }
  *output_valid->data.b = valid;
  return kTfLiteOk;
}

void StackerReset(TfLiteContext*, void* user_data) {
  if (tflm_signal::InitFailureText(user_data) != nullptr) return;
  OpData* op = static_cast<OpData*>(user_data);
  op->fifo->Reset();
  op->started = false;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_STACKER() {
  static TFLMRegistration registration =
      micro::RegisterOp(StackerInit, StackerPrepare, StackerEval, nullptr, StackerReset);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
