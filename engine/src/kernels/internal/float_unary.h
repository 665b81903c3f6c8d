// The checks that EXP, CEIL and ROUND make in Prepare: float32 in, the same shape out.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_FLOAT_UNARY_H_
#define ENGINE_SRC_KERNELS_INTERNAL_FLOAT_UNARY_H_

#include "kernels/internal/ensure.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// `line` is the first of the five checks, which stand on consecutive lines up to the loop.
inline TfLiteStatus CheckFloatUnary(TfLiteContext* context, const TfLiteTensor* input,
                                    const TfLiteTensor* output, const char* file, int line) {
  ENSURE_TYPES_EQ_AT(context, file, line, input->type, kTfLiteFloat32, "input->type",
                     "kTfLiteFloat32");
  ENSURE_TYPES_EQ_AT(context, file, line + 1, output->type, input->type, "output->type",
                     "input->type");
  ENSURE_EQ_AT(context, file, line + 2, output->bytes, input->bytes, "output->bytes",
               "input->bytes");
  ENSURE_EQ_AT(context, file, line + 3, output->dims->size, input->dims->size,
               "output->dims->size", "input->dims->size");
  for (int i = 0; i < output->dims->size; ++i) {
    ENSURE_EQ_AT(context, file, line + 5, output->dims->data[i], input->dims->data[i],
                 "output->dims->data[i]", "input->dims->data[i]");
  }
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_FLOAT_UNARY_H_
