// FILL: one value everywhere.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/fill.cc";

template <typename T>
TfLiteStatus EnsureDimsEqual(TfLiteContext* context, const TfLiteIntArray* array,
                             const TfLiteTensor* tensor) {
  const T* dims = static_cast<const T*>(tensor->data.data);
  ABORT_IF(tensor->bytes < static_cast<size_t>(array->size) * sizeof(T), kFile,
           "the dims' memory does not fit their shape");
  for (int i = 0; i < array->size; ++i) {
    ENSURE_EQ_AT(context, kFile, 34, array->data[i], dims[i], "array->data[i]",
                 "GetTensorData<T>(tensor)[i]");
  }
  return kTfLiteOk;
}

// The output has its shape from the model; the constant must say the same.
TfLiteStatus EnsureShapeEqual(TfLiteContext* context, const TfLiteIntArray* array,
                              const TfLiteTensor* tensor) {
  ENSURE_EQ_AT(context, kFile, 43, NumDimensions(tensor), 1, "NumDimensions(tensor)", "1");
  ENSURE_EQ_AT(context, kFile, 45, array->size, SizeOfDimension(tensor, 0), "array->size",
               "tensor_len");
  switch (tensor->type) {
    case kTfLiteInt8:
      return EnsureDimsEqual<int8_t>(context, array, tensor);
    case kTfLiteInt16:
      return EnsureDimsEqual<int16_t>(context, array, tensor);
    case kTfLiteInt32:
      return EnsureDimsEqual<int32_t>(context, array, tensor);
    case kTfLiteInt64:
      return EnsureDimsEqual<int64_t>(context, array, tensor);
    default:
      MicroPrintf("cannot compare int array to tensor of type %d.", tensor->type);
      return kTfLiteError;
  }
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  TEMP_INPUT_AT(dims, 0, kFile, 73);
  TEMP_INPUT_AT(value, 1, kFile, 76);
  TEMP_OUTPUT_AT(output, 0, kFile, 79);
  ENSURE_EQ_AT(context, kFile, 82, NumDimensions(value), 0, "NumDimensions(value)", "0");
  ENSURE_EQ_AT(context, kFile, 85, value->type, output->type, "value->type", "output->type");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(dims),
                "Non-constant >dims< tensor is not supported");
  RETURN_IF_ERROR(EnsureShapeEqual(context, output->dims, dims));
  ReleaseTemps(context, dims, value, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus Fill(const TfLiteEvalTensor* value, TfLiteEvalTensor* output) {
  ABORT_IF(!Holds<T>(value, 1) || !HoldsShape<T>(output), kFile,
           "a tensor's memory does not fit its shape");
  const T element = *Data<T>(value);
  T* out = MutableData<T>(output);
  const int32_t count = ElementCount(output);
  for (int32_t i = 0; i < count; ++i) out[i] = element;
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* value = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (value->type) {
    case kTfLiteFloat32:
      return Fill<float>(value, output);
    case kTfLiteInt32:
      return Fill<int32_t>(value, output);
    case kTfLiteInt8:
      return Fill<int8_t>(value, output);
    default:
      // Upstream prints the address of the type's name here; the type is what it means.
      MicroPrintf("Fill only currently supports float32 for input 1, got %d.", value->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_FILL() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
