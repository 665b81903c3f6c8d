// SignalOverlapAdd: joins overlapping frames into a stream again.
#include <cstring>

#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "signal/tensor_type.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/overlap_add.cc";

struct OpData {
  tflm_signal::TensorType type;
  int32_t frame_size;
  int32_t frame_step;
  int32_t rows;
  int32_t frames;  // of a row in one run
  void** sums;     // for each row what later frames still add to
};

float Add(float a, float b) { return a + b; }
int16_t Add(int16_t a, int16_t b) { return tflm_signal::SaturateInt16(a + b); }

size_t StateBytes(const OpData& op) {
  return static_cast<size_t>(op.frame_size) * tflm_signal::SizeOf(op.type);
}

void* InitAs(TfLiteContext* context, const char* buffer, size_t length,
             tflm_signal::TensorType type) {
  OpData* op = kernels::AllocateOpData<OpData, 24>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->type = type;
  op->frame_step = options.Int32At(1);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  if (op->frame_step < 0) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadValue);
  return op;
}

template <tflm_signal::TensorType kType>
void* TypedInit(TfLiteContext* context, const char* buffer, size_t length) {
  return InitAs(context, buffer, length, kType);
}

void* OverlapAddInit(TfLiteContext* context, const char* buffer, size_t length) {
  const flex::Options options(buffer, length);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  const auto type = static_cast<tflm_signal::TensorType>(options.Int32("T"));
  const bool supported =
      type == tflm_signal::TensorType::kInt16 || type == tflm_signal::TensorType::kFloat32;
  return supported ? InitAs(context, buffer, length, type) : nullptr;
}

TfLiteStatus OverlapAddPrepare(TfLiteContext* context, TfLiteNode* node) {
  // A type that the op does not know: upstream fails without a word.
  if (node->user_data == nullptr) return kTfLiteError;
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 78, 1, 79);
  TEMP_INPUT_AT(input, 0, kFile, 85);
  TEMP_OUTPUT_AT(output, 0, kFile, 88);
  ENSURE_EQ_AT(context, kFile, 90, NumDimensions(input), NumDimensions(output) + 1,
               "NumDimensions(input)", "NumDimensions(output) + 1");
  OpData* op = static_cast<OpData*>(node->user_data);
  const TfLiteType TfLiteTypeEnum = tflm_signal::TfLiteTypeOf(op->type);
  SIGNAL_REQUIRE_TYPE(input, TfLiteTypeEnum, 92);
  SIGNAL_REQUIRE_TYPE(output, TfLiteTypeEnum, 93);
  ENSURE_AT(context, kFile, 99, NumDimensions(input) >= 2, "input_shape.DimensionsCount() >= 2");

  tflm_signal::Rows rows;
  ABORT_IF(!tflm_signal::RowsOf(input->dims, &rows), kFile, "the input has no innermost dimension");
  const int32_t frames = input->dims->data[input->dims->size - 2];
  ABORT_IF(frames <= 0, kFile, "the input has no frames");
  op->frame_size = rows.length;
  op->frames = frames;
  const int32_t streams = rows.count / frames;
  ABORT_IF(op->frame_step > op->frame_size, kFile, "frame_step is longer than a frame");

  op->sums = kernels::AllocateArray<void*>(context, streams);
  if (op->sums == nullptr) return kTfLiteError;
  for (int32_t row = 0; row < streams; ++row) {
    op->sums[row] = GetMicroContext(context)->AllocatePersistentBuffer(StateBytes(*op));
    if (op->sums[row] == nullptr) return kTfLiteError;
    memset(op->sums[row], 0, StateBytes(*op));
  }
  op->rows = streams;
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus AddFrames(const OpData& op, const TfLiteEvalTensor* input, TfLiteEvalTensor* output) {
  const int64_t frames = static_cast<int64_t>(op.rows) * op.frames;
  ABORT_IF(!kernels::Holds<T>(input, frames * op.frame_size), kFile, "the input is too small");
  ABORT_IF(!kernels::Holds<T>(output, frames * op.frame_step), kFile, "the output is too small");
  const T* frame = static_cast<const T*>(input->data.data);
  T* out = static_cast<T*>(output->data.data);
  const int32_t kept = op.frame_size - op.frame_step;
  for (int32_t row = 0; row < op.rows; ++row) {
    T* sum = static_cast<T*>(op.sums[row]);
    for (int32_t k = 0; k < op.frames; ++k) {
      for (int32_t i = 0; i < op.frame_size; ++i) sum[i] = Add(sum[i], frame[i]);
      memcpy(out, sum, op.frame_step * sizeof(T));
      memmove(sum, sum + op.frame_step, kept * sizeof(T));
      memset(sum + kept, 0, op.frame_step * sizeof(T));
      frame += op.frame_size;
      out += op.frame_step;
    }
  }
  return kTfLiteOk;
}

TfLiteStatus OverlapAddEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  return op->type == tflm_signal::TensorType::kInt16 ? AddFrames<int16_t>(*op, input, output)
                                                     : AddFrames<float>(*op, input, output);
}

void OverlapAddReset(TfLiteContext*, void* user_data) {
  if (tflm_signal::InitFailureText(user_data) != nullptr) return;
  const OpData* op = static_cast<const OpData*>(user_data);
  for (int32_t row = 0; row < op->rows; ++row) memset(op->sums[row], 0, StateBytes(*op));
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_OVERLAP_ADD() {
  static TFLMRegistration registration = micro::RegisterOp(
      OverlapAddInit, OverlapAddPrepare, OverlapAddEval, nullptr, OverlapAddReset);
  return &registration;
}

TFLMRegistration* Register_OVERLAP_ADD_FLOAT() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kFloat32>, OverlapAddPrepare, OverlapAddEval, nullptr,
                        OverlapAddReset);
  return &registration;
}

TFLMRegistration* Register_OVERLAP_ADD_INT16() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kInt16>, OverlapAddPrepare, OverlapAddEval, nullptr,
                        OverlapAddReset);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
