// Temporary tensors in Prepare, with upstream's message when the arena has no room for one.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_TEMPS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_TEMPS_H_

#include "kernels/internal/ensure.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_context.h"

// Declares `name`, the temporary tensor of an input or output. The message carries the name, so it
// has to be upstream's.
#define TEMP_INPUT_AT(context, node, index, file, line, name)                                   \
  TfLiteTensor* name = GetMicroContext(context)->AllocateTempInputTensor(node, index);          \
  ENSURE_AT(context, file, line, name != nullptr, #name " != nullptr")

#define TEMP_OUTPUT_AT(context, node, index, file, line, name)                                  \
  TfLiteTensor* name = GetMicroContext(context)->AllocateTempOutputTensor(node, index);         \
  ENSURE_AT(context, file, line, name != nullptr, #name " != nullptr")

// Where upstream goes on without looking and would read through a null pointer.
#define TEMP_INPUT_OR_ABORT(context, node, index, file, name)                                   \
  TfLiteTensor* name = GetMicroContext(context)->AllocateTempInputTensor(node, index);          \
  ABORT_IF(name == nullptr, file, "no temporary tensor for " #name)

#define TEMP_OUTPUT_OR_ABORT(context, node, index, file, name)                                  \
  TfLiteTensor* name = GetMicroContext(context)->AllocateTempOutputTensor(node, index);         \
  ABORT_IF(name == nullptr, file, "no temporary tensor for " #name)

namespace tflite {
namespace kernels {

template <typename... Tensors>
void ReleaseTemps(TfLiteContext* context, Tensors*... tensors) {
  (GetMicroContext(context)->DeallocateTempTfLiteTensor(tensors), ...);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_TEMPS_H_
