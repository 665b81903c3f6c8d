// The constants of a node with int8 activations and int8 or int4 weights: kept from an earlier
// Invoke, or filled now.
#ifndef ENGINE_SRC_KERNELS_FAST_INT8_CONSTANTS_H_
#define ENGINE_SRC_KERNELS_FAST_INT8_CONSTANTS_H_

#include "kernels/fast/constants.h"
#include "kernels/internal/int4.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {
namespace fast {

// Cuts the constants with cut(&carver), fills them with fill(weights, constants) unless they are
// there from before, and takes `count` values for the time of this Invoke. False if the heap is
// full or if fill() says that they cannot be filled. `scratch_index` is that of unpacked int4
// weights.
template <typename Plan, typename T, typename Constants, typename Cut, typename Fill>
bool PlaceConstants(TfLiteContext* context, const NodeConstants<Plan>& found,
                    const TfLiteEvalTensor* weights, int scratch_index, int64_t count, Cut cut,
                    Fill fill, T** values, Constants* constants) {
  NodeConstants<Plan> place = found;
  Carver measure(nullptr);
  cut(&measure);
  uint8_t* const bytes = place.Allocate(measure.used(), count, values);
  if (bytes == nullptr) return false;
  Carver carver(bytes);
  *constants = cut(&carver);
  if (place.filled()) return true;
  const int8_t* data = micro::GetTensorData<int8_t>(weights);
  if (weights->type == kTfLiteInt4) {
    auto* unpacked = static_cast<int8_t*>(context->GetScratchBuffer(context, scratch_index));
    kernels::UnpackInt4(data, kernels::ElementCount(weights), unpacked);
    data = unpacked;
  }
  if (fill(data, *constants)) return true;
  place.Discard();
  return false;
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_INT8_CONSTANTS_H_
