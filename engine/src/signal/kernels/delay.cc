// SignalDelay: every row of samples comes out a fixed number of samples later.
#include "signal/fifo.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

using tflm_signal::Fifo;

constexpr char kFile[] = "signal/micro/kernels/delay.cc";

struct OpData {
  int32_t frame_size;
  int32_t delay_length;
  int32_t rows;
  Fifo** fifos;
};

void Refill(Fifo* fifo, int32_t delay_length) {
  fifo->Reset();
  fifo->WriteZeros(delay_length);
}

void* DelayInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 20>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->delay_length = options.Int32At(0);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  if (op->delay_length < 0) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadValue);
  return op;
}

TfLiteStatus DelayPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 62, 1, 63);
  TEMP_INPUT_AT(input, 0, kFile, 68);
  TEMP_OUTPUT_AT(output, 0, kFile, 71);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, 73);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteInt16, 74);

  OpData* op = static_cast<OpData*>(node->user_data);
  tflm_signal::Rows rows;
  ABORT_IF(!tflm_signal::RowsOf(input->dims, &rows), kFile, "the input has no innermost dimension");
  const int64_t capacity = static_cast<int64_t>(rows.length) + op->delay_length;
  const int64_t bytes = tflm_signal::CheckedBytes(Fifo::BytesNeeded(capacity), 1);
  ABORT_IF(bytes < 0, kFile, "the delay is too long");

  // Upstream keeps the memory of its queues in an array of its own.
  if (kernels::AllocateArray<void*>(context, rows.count) == nullptr) return kTfLiteError;
  op->fifos = kernels::AllocateArray<Fifo*>(context, rows.count);
  if (op->fifos == nullptr) return kTfLiteError;
  for (int32_t row = 0; row < rows.count; ++row) {
    void* memory =
        GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(bytes));
    if (memory == nullptr) return kTfLiteError;
    op->fifos[row] = Fifo::Create(memory, static_cast<int32_t>(capacity));
    Refill(op->fifos[row], op->delay_length);
  }
  op->frame_size = rows.length;
  op->rows = rows.count;
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus DelayEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int64_t samples = static_cast<int64_t>(op->rows) * op->frame_size;
  ABORT_IF(!kernels::Holds<int16_t>(input, samples), kFile, "the input is too small");
  ABORT_IF(!kernels::Holds<int16_t>(output, samples), kFile, "the output is too small");
  for (int32_t row = 0; row < op->rows; ++row) {
    const int32_t start = row * op->frame_size;
    Fifo* fifo = op->fifos[row];
    fifo->Write(input->data.i16 + start, op->frame_size);
    fifo->Peek(output->data.i16 + start, op->frame_size);
    fifo->Discard(op->frame_size);
  }
  return kTfLiteOk;
}

void DelayReset(TfLiteContext*, void* user_data) {
  if (tflm_signal::InitFailureText(user_data) != nullptr) return;
  const OpData* op = static_cast<const OpData*>(user_data);
  for (int32_t row = 0; row < op->rows; ++row) Refill(op->fifos[row], op->delay_length);
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_DELAY() {
  static TFLMRegistration registration =
      micro::RegisterOp(DelayInit, DelayPrepare, DelayEval, nullptr, DelayReset);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
