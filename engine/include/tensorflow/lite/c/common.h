// The C API's old path; the contents live in core/c.
#ifndef TENSORFLOW_LITE_C_COMMON_H_
#define TENSORFLOW_LITE_C_COMMON_H_

#include "tensorflow/lite/core/c/common.h"  // IWYU pragma: export

#endif  // TENSORFLOW_LITE_C_COMMON_H_
