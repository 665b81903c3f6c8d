// Every op of the library, by the name of its resolver method.
#ifndef ENGINE_ABI_OPS_H_
#define ENGINE_ABI_OPS_H_

#include <cstddef>

#include "tensorflow/lite/core/api/flatbuffer_conversions.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

struct OpEntry {
  const char* method;       // "AddConv2D"
  BuiltinOperator builtin;  // BuiltinOperator_CUSTOM for a custom op
  const char* custom_name;  // null for a builtin op
  BuiltinParseFunction parser;
  // One of the two.
  TFLMRegistration (*registration)();
  TFLMRegistration* (*custom_registration)();
};

const OpEntry* AllOps(size_t* count);
const OpEntry* FindOpByMethod(const char* method);
const OpEntry* FindOpByCode(BuiltinOperator builtin);
const OpEntry* FindOpByCustomName(const char* name);

}  // namespace tflite

#endif  // ENGINE_ABI_OPS_H_
