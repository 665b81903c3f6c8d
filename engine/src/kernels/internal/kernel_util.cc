#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {

bool HaveSameShapes(const TfLiteTensor* input1, const TfLiteTensor* input2) {
  return TfLiteIntArrayEqual(input1->dims, input2->dims) != 0;
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

}  // namespace micro
}  // namespace tflite
