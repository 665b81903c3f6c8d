// Questions about tensors that have an answer for every shape a file can hold.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_SHAPE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_SHAPE_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// Number of elements; −1 if a dimension is negative or the product does not fit in an int32.
inline int32_t ElementCount(const TfLiteIntArray* dims) {
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

inline int32_t ElementCount(const TfLiteEvalTensor* tensor) { return ElementCount(tensor->dims); }

inline int Rank(const TfLiteEvalTensor* tensor) { return tensor->dims->size; }

// Dimension i; call only with i < Rank.
inline int32_t Dim(const TfLiteEvalTensor* tensor, int i) { return tensor->dims->data[i]; }

inline int32_t LastDim(const TfLiteEvalTensor* tensor) {
  return tensor->dims->data[tensor->dims->size - 1];
}

// Product of the dimensions before the last.
inline int32_t OuterCount(const TfLiteEvalTensor* tensor) {
  const int32_t last = LastDim(tensor);
  return last > 0 ? ElementCount(tensor) / last : 0;
}

inline bool SameShapes(const TfLiteEvalTensor* a, const TfLiteEvalTensor* b) {
  if (a->dims->size != b->dims->size) return false;
  for (int i = 0; i < a->dims->size; ++i) {
    if (a->dims->data[i] != b->dims->data[i]) return false;
  }
  return true;
}

// Bytes of one element of a type, 0 for types without a size. INT4 counts one byte, as a tensor in
// the arena does.
inline size_t ElementBytes(TfLiteType type) {
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

// Whether `count` values of type T may be read from or written to the tensor's memory. A kernel
// asks this once for every tensor it touches: the element type and the shape of, say, a bias are
// whatever the file says.
template <typename T>
bool Holds(const TfLiteEvalTensor* tensor, int64_t count) {
  if (count <= 0) return count == 0;
  if (tensor == nullptr || tensor->data.data == nullptr) return false;
  const int64_t elements = ElementCount(tensor);
  // The arena gives INT4 a byte an element, but a constant lies packed in the file.
  const int64_t have = tensor->type == kTfLiteInt4
                           ? (elements + 1) / 2
                           : elements * static_cast<int64_t>(ElementBytes(tensor->type));
  return count * static_cast<int64_t>(sizeof(T)) <= have;
}

// Whether the tensor's memory is there for all its elements, in its own type.
inline bool HoldsAll(const TfLiteEvalTensor* tensor) {
  const int32_t count = ElementCount(tensor);
  return count == 0 || (count > 0 && tensor->data.data != nullptr);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_SHAPE_H_
