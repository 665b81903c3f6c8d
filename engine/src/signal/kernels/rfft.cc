// SignalRfft: the spectrum of each row of real samples.
#include <cstring>

#include "signal/op_support.h"
#include "signal/real_fft.h"
#include "signal/tensor_type.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

using tflm_signal::Complex;
using tflm_signal::RealFft;
using tflm_signal::TensorType;

constexpr char kFile[] = "signal/micro/kernels/rfft.cc";

struct OpData {
  TensorType type;
  int32_t fft_length;
  int32_t rows;
  int32_t row_length;
  int32_t row_stride;  // of the output, in complex numbers
  int scratch_index;   // a row padded with zeros
  void* fft;
};

template <typename T>
void* MakeFft(TfLiteContext* context, int32_t fft_length) {
  const int64_t bytes = tflm_signal::CheckedBytes(RealFft<T>::BytesNeeded(fft_length), 1);
  if (bytes < 0) return nullptr;
  void* memory = GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(bytes));
  if (memory == nullptr) return nullptr;
  return RealFft<T>::Create(memory, fft_length, tflm_signal::Direction::kForward);
}

void* InitAs(TfLiteContext* context, const char* buffer, size_t length, TensorType type) {
  OpData* op = kernels::AllocateOpData<OpData, 32>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->type = type;
  op->fft_length = options.Int32At(1);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  if (!tflm_signal::IsFftLength(op->fft_length)) {
    return tflm_signal::FailInit(tflm_signal::InitFailure::kBadValue);
  }
  op->fft = type == TensorType::kInt16   ? MakeFft<int16_t>(context, op->fft_length)
            : type == TensorType::kInt32 ? MakeFft<int32_t>(context, op->fft_length)
                                         : MakeFft<float>(context, op->fft_length);
  return op->fft == nullptr ? tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory) : op;
}

template <TensorType kType>
void* TypedInit(TfLiteContext* context, const char* buffer, size_t length) {
  return InitAs(context, buffer, length, kType);
}

void* RfftInit(TfLiteContext* context, const char* buffer, size_t length) {
  const flex::Options options(buffer, length);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  const auto type = static_cast<TensorType>(options.Int32("T"));
  const bool supported = type == TensorType::kInt16 || type == TensorType::kInt32 ||
                         type == TensorType::kFloat32;
  return supported ? InitAs(context, buffer, length, type) : nullptr;
}

TfLiteStatus RfftPrepare(TfLiteContext* context, TfLiteNode* node) {
  // A type that the op does not know: upstream fails without a word.
  if (node->user_data == nullptr) return kTfLiteError;
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 78, 1, 79);
  TEMP_INPUT_AT(input, 0, kFile, 84);
  TEMP_OUTPUT_AT(output, 0, kFile, 87);
  SIGNAL_REQUIRE_RANK(input, NumDimensions(output), 89);
  OpData* op = static_cast<OpData*>(node->user_data);
  const TfLiteType TfLiteTypeEnum = tflm_signal::TfLiteTypeOf(op->type);
  SIGNAL_REQUIRE_TYPE(input, TfLiteTypeEnum, 91);
  SIGNAL_REQUIRE_TYPE(output, TfLiteTypeEnum, 92);

  tflm_signal::Rows in;
  int32_t out_length;
  ABORT_IF(!tflm_signal::RowsOf(input->dims, &in) ||
               !tflm_signal::LengthOf(output->dims, &out_length),
           kFile, "a tensor has no innermost dimension");
  op->rows = in.count;
  op->row_length = in.length;
  op->row_stride = out_length / 2;
  const size_t scratch_bytes =
      static_cast<size_t>(op->fft_length) * tflm_signal::SizeOf(op->type);
  RETURN_IF_ERROR(
      GetMicroContext(context)->RequestScratchBufferInArena(scratch_bytes, &op->scratch_index));
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus TransformRows(const OpData& op, const TfLiteEvalTensor* input,
                           TfLiteEvalTensor* output, void* scratch) {
  if (op.rows == 0) return kTfLiteOk;
  ABORT_IF(op.row_length > op.fft_length, kFile, "a row is longer than fft_length");
  const int64_t in_count = static_cast<int64_t>(op.rows) * op.row_length;
  const int64_t bins = static_cast<int64_t>(op.rows - 1) * op.row_stride + op.fft_length / 2 + 1;
  ABORT_IF(!kernels::Holds<T>(input, in_count) || scratch == nullptr, kFile,
           "the input is too small");
  ABORT_IF(!kernels::Holds<T>(output, 2 * bins), kFile, "the output is too small for the spectrum");
  RealFft<T>* fft = static_cast<RealFft<T>*>(op.fft);
  T* row = static_cast<T*>(scratch);
  for (int32_t i = 0; i < op.rows; ++i) {
    memcpy(row, static_cast<const T*>(input->data.data) + i * op.row_length,
           op.row_length * sizeof(T));
    memset(row + op.row_length, 0, (op.fft_length - op.row_length) * sizeof(T));
    fft->Forward(row, static_cast<Complex<T>*>(output->data.data) + i * op.row_stride);
  }
  return kTfLiteOk;
}

TfLiteStatus RfftEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  void* scratch = GetMicroContext(context)->GetScratchBuffer(op->scratch_index);
  switch (op->type) {
    case TensorType::kInt16:
      return TransformRows<int16_t>(*op, input, output, scratch);
    case TensorType::kInt32:
      return TransformRows<int32_t>(*op, input, output, scratch);
    default:
      return TransformRows<float>(*op, input, output, scratch);
  }
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_RFFT() {
  static TFLMRegistration registration = micro::RegisterOp(RfftInit, RfftPrepare, RfftEval);
  return &registration;
}

TFLMRegistration* Register_RFFT_FLOAT() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kFloat32>, RfftPrepare, RfftEval);
  return &registration;
}

TFLMRegistration* Register_RFFT_INT16() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kInt16>, RfftPrepare, RfftEval);
  return &registration;
}

TFLMRegistration* Register_RFFT_INT32() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kInt32>, RfftPrepare, RfftEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
