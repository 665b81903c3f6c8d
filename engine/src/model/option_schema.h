// The fields of the builtin options that the library reads: what the verifier must check and what
// a description shows.
#ifndef ENGINE_SRC_MODEL_OPTION_SCHEMA_H_
#define ENGINE_SRC_MODEL_OPTION_SCHEMA_H_

#include <cstddef>
#include <cstdint>

namespace tflite {

enum class OptionField : uint8_t {
  kBool,
  kInt32,
  kFloat,
  kInts,        // vector of int32
  kString,
  kPadding,     // the rest: int8 enums of the schema
  kActivation,
  kType,
  kMirrorMode,
  kWeightsFormat,
};

struct OptionFieldSchema {
  uint8_t options;  // member of the BuiltinOptions union
  uint8_t id;
  OptionField kind;
  int32_t absent;   // the schema's default
  const char* name;
};

// Grouped by `options`; the first of the group through *count, null and 0 if there is none.
const OptionFieldSchema* OptionFieldsOf(uint8_t options, size_t* count);

// Bytes the field takes in its table; an offset for vectors and strings.
size_t OptionFieldBytes(OptionField kind);

}  // namespace tflite

#endif  // ENGINE_SRC_MODEL_OPTION_SCHEMA_H_
