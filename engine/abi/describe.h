#ifndef ENGINE_ABI_DESCRIBE_H_
#define ENGINE_ABI_DESCRIBE_H_

#include <cstddef>

#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// JSON of the contract's ModelDescription; std::free it. Expects a verified model. Null if memory
// ran out.
char* DescribeModel(const Model* model, size_t file_bytes);

}  // namespace tflite

#endif  // ENGINE_ABI_DESCRIBE_H_
