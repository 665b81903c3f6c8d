// What the ops share that move elements without computing: they see bytes, not values.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_DATA_MOVEMENT_H_
#define ENGINE_SRC_KERNELS_INTERNAL_DATA_MOVEMENT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/writable_dims.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {
namespace kernels {

// Upstream's shape objects have room for this many dimensions and abort on more.
constexpr int kMaxShapeRank = 6;

// The tensor's memory has room for `count` elements of `element_bytes`.
inline bool HoldsElements(const TfLiteEvalTensor* tensor, int64_t count, size_t element_bytes) {
  if (tensor == nullptr || count < 0 || count > INT32_MAX) return false;
  return Holds<uint8_t>(tensor, count * static_cast<int64_t>(element_bytes));
}

// The same for as many elements as its shape says.
inline bool HoldsItsShape(const TfLiteEvalTensor* tensor, size_t element_bytes) {
  return tensor != nullptr && HoldsElements(tensor, ElementCount(tensor), element_bytes);
}

// Product of the dimensions [from, to); false if one is negative or it does not fit.
inline bool ProductOfDims(const TfLiteIntArray* dims, int from, int to, int32_t* product) {
  int32_t result = 1;
  for (int i = from; i < to; ++i) {
    if (dims->data[i] < 0 || __builtin_mul_overflow(result, dims->data[i], &result)) return false;
  }
  *product = result;
  return true;
}

inline const uint8_t* Bytes(const TfLiteEvalTensor* tensor) { return tensor->data.uint8; }
inline uint8_t* MutableBytes(TfLiteEvalTensor* tensor) { return tensor->data.uint8; }

inline void CopyElements(uint8_t* to, const uint8_t* from, int64_t count, size_t element_bytes) {
  if (count > 0) std::memcpy(to, from, static_cast<size_t>(count) * element_bytes);
}

// `count` elements of a constant, or null if it holds fewer bytes: some ops read a constant as
// int32 whatever its type.
template <typename T>
const T* ConstantElements(const TfLiteTensor* tensor, int64_t count) {
  if (tensor->data.data == nullptr || count < 0) return nullptr;
  if (static_cast<uint64_t>(count) * sizeof(T) > tensor->bytes) return nullptr;
  return static_cast<const T*>(tensor->data.data);
}

// A copy of the output's shape that Prepare may rewrite, with room for the rank it has in the
// model. `rank` is what the op is about to give it.
inline TfLiteStatus MakeDimsWritable(TfLiteContext* context, const char* place, TfLiteNode* node,
                                     TfLiteTensor* output, int rank) {
  ABORT_IF(rank < 0 || rank > output->dims->size, place,
           "the output's rank in the model is too small for its shape");
  return CopyDimsToArena(context, place, output, micro::GetEvalOutput(context, node, 0));
}

// To be asked after the rewriting: memory that is not planned (it has an address already, or is
// planned by the model's shape) cannot grow.
inline bool RewrittenShapeFits(const TfLiteTensor* output) {
  const int64_t count = ElementCount(output->dims);
  if (count < 0) return false;
  if (output->data.data == nullptr && !output->is_variable) return true;
  return static_cast<uint64_t>(count) * ElementBytes(output->type) <= output->bytes;
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_DATA_MOVEMENT_H_
