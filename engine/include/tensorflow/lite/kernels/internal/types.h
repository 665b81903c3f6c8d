#ifndef TENSORFLOW_LITE_KERNELS_INTERNAL_TYPES_H_
#define TENSORFLOW_LITE_KERNELS_INTERNAL_TYPES_H_

#include "tensorflow/lite/kernels/internal/runtime_shape.h"

#endif  // TENSORFLOW_LITE_KERNELS_INTERNAL_TYPES_H_
