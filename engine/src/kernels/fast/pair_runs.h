// Elementwise pairs some lanes at a time, also where one operand repeats.
#ifndef ENGINE_SRC_KERNELS_FAST_PAIR_RUNS_H_
#define ENGINE_SRC_KERNELS_FAST_PAIR_RUNS_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace fast {

// `count` values of `out` from as many of a and b that lie side by side.
using MapPairs = void (*)(const void* operation, const void* a, const void* b, void* out,
                          int32_t count);

// output = operation(a, b), values of so many bytes, as kernels::MapPairs: inputs of different shapes
// are broadcast. Where one of them repeats, `map` finds its values side by side all the same.
TfLiteStatus MapPairRuns(const char* place, const TfLiteEvalTensor* a, const TfLiteEvalTensor* b,
                         TfLiteEvalTensor* output, size_t bytes, MapPairs map,
                         const void* operation);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_PAIR_RUNS_H_
