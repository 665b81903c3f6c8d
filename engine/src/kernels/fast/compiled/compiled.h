// Reference kernels that are in the engine twice: for size, and once more for speed with the flags of
// the fast kernels. They are the same loops, so results are the same to the bit.
#ifndef ENGINE_SRC_KERNELS_FAST_COMPILED_COMPILED_H_
#define ENGINE_SRC_KERNELS_FAST_COMPILED_COMPILED_H_

#include "kernels/fast/fall_back.h"
// Before the reference's names are redefined.
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace compiled {

TFLMRegistration Register_AVERAGE_POOL_2D();
TFLMRegistration Register_MAX_POOL_2D();

// What the definitions above find by this name: they are invoked only, so that Init and Prepare need
// not be here a second time.
namespace micro {
inline TFLMRegistration RegisterOp(void* (*)(TfLiteContext*, const char*, size_t),
                                   TfLiteStatus (*)(TfLiteContext*, TfLiteNode*),
                                   TfLiteStatus (*invoke)(TfLiteContext*, TfLiteNode*),
                                   void (*)(TfLiteContext*, void*) = nullptr,
                                   void (*)(TfLiteContext*, void*) = nullptr) {
  TFLMRegistration registration = {};
  registration.invoke = invoke;
  return registration;
}
}  // namespace micro

}  // namespace compiled

namespace fast {

template <TFLMRegistration (*Compiled)()>
TfLiteStatus InvokeCompiled(TfLiteContext* context, TfLiteNode* node) {
  return Compiled().invoke(context, node);
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_COMPILED_COMPILED_H_
