#include "kernels/internal/writable_dims.h"

#include <cstring>

#include "kernels/internal/ensure.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace tflite {
namespace kernels {

TfLiteStatus CopyDimsToArena(TfLiteContext* context, const char* place, TfLiteTensor* tensor,
                             TfLiteEvalTensor* eval) {
  const TfLiteIntArray* from = tensor->dims;
  const size_t bytes = sizeof(int) * (static_cast<size_t>(from->size) + 1);
  void* memory = GetMicroContext(context)->AllocatePersistentBuffer(bytes);
  ABORT_IF(memory == nullptr, place, "no memory for the tensor's shape");
  std::memcpy(memory, from, bytes);
  tensor->dims = static_cast<TfLiteIntArray*>(memory);
  eval->dims = tensor->dims;
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
