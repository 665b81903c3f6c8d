// Which ops the fast kernels hand to the reference kernels.
#ifndef ENGINE_SRC_KERNELS_FAST_FALL_BACK_H_
#define ENGINE_SRC_KERNELS_FAST_FALL_BACK_H_

#include <cstdint>

#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

// Invokes the reference kernel in the fast one's place, and says so.
TfLiteStatus FallBack(const TFLMRegistration& reference, TfLiteContext* context, TfLiteNode* node);

// How often a fast kernel has fallen back, modulo 2^32.
uint32_t FallBackCount();

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FALL_BACK_H_
