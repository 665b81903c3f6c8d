// Which kernel computed an op: the fast ones hand to the reference kernels what they cannot do.
#ifndef ENGINE_SRC_KERNELS_FAST_FALL_BACK_H_
#define ENGINE_SRC_KERNELS_FAST_FALL_BACK_H_

#include <cstdint>

#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

enum class KernelUsed : int32_t {
  kReference = 0,  // the one that was registered
  kFast = 1,
  kFellBack = 2,  // a fast one was registered, and handed the op to the reference kernel
};

// Of the op that was invoked last. Whoever watches ops sets it back before each.
KernelUsed LastKernelUsed();
void SetKernelUsed(KernelUsed kernel);

// Invokes the reference kernel in the fast one's place.
TfLiteStatus FallBack(const TFLMRegistration& reference, TfLiteContext* context, TfLiteNode* node);

// The Invoke of a fast registration.
template <TfLiteStatus (*Eval)(TfLiteContext*, TfLiteNode*)>
TfLiteStatus FastInvoke(TfLiteContext* context, TfLiteNode* node) {
  SetKernelUsed(KernelUsed::kFast);
  return Eval(context, node);
}

// The reference's registration with another Invoke.
template <TFLMRegistration (*Reference)(), TfLiteStatus (*Eval)(TfLiteContext*, TfLiteNode*)>
TFLMRegistration RegisterFast() {
  TFLMRegistration registration = Reference();
  registration.invoke = FastInvoke<Eval>;
  return registration;
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FALL_BACK_H_
