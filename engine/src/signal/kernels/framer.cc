// SignalFramer: cuts streams into overlapping frames.
#include "signal/fifo.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

using tflm_signal::Fifo;

constexpr char kFile[] = "signal/micro/kernels/framer.cc";

struct OpData {
  int32_t frame_size;
  int32_t frame_step;
  int32_t rows;
  int32_t frames;  // a row gives in one run
  bool prefill;
  Fifo** fifos;
};

void Refill(const OpData& op, Fifo* fifo) {
  fifo->Reset();
  if (op.prefill) fifo->WriteZeros(op.frame_size - op.frame_step);
}

void* FramerInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 28>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->frame_size = options.Int32At(0);
  op->frame_step = options.Int32At(1);
  op->prefill = options.BoolAt(2);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  return op;
}

TfLiteStatus FramerPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 80, 2, 81);
  TEMP_INPUT_AT(input, 0, kFile, 87);
  TEMP_OUTPUT_AT(output, 0, kFile, 90);
  TEMP_OUTPUT_AT(output_valid, 1, kFile, 93);
  ENSURE_EQ_AT(context, kFile, 95, NumDimensions(input) + 1, NumDimensions(output),
               "NumDimensions(input) + 1", "NumDimensions(output)");
  SIGNAL_REQUIRE_RANK(output_valid, 0, 96);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, 98);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteInt16, 99);
  SIGNAL_REQUIRE_TYPE(output_valid, kTfLiteBool, 100);

  OpData* op = static_cast<OpData*>(node->user_data);
  constexpr char kNoLength[] = "the input has no innermost dimension";
  int32_t innermost_dim;
  ABORT_IF(!tflm_signal::LengthOf(input->dims, &innermost_dim), kFile, kNoLength);
  ENSURE_AT(context, kFile, 106, innermost_dim >= op->frame_step,
            "innermost_dim >= params->frame_step");
  tflm_signal::Rows rows;
  ABORT_IF(!tflm_signal::RowsOf(input->dims, &rows), kFile, kNoLength);
  ABORT_IF(op->frame_step <= 0, kFile, "frame_step is not positive");
  ENSURE_EQ_AT(context, kFile, 107, rows.length % op->frame_step, 0,
               "innermost_dim % params->frame_step", "0");
  ABORT_IF(op->frame_size < 0 || (op->prefill && op->frame_size < op->frame_step), kFile,
           "a frame is shorter than the step");
  const int64_t step = op->frame_step;
  const int64_t capacity = (op->frame_size + step - 1) / step * step;
  const int64_t bytes = tflm_signal::CheckedBytes(Fifo::BytesNeeded(capacity), 1);
  ABORT_IF(bytes < 0, kFile, "frame_size is too large");

  // Upstream keeps the memory of its queues in an array of its own.
  if (kernels::AllocateArray<void*>(context, rows.count) == nullptr) return kTfLiteError;
  op->fifos = kernels::AllocateArray<Fifo*>(context, rows.count);
  if (op->fifos == nullptr) return kTfLiteError;
  for (int32_t row = 0; row < rows.count; ++row) {
    void* memory = GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(bytes));
    if (memory == nullptr) return kTfLiteError;
    op->fifos[row] = Fifo::Create(memory, static_cast<int32_t>(capacity));
    Refill(*op, op->fifos[row]);
  }
  op->rows = rows.count;
  op->frames = rows.length / op->frame_step;
  kernels::ReleaseTemps(context, input, output, output_valid);
  return kTfLiteOk;
}

TfLiteStatus FramerEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  TfLiteEvalTensor* output_valid = micro::GetEvalOutput(context, node, 1);
  const int64_t frames = static_cast<int64_t>(op->rows) * op->frames;
  // The product of three numbers from a file may not even fit 64 bits.
  ABORT_IF(frames > INT32_MAX || frames * op->frame_size > INT32_MAX, kFile,
           "there are too many frames");
  ABORT_IF(!kernels::Holds<int16_t>(input, frames * op->frame_step), kFile,
           "the input is too small");
  ABORT_IF(!kernels::Holds<int16_t>(output, frames * op->frame_size), kFile,
           "the output is too small for the frames");
  ABORT_IF(!kernels::Holds<bool>(output_valid, 1), kFile, "the valid flag has no memory");

  bool valid = true;
  for (int32_t i = 0; i < frames; ++i) {
    Fifo* fifo = op->fifos[i / op->frames];
    ABORT_IF(!fifo->Write(input->data.i16 + i * op->frame_step, op->frame_step), kFile,
             "the queue is full");
    if (fifo->available() < op->frame_size) {
      valid = false;
      continue;
    }
    fifo->Peek(output->data.i16 + i * op->frame_size, op->frame_size);
    ABORT_IF(!fifo->Discard(op->frame_step), kFile, "the queue has less than a step");
  }
  *output_valid->data.b = valid;
  return kTfLiteOk;
}

void FramerReset(TfLiteContext*, void* user_data) {
  if (tflm_signal::InitFailureText(user_data) != nullptr) return;
  const OpData* op = static_cast<const OpData*>(user_data);
  for (int32_t row = 0; row < op->rows; ++row) Refill(*op, op->fifos[row]);
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_FRAMER() {
  static TFLMRegistration registration =
      micro::RegisterOp(FramerInit, FramerPrepare, FramerEval, nullptr, FramerReset);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
