#include "tensorflow/lite/micro/kernels/kernel_util.h"

#include "kernels/internal/ranges.h"
#include "kernels/internal/writable_dims.h"

namespace tflite {

bool HaveSameShapes(const TfLiteTensor* input1, const TfLiteTensor* input2) {
  return TfLiteIntArrayEqual(input1->dims, input2->dims) != 0;
}

const TfLiteTensor* GetInput(const TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetMicroContext(context)->AllocateTempInputTensor(node, index);
}

const TfLiteTensor* GetOptionalInputTensor(const TfLiteContext* context, const TfLiteNode* node,
                                           int index) {
  return GetInput(context, node, index);
}

TfLiteTensor* GetOutput(TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetMicroContext(context)->AllocateTempOutputTensor(node, index);
}

TfLiteStatus CalculateActivationRangeQuantized(TfLiteContext* context,
                                               TfLiteFusedActivation activation,
                                               TfLiteTensor* output, int32_t* act_min,
                                               int32_t* act_max) {
  return kernels::QuantizedActivationRange(context, activation, output, act_min, act_max);
}

namespace micro {
namespace {

int TensorIndex(const TfLiteIntArray* indices, int index) {
  return indices == nullptr || index < 0 || index >= indices->size ? kTfLiteOptionalTensor
                                                                   : indices->data[index];
}

}  // namespace

TFLMRegistration RegisterOp(
    void* (*init)(TfLiteContext* context, const char* buffer, size_t length),
    TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node),
    TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node),
    void (*free)(TfLiteContext* context, void* buffer),
    void (*reset)(TfLiteContext* context, void* buffer)) {
  return {init, free, prepare, invoke, reset, 0, nullptr};
}

TFLMInferenceRegistration RegisterOp(
    TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node),
    void (*reset)(TfLiteContext* context, void* buffer)) {
  return {invoke, reset};
}

TfLiteEvalTensor* GetMutableEvalInput(const TfLiteContext* context, const TfLiteNode* node,
                                      int index) {
  const int tensor = TensorIndex(node->inputs, index);
  return tensor < 0 ? nullptr : context->GetEvalTensor(context, tensor);
}

const TfLiteEvalTensor* GetEvalInput(const TfLiteContext* context, const TfLiteNode* node,
                                     int index) {
  return GetMutableEvalInput(context, node, index);
}

TfLiteEvalTensor* GetEvalOutput(const TfLiteContext* context, const TfLiteNode* node, int index) {
  const int tensor = TensorIndex(node->outputs, index);
  return tensor < 0 ? nullptr : context->GetEvalTensor(context, tensor);
}

bool HaveSameShapes(const TfLiteEvalTensor* input1, const TfLiteEvalTensor* input2) {
  return TfLiteIntArrayEqual(input1->dims, input2->dims) != 0;
}

TfLiteStatus CreateWritableTensorDimsWithCopy(TfLiteContext* context, TfLiteTensor* tensor,
                                              TfLiteEvalTensor* eval_tensor) {
  return kernels::CopyDimsToArena(context, "CreateWritableTensorDimsWithCopy", tensor, eval_tensor);
}

}  // namespace micro
}  // namespace tflite
