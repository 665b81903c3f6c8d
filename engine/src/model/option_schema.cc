#include "model/option_schema.h"

namespace tflite {
namespace {

using F = OptionField;

constexpr OptionFieldSchema kFields[] = {
#define TFLM_OPTION(options, id, kind, absent, name) {options, id, F::k##kind, absent, #name},
#include "tensorflow/lite/schema/option_list.inc"
};
constexpr size_t kFieldCount = sizeof(kFields) / sizeof(kFields[0]);

}  // namespace

const OptionFieldSchema* OptionFieldsOf(uint8_t options, size_t* count) {
  *count = 0;
  const OptionFieldSchema* first = nullptr;
  for (size_t i = 0; i < kFieldCount; ++i) {
    if (kFields[i].options != options) continue;
    if (first == nullptr) first = &kFields[i];
    ++*count;
  }
  return first;
}

size_t OptionFieldBytes(OptionField kind) {
  switch (kind) {
    case F::kInt32:
    case F::kFloat:
    case F::kInts:
    case F::kString:
      return 4;
    default:
      return 1;
  }
}

}  // namespace tflite
