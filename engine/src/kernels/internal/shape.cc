#include "kernels/internal/shape.h"

namespace tflite {
namespace kernels {

int32_t ElementCount(const TfLiteIntArray* dims) {
  int64_t count = 1;
  bool fits = true;
  for (int i = 0; i < dims->size; ++i) {
    if (dims->data[i] < 0) return -1;
    // Keeps looking after an overflow: a later dimension of 0 makes the product 0 again.
    if (dims->data[i] == 0) return 0;
    if (fits) count *= dims->data[i];
    if (count > INT32_MAX) fits = false;
  }
  return fits ? static_cast<int32_t>(count) : -1;
}

bool SameShapes(const TfLiteEvalTensor* a, const TfLiteEvalTensor* b) {
  if (a->dims->size != b->dims->size) return false;
  for (int i = 0; i < a->dims->size; ++i) {
    if (a->dims->data[i] != b->dims->data[i]) return false;
  }
  return true;
}

size_t ElementBytes(TfLiteType type) {
  switch (type) {
    case kTfLiteBool:
    case kTfLiteInt8:
    case kTfLiteUInt8:
    case kTfLiteInt4:
      return 1;
    case kTfLiteInt16:
    case kTfLiteUInt16:
    case kTfLiteFloat16:
    case kTfLiteBFloat16:
      return 2;
    case kTfLiteFloat32:
    case kTfLiteInt32:
    case kTfLiteUInt32:
    case kTfLiteResource:
      return 4;
    case kTfLiteFloat64:
    case kTfLiteInt64:
    case kTfLiteUInt64:
    case kTfLiteComplex64:
      return 8;
    case kTfLiteComplex128:
      return 16;
    default:
      return 0;
  }
}

bool HoldsBytes(const TfLiteEvalTensor* tensor, int64_t count, size_t value_bytes) {
  if (count <= 0) return count == 0;
  if (tensor == nullptr || tensor->data.data == nullptr) return false;
  const int64_t elements = ElementCount(tensor);
  // The arena gives INT4 a byte an element, but a constant lies packed in the file.
  const int64_t have = tensor->type == kTfLiteInt4
                           ? (elements + 1) / 2
                           : elements * static_cast<int64_t>(ElementBytes(tensor->type));
  return count * static_cast<int64_t>(value_bytes) <= have;
}

bool HoldsAll(const TfLiteEvalTensor* tensor) {
  const int32_t count = ElementCount(tensor);
  return count == 0 || (count > 0 && tensor->data.data != nullptr);
}

}  // namespace kernels
}  // namespace tflite
