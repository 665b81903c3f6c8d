// Giving temporary tensors back at the end of a Prepare.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_TEMPS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_TEMPS_H_

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace tflite {
namespace kernels {

inline void ReleaseTemp(TfLiteContext* context, TfLiteTensor* tensor) {
  if (tensor != nullptr) GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
}

// Releases in the order given; absent optional tensors may be among them.
template <typename... Tensors>
void ReleaseTemps(TfLiteContext* context, Tensors*... tensors) {
  (ReleaseTemp(context, tensors), ...);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_TEMPS_H_
