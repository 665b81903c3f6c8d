#include "tensorflow/lite/micro/memory_helpers.h"

#include "tensorflow/lite/micro/micro_utils.h"

namespace tflite {

uint8_t* AlignPointerUp(uint8_t* data, size_t alignment) {
  const uintptr_t address = reinterpret_cast<uintptr_t>(data);
  return reinterpret_cast<uint8_t*>((address + alignment - 1) / alignment * alignment);
}

uint8_t* AlignPointerDown(uint8_t* data, size_t alignment) {
  const uintptr_t address = reinterpret_cast<uintptr_t>(data);
  return reinterpret_cast<uint8_t*>(address / alignment * alignment);
}

size_t AlignSizeUp(size_t size, size_t alignment) {
  return (size + alignment - 1) / alignment * alignment;
}

TfLiteStatus TfLiteTypeSizeOf(TfLiteType type, size_t* size) {
  switch (type) {
    case kTfLiteBool:
    case kTfLiteInt8:
    case kTfLiteUInt8:
    case kTfLiteInt4:
      *size = 1;
      return kTfLiteOk;
    case kTfLiteInt16:
    case kTfLiteUInt16:
    case kTfLiteFloat16:
    case kTfLiteBFloat16:
      *size = 2;
      return kTfLiteOk;
    case kTfLiteFloat32:
    case kTfLiteInt32:
    case kTfLiteUInt32:
    case kTfLiteResource:
      *size = 4;
      return kTfLiteOk;
    case kTfLiteFloat64:
    case kTfLiteInt64:
    case kTfLiteUInt64:
    case kTfLiteComplex64:
      *size = 8;
      return kTfLiteOk;
    case kTfLiteComplex128:
      *size = 16;
      return kTfLiteOk;
    default:
      return kTfLiteError;
  }
}

int ElementCount(const TfLiteIntArray& dims) {
  uint32_t count = 1;
  for (int i = 0; i < dims.size; ++i) count *= static_cast<uint32_t>(dims.data[i]);
  return static_cast<int>(count);
}

TfLiteStatus TfLiteEvalTensorByteLength(const TfLiteEvalTensor* eval_tensor, size_t* out_bytes) {
  size_t element = 0;
  const TfLiteStatus status = TfLiteTypeSizeOf(eval_tensor->type, &element);
  if (status != kTfLiteOk) return status;
  *out_bytes = element * static_cast<size_t>(ElementCount(*eval_tensor->dims));
  return kTfLiteOk;
}

size_t EvalTensorBytes(const TfLiteEvalTensor* tensor) {
  size_t bytes = 0;
  return TfLiteEvalTensorByteLength(tensor, &bytes) == kTfLiteOk ? bytes : 0;
}

}  // namespace tflite
