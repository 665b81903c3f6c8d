#include "signal/op_support.h"

namespace tflite {
namespace tflm_signal {
namespace {

struct Failure {
  const char* text;
};

Failure failures[] = {
    {"no memory for the op's data"},
    {"custom options are missing or cannot be read"},
    {"custom options hold a value that the op cannot work with"},
};

}  // namespace

void* FailInit(InitFailure failure) { return &failures[static_cast<int>(failure)]; }

const char* InitFailureText(const void* user_data) {
  if (user_data == nullptr) return failures[static_cast<int>(InitFailure::kNoMemory)].text;
  for (const Failure& failure : failures) {
    if (user_data == &failure) return failure.text;
  }
  return nullptr;
}

bool LengthOf(const TfLiteIntArray* dims, int32_t* length) {
  constexpr int kMaxRank = 6;
  if (dims->size < 1 || dims->size > kMaxRank) return false;
  *length = dims->data[dims->size - 1];
  return *length >= 0;
}

bool RowsOf(const TfLiteIntArray* dims, Rows* rows) {
  int32_t length;
  if (!LengthOf(dims, &length) || length == 0) return false;
  const int32_t count = kernels::ElementCount(dims);
  if (count < 0) return false;
  *rows = {count / length, length};
  return true;
}

int64_t CheckedBytes(int64_t count, int64_t element_bytes) {
  return count < 0 || count > INT32_MAX / element_bytes ? -1 : count * element_bytes;
}

}  // namespace tflm_signal
}  // namespace tflite
