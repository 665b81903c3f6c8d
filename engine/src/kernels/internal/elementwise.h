// Loops of ops that compute every output element from the input elements at its place.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_ELEMENTWISE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_ELEMENTWISE_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/broadcast.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/loops.h"
#include "kernels/internal/pairs.h"
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

// The number of elements of input and output, which must be the same. The tensors' values are
// looked at as so many bytes each.
TfLiteStatus CountElements(const char* place, const TfLiteEvalTensor* input,
                           const TfLiteEvalTensor* output, size_t input_bytes,
                           size_t output_bytes, int32_t* count);

// Calls row(operation, run) for all runs of the output. Inputs of the same shape fit an output of
// their size, others are broadcast to it.
TfLiteStatus ForEachArithmeticRun(const char* place, const TfLiteEvalTensor* a,
                                  const TfLiteEvalTensor* b, TfLiteEvalTensor* output,
                                  size_t input_bytes, size_t output_bytes, PairRow row,
                                  const void* operation);

// output[i] = f(input[i]).
template <typename In, typename Out, typename F>
TfLiteStatus MapElements(const char* place, const TfLiteEvalTensor* input,
                         TfLiteEvalTensor* output, F f) {
  int32_t count = 0;
  RETURN_IF_ERROR(CountElements(place, input, output, sizeof(In), sizeof(Out), &count));
  const In* in = Data<In>(input);
  Out* out = MutableData<Out>(output);
  SMALL_LOOP
  for (int32_t i = 0; i < count; ++i) out[i] = f(in[i]);
  return kTfLiteOk;
}

// output = f(a, b), element by element.
template <typename In, typename Out, typename F>
TfLiteStatus MapPairs(const char* place, const TfLiteEvalTensor* a, const TfLiteEvalTensor* b,
                      TfLiteEvalTensor* output, const F& f) {
  return ForEachArithmeticRun(place, a, b, output, sizeof(In), sizeof(Out),
                              ApplyToRun<In, Out, F>, &f);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_ELEMENTWISE_H_
