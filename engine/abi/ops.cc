#include "abi/ops.h"

#include <cstring>

#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

const OpEntry kOps[] = {
#define TFLM_BUILTIN_OP(method, op, parser) \
  {"Add" #method, BuiltinOperator_##op, nullptr, parser, Register_##op, nullptr},
#define TFLM_CUSTOM_OP(method, name, registration) \
  {"Add" #method, BuiltinOperator_CUSTOM, name, nullptr, nullptr, registration},
#include "tensorflow/lite/micro/kernels/op_list.inc"
#undef TFLM_BUILTIN_OP
#undef TFLM_CUSTOM_OP
};

constexpr size_t kOpCount = sizeof(kOps) / sizeof(kOps[0]);

}  // namespace

const OpEntry* AllOps(size_t* count) {
  *count = kOpCount;
  return kOps;
}

const OpEntry* FindOpByMethod(const char* method) {
  for (const OpEntry& op : kOps) {
    if (std::strcmp(op.method, method) == 0) return &op;
  }
  return nullptr;
}

const OpEntry* FindOpByCode(BuiltinOperator builtin) {
  for (const OpEntry& op : kOps) {
    if (op.custom_name == nullptr && op.builtin == builtin) return &op;
  }
  return nullptr;
}

const OpEntry* FindOpByCustomName(const char* name) {
  for (const OpEntry& op : kOps) {
    if (op.custom_name != nullptr && std::strcmp(op.custom_name, name) == 0) return &op;
  }
  return nullptr;
}

}  // namespace tflite
