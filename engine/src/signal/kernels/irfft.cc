// SignalIrfft: from each row's spectrum back to real samples.
#include "signal/op_support.h"
#include "signal/real_fft.h"
#include "signal/tensor_type.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

using tflm_signal::Complex;
using tflm_signal::RealFft;
using tflm_signal::TensorType;

constexpr char kFile[] = "signal/micro/kernels/irfft.cc";

struct OpData {
  TensorType type;
  int32_t fft_length;
  int32_t rows;
  int32_t row_stride;  // of the input, in complex numbers
  int32_t row_length;  // of the output
  void* fft;
};

// Upstream's float state carries the length in front, for the division.
template <typename T>
constexpr int64_t kHeaderBytes = 0;
template <>
constexpr int64_t kHeaderBytes<float> = 8;

template <typename T>
void* MakeFft(TfLiteContext* context, int32_t fft_length) {
  const int64_t bytes = tflm_signal::CheckedBytes(
      RealFft<T>::BytesNeeded(fft_length) + kHeaderBytes<T>, 1);
  if (bytes < 0) return nullptr;
  void* memory = GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(bytes));
  if (memory == nullptr) return nullptr;
  return RealFft<T>::Create(memory, fft_length, tflm_signal::Direction::kInverse);
}

void* InitAs(TfLiteContext* context, const char* buffer, size_t length, TensorType type) {
  OpData* op = kernels::AllocateOpData<OpData, 24>(context);
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

void* IrfftInit(TfLiteContext* context, const char* buffer, size_t length) {
  const flex::Options options(buffer, length);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  const auto type = static_cast<TensorType>(options.Int32("T"));
  const bool supported = type == TensorType::kInt16 || type == TensorType::kInt32 ||
                         type == TensorType::kFloat32;
  return supported ? InitAs(context, buffer, length, type) : nullptr;
}

TfLiteStatus IrfftPrepare(TfLiteContext* context, TfLiteNode* node) {
  // A type that the op does not know: upstream fails without a word.
  if (node->user_data == nullptr) return kTfLiteError;
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 83, 1, 84);
  TEMP_INPUT_AT(input, 0, kFile, 90);
  TEMP_OUTPUT_AT(output, 0, kFile, 93);
  SIGNAL_REQUIRE_RANK(input, NumDimensions(output), 95);
  OpData* op = static_cast<OpData*>(node->user_data);
  const TfLiteType TfLiteTypeEnum = tflm_signal::TfLiteTypeOf(op->type);
  SIGNAL_REQUIRE_TYPE(input, TfLiteTypeEnum, 97);
  SIGNAL_REQUIRE_TYPE(output, TfLiteTypeEnum, 98);

  tflm_signal::Rows in;
  ABORT_IF(!tflm_signal::RowsOf(input->dims, &in) ||
               !tflm_signal::LengthOf(output->dims, &op->row_length),
           kFile, "a tensor has no innermost dimension");
  op->rows = in.count;
  op->row_stride = in.length / 2;
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename T>
void Normalize(T*, int32_t) {}

// Fixed point has divided by the length on the way there; float has not.
void Normalize(float* samples, int32_t count) {
  for (int32_t i = 0; i < count; ++i) samples[i] /= static_cast<float>(count);
}

template <typename T>
TfLiteStatus TransformRows(const OpData& op, const TfLiteEvalTensor* input,
                           TfLiteEvalTensor* output) {
  if (op.rows == 0) return kTfLiteOk;
  const int64_t bins = static_cast<int64_t>(op.rows - 1) * op.row_stride + op.fft_length / 2 + 1;
  const int64_t samples = static_cast<int64_t>(op.rows - 1) * op.row_length + op.fft_length;
  ABORT_IF(!kernels::Holds<T>(input, 2 * bins), kFile, "the input is too small for a spectrum");
  ABORT_IF(!kernels::Holds<T>(output, samples), kFile, "the output is too small for the samples");
  RealFft<T>* fft = static_cast<RealFft<T>*>(op.fft);
  for (int32_t i = 0; i < op.rows; ++i) {
    T* row = static_cast<T*>(output->data.data) + i * op.row_length;
    fft->Inverse(static_cast<const Complex<T>*>(input->data.data) + i * op.row_stride, row);
    Normalize(row, op.fft_length);
  }
  return kTfLiteOk;
}

TfLiteStatus IrfftEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (op->type) {
    case TensorType::kInt16:
      return TransformRows<int16_t>(*op, input, output);
    case TensorType::kInt32:
      return TransformRows<int32_t>(*op, input, output);
    default:
      return TransformRows<float>(*op, input, output);
  }
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_IRFFT() {
  static TFLMRegistration registration = micro::RegisterOp(IrfftInit, IrfftPrepare, IrfftEval);
  return &registration;
}

TFLMRegistration* Register_IRFFT_FLOAT() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kFloat32>, IrfftPrepare, IrfftEval);
  return &registration;
}

TFLMRegistration* Register_IRFFT_INT16() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kInt16>, IrfftPrepare, IrfftEval);
  return &registration;
}

TFLMRegistration* Register_IRFFT_INT32() {
  static TFLMRegistration registration =
      micro::RegisterOp(TypedInit<TensorType::kInt32>, IrfftPrepare, IrfftEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
