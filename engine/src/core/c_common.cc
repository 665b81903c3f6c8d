#include "tensorflow/lite/c/common.h"

extern "C" {

size_t TfLiteIntArrayGetSizeInBytes(int size) {
  return sizeof(TfLiteIntArray) + sizeof(int) * static_cast<size_t>(size);
}

size_t TfLiteFloatArrayGetSizeInBytes(int size) {
  return sizeof(TfLiteFloatArray) + sizeof(float) * static_cast<size_t>(size);
}

int TfLiteIntArrayEqual(const TfLiteIntArray* a, const TfLiteIntArray* b) {
  if (a == b) return 1;
  return a != nullptr && b != nullptr && TfLiteIntArrayEqualsArray(a, b->size, b->data);
}

int TfLiteIntArrayEqualsArray(const TfLiteIntArray* a, int b_size, const int b_data[]) {
  if (a == nullptr) return b_size == 0;
  if (a->size != b_size) return 0;
  for (int i = 0; i < b_size; ++i) {
    if (a->data[i] != b_data[i]) return 0;
  }
  return 1;
}

const char* TfLiteTypeGetName(TfLiteType type) {
  static constexpr const char* kNames[] = {
      "NOTYPE",   "FLOAT32",       "INT32",       "UINT8",   "INT64",  "STRING",
      "BOOL",     "INT16",         "COMPLEX64",   "INT8",    "FLOAT16", "FLOAT64",
      "COMPLEX128", "UINT64",      "RESOURCE",    "VARIANT", "UINT32", "UINT16",
      "INT4",     "BFLOAT16",      "INT2",        "UINT4",   "FLOAT8_E4M3FN", "FLOAT8_E5M2"};
  const unsigned index = static_cast<unsigned>(type);
  return index < sizeof(kNames) / sizeof(kNames[0]) ? kNames[index] : "Unknown type";
}

}  // extern "C"

#ifdef __wasm32__
static_assert(sizeof(TfLiteTensor) == 40, "counted in the arena");
static_assert(sizeof(TfLiteEvalTensor) == 12, "counted in the arena");
static_assert(sizeof(TfLiteNode) == 28, "counted in the arena");
static_assert(sizeof(TfLiteAffineQuantization) == 12, "counted in the arena");
#endif
