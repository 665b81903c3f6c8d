// Loops of ops that compute every output element from the input elements at its place.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_ELEMENTWISE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_ELEMENTWISE_H_

#include <cstdint>

#include "kernels/internal/broadcast.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// The tensor is there and its memory has room for as many T as its shape says. The kernels choose T
// by one of the tensors only; the others may have any type.
template <typename T>
bool HoldsShape(const TfLiteEvalTensor* tensor) {
  return tensor != nullptr && Holds<T>(tensor, ElementCount(tensor));
}

template <typename T>
const T* Data(const TfLiteEvalTensor* tensor) {
  return static_cast<const T*>(tensor->data.data);
}

template <typename T>
T* MutableData(TfLiteEvalTensor* tensor) {
  return static_cast<T*>(tensor->data.data);
}

// output[i] = f(input[i]).
template <typename In, typename Out, typename F>
TfLiteStatus MapElements(const char* place, const TfLiteEvalTensor* input,
                         TfLiteEvalTensor* output, F f) {
  ABORT_IF(!HoldsShape<In>(input) || !HoldsShape<Out>(output), place,
           "a tensor's memory does not fit its shape");
  const int32_t count = ElementCount(input);
  ABORT_IF(count != ElementCount(output), place, "input and output differ in size");
  const In* in = Data<In>(input);
  Out* out = MutableData<Out>(output);
  for (int32_t i = 0; i < count; ++i) out[i] = f(in[i]);
  return kTfLiteOk;
}

// output = f(a, b), element by element; inputs of different shapes are broadcast to the output's.
template <typename In, typename Out, typename F>
TfLiteStatus MapPairs(const char* place, const TfLiteEvalTensor* a, const TfLiteEvalTensor* b,
                      TfLiteEvalTensor* output, F f) {
  ABORT_IF(!HoldsShape<In>(a) || !HoldsShape<In>(b) || !HoldsShape<Out>(output), place,
           "a tensor's memory does not fit its shape");
  const In* a_data = Data<In>(a);
  const In* b_data = Data<In>(b);
  Out* out = MutableData<Out>(output);
  if (SameShapes(a, b)) {
    const int32_t count = ElementCount(output);
    ABORT_IF(count != ElementCount(a), place, "inputs and output differ in size");
    for (int32_t i = 0; i < count; ++i) out[i] = f(a_data[i], b_data[i]);
    return kTfLiteOk;
  }
  BroadcastPlan plan;
  ABORT_IF(!PlanBroadcast(a, b, output, &plan), place,
           "the inputs cannot be broadcast to the output's shape");
  BroadcastElements(plan, [&](int32_t o, int32_t i, int32_t j) { out[o] = f(a_data[i], b_data[j]); });
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_ELEMENTWISE_H_
