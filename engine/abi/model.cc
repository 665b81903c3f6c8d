#include "abi/handles.h"

#include <cstdlib>
#include <cstring>

#include "abi/abi.h"
#include "abi/describe.h"
#include "abi/heap.h"
#include "model/verifier.h"

TFLM_ABI TflmModel* tflm_model_open(uint8_t* data, size_t bytes) {
  TflmModel* model = nullptr;
  if (tflite::VerifyModel(data, bytes) == kTfLiteOk) model = tflite::HeapNew<TflmModel>();
  if (model == nullptr) {
    tflite::HeapFree(data);
    return nullptr;
  }
  model->data = data;
  model->bytes = bytes;
  return model;
}

TFLM_ABI void tflm_model_close(TflmModel* model) {
  tflite::HeapFree(model->data);
  tflite::HeapDelete(model);
}

TFLM_ABI char* tflm_model_describe(TflmModel* model) {
  char* json = tflite::DescribeModel(model->model(), model->bytes);
  if (json == nullptr) return nullptr;
  // Into memory that tflm_free takes back.
  const size_t length = std::strlen(json) + 1;
  char* text = static_cast<char*>(tflite::HeapAllocate(length, 8));
  if (text != nullptr) std::memcpy(text, json, length);
  std::free(json);
  return text;
}

TFLM_ABI uint32_t tflm_model_version(TflmModel* model) { return model->model()->version(); }
