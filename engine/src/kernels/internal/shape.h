// Questions about tensors that have an answer for every shape a file can hold.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_SHAPE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_SHAPE_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// Number of elements; −1 if a dimension is negative or the product does not fit in an int32.
int32_t ElementCount(const TfLiteIntArray* dims);

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

bool SameShapes(const TfLiteEvalTensor* a, const TfLiteEvalTensor* b);

// Bytes of one element of a type, 0 for types without a size. INT4 counts one byte, as a tensor in
// the arena does.
size_t ElementBytes(TfLiteType type);

// Whether `count` values of `value_bytes` each may be read from or written to the tensor's memory.
bool HoldsBytes(const TfLiteEvalTensor* tensor, int64_t count, size_t value_bytes);

// Whether `count` values of type T may be read from or written to the tensor's memory. A kernel
// asks this once for every tensor it touches: the element type and the shape of, say, a bias are
// whatever the file says.
template <typename T>
bool Holds(const TfLiteEvalTensor* tensor, int64_t count) {
  return HoldsBytes(tensor, count, sizeof(T));
}

// Whether the tensor's memory is there for all its elements, in its own type.
bool HoldsAll(const TfLiteEvalTensor* tensor);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_SHAPE_H_
