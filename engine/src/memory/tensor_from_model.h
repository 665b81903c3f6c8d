// Tensors as the engine's structs, filled from the file.
#ifndef ENGINE_SRC_MEMORY_TENSOR_FROM_MODEL_H_
#define ENGINE_SRC_MEMORY_TENSOR_FROM_MODEL_H_

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/arena_allocator/ibuffer_allocator.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// The tensor's bytes in the file, null if it has none.
void* ConstantData(const Model* model, const Tensor& tensor);

TfLiteStatus FillEvalTensor(const Model* model, const Tensor& tensor, TfLiteEvalTensor* result);

// Quantisation goes to the temporaries or to the tail; exactly one of the two is not null.
TfLiteStatus FillTensor(const Model* model, const Tensor& tensor,
                        IPersistentBufferAllocator* persistent,
                        INonPersistentBufferAllocator* temporary, TfLiteTensor* result);

}  // namespace tflite

#endif  // ENGINE_SRC_MEMORY_TENSOR_FROM_MODEL_H_
