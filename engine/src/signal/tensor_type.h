// The "T" in the options of signal ops: the schema's tensor types.
#ifndef ENGINE_SRC_SIGNAL_TENSOR_TYPE_H_
#define ENGINE_SRC_SIGNAL_TENSOR_TYPE_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace tflm_signal {

enum class TensorType : int32_t { kFloat32 = 0, kInt32 = 2, kInt16 = 7 };

inline TfLiteType TfLiteTypeOf(TensorType type) {
  return type == TensorType::kInt16   ? kTfLiteInt16
         : type == TensorType::kInt32 ? kTfLiteInt32
                                      : kTfLiteFloat32;
}

inline size_t SizeOf(TensorType type) { return type == TensorType::kInt16 ? 2 : 4; }

}  // namespace tflm_signal
}  // namespace tflite

#endif  // ENGINE_SRC_SIGNAL_TENSOR_TYPE_H_
