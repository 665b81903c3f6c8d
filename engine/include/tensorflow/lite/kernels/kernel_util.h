// Questions that Prepare asks of its node and tensors.
#ifndef TENSORFLOW_LITE_KERNELS_KERNEL_UTIL_H_
#define TENSORFLOW_LITE_KERNELS_KERNEL_UTIL_H_

#include <cstdint>
#include <limits>

#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {

inline int NumInputs(const TfLiteNode* node) { return node->inputs == nullptr ? 0 : node->inputs->size; }
inline int NumOutputs(const TfLiteNode* node) {
  return node->outputs == nullptr ? 0 : node->outputs->size;
}
inline int NumIntermediates(const TfLiteNode* node) { return node->intermediates->size; }

inline int NumDimensions(const TfLiteTensor* t) { return t->dims->size; }
inline int SizeOfDimension(const TfLiteTensor* t, int dim) { return t->dims->data[dim]; }

inline int64_t NumElements(const TfLiteIntArray* dims) {
  // Wraps for shapes that no memory holds.
  uint64_t count = 1;
  for (int i = 0; i < dims->size; ++i) {
    count *= static_cast<uint64_t>(static_cast<int64_t>(dims->data[i]));
  }
  return static_cast<int64_t>(count);
}
inline int64_t NumElements(const TfLiteTensor* t) { return NumElements(t->dims); }
inline int64_t NumElements(const TfLiteEvalTensor* t) { return NumElements(t->dims); }

// Its data lies in the model.
inline bool IsConstantTensor(const TfLiteTensor* tensor) {
  return tensor->allocation_type == kTfLiteMmapRo;
}
inline bool IsConstantOrPersistentTensor(const TfLiteTensor* tensor) {
  return IsConstantTensor(tensor) || tensor->allocation_type == kTfLitePersistentRo;
}
inline bool IsDynamicTensor(const TfLiteTensor* tensor) {
  return tensor->allocation_type == kTfLiteDynamic;
}

bool HaveSameShapes(const TfLiteTensor* input1, const TfLiteTensor* input2);

// Temporary tensors of the node, to be given back; null if the index is out of range or the optional
// input is left out.
const TfLiteTensor* GetInput(const TfLiteContext* context, const TfLiteNode* node, int index);
const TfLiteTensor* GetOptionalInputTensor(const TfLiteContext* context, const TfLiteNode* node,
                                           int index);
TfLiteTensor* GetOutput(TfLiteContext* context, const TfLiteNode* node, int index);

// The quantised values that the activation leaves of the output's uint8, int8 or int16.
TfLiteStatus CalculateActivationRangeQuantized(TfLiteContext* context,
                                               TfLiteFusedActivation activation,
                                               TfLiteTensor* output, int32_t* act_min,
                                               int32_t* act_max);

// Of float and wide integers.
template <typename T>
void CalculateActivationRange(TfLiteFusedActivation activation, T* activation_min,
                              T* activation_max) {
  *activation_min = std::numeric_limits<T>::lowest();
  *activation_max = std::numeric_limits<T>::max();
  if (activation == kTfLiteActRelu || activation == kTfLiteActRelu6) *activation_min = 0;
  if (activation == kTfLiteActRelu6) *activation_max = 6;
  if (activation == kTfLiteActReluN1To1) {
    *activation_min = -1;
    *activation_max = 1;
  }
}

}  // namespace tflite

#endif  // TENSORFLOW_LITE_KERNELS_KERNEL_UTIL_H_
