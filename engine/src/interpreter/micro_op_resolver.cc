#include "tensorflow/lite/micro/micro_op_resolver.h"

#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/schema/schema_utils.h"

namespace tflite {

TfLiteStatus GetRegistrationFromOpCode(const OperatorCode* opcode,
                                       const MicroOpResolver& op_resolver,
                                       const TFLMRegistration** registration) {
  *registration = nullptr;
  const BuiltinOperator builtin_code = GetBuiltinCode(opcode);
  if (builtin_code > BuiltinOperator_MAX) {
    MicroPrintf("Op builtin_code out of range: %d.", static_cast<int>(builtin_code));
    return kTfLiteError;
  }
  if (builtin_code != BuiltinOperator_CUSTOM) {
    *registration = op_resolver.FindOp(builtin_code);
    if (*registration != nullptr) return kTfLiteOk;
    MicroPrintf("Didn't find op for builtin opcode '%s'", EnumNameBuiltinOperator(builtin_code));
    return kTfLiteError;
  }
  if (opcode->custom_code() == nullptr) {
    MicroPrintf("Operator with CUSTOM builtin_code has no custom_code.\n");
    return kTfLiteError;
  }
  *registration = op_resolver.FindOp(opcode->custom_code()->c_str());
  // Without a message: the caller names the op.
  return *registration == nullptr ? kTfLiteError : kTfLiteOk;
}

}  // namespace tflite
