#ifndef TENSORFLOW_LITE_SCHEMA_SCHEMA_UTILS_H_
#define TENSORFLOW_LITE_SCHEMA_SCHEMA_UTILS_H_

#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// The op's code, from whichever of the two fields the file's age put it in.
BuiltinOperator GetBuiltinCode(const OperatorCode* op_code);

}  // namespace tflite

#endif  // TENSORFLOW_LITE_SCHEMA_SCHEMA_UTILS_H_
