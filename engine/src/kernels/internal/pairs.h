// Elementwise pairs the way the logic ops see them: stricter about shapes than the arithmetic ones,
// and small: the walk over the shapes exists once, each op adds one plain loop.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_PAIRS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_PAIRS_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/loops.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// Elements that follow each other in the output; an input that repeats has step 0.
struct PairRun {
  const void* a;
  const void* b;
  int32_t a_step;
  int32_t b_step;
  void* out;
  int32_t count;
};

using PairRow = void (*)(const void* operation, const PairRun& run);

// Calls row(operation, run) for all runs of the output, inputs of different shapes broadcast to it.
TfLiteStatus ForEachPairRun(const char* place, const TfLiteEvalTensor* a,
                            const TfLiteEvalTensor* b, TfLiteEvalTensor* output,
                            size_t input_bytes, size_t output_bytes, PairRow row,
                            const void* operation);

template <typename In, typename Out, typename F>
void ApplyToRun(const void* operation, const PairRun& run) {
  const F& f = *static_cast<const F*>(operation);
  const In* a = static_cast<const In*>(run.a);
  const In* b = static_cast<const In*>(run.b);
  Out* out = static_cast<Out*>(run.out);
  SMALL_LOOP
  for (int32_t i = 0; i < run.count; ++i, a += run.a_step, b += run.b_step) out[i] = f(*a, *b);
}

// output = f(a, b).
template <typename In, typename Out, typename F>
TfLiteStatus MapCheckedPairs(const char* place, const TfLiteEvalTensor* a,
                             const TfLiteEvalTensor* b, TfLiteEvalTensor* output, const F& f) {
  return ForEachPairRun(place, a, b, output, sizeof(In), sizeof(Out), ApplyToRun<In, Out, F>, &f);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_PAIRS_H_
