// What an op registers: its functions, and which op it is.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_COMMON_H_
#define TENSORFLOW_LITE_MICRO_MICRO_COMMON_H_

#include "tensorflow/lite/c/common.h"

// 28 bytes on a 32-bit target; a resolver keeps copies of them.
struct TFLMRegistration {
  // `buffer` and `length` are a custom op's options; a builtin op gets its params and 0.
  void* (*init)(TfLiteContext* context, const char* buffer, size_t length);
  void (*free)(TfLiteContext* context, void* buffer);
  TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node);
  TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node);
  void (*reset)(TfLiteContext* context, void* buffer);
  int32_t builtin_code;
  const char* custom_name;
};

struct TFLMInferenceRegistration {
  TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node);
  void (*reset)(TfLiteContext* context, void* buffer);
};

namespace tflite {

// An Invoke that has no result yet: ops of a streaming model answer with it.
constexpr TfLiteStatus kTfLiteAbort = static_cast<TfLiteStatus>(15);

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_COMMON_H_
