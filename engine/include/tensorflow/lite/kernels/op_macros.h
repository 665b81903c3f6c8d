// Ways to end the program.
#ifndef TENSORFLOW_LITE_KERNELS_OP_MACROS_H_
#define TENSORFLOW_LITE_KERNELS_OP_MACROS_H_

#include "tensorflow/lite/kernels/internal/compatibility.h"

#endif  // TENSORFLOW_LITE_KERNELS_OP_MACROS_H_
