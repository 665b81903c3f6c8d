#include "kernels/fast/fall_back.h"

namespace tflite {
namespace fast {
namespace {

KernelUsed used = KernelUsed::kReference;

}  // namespace

KernelUsed LastKernelUsed() { return used; }

void SetKernelUsed(KernelUsed kernel) { used = kernel; }

TfLiteStatus FallBack(const TFLMRegistration& reference, TfLiteContext* context,
                      TfLiteNode* node) {
  used = KernelUsed::kFellBack;
  return reference.invoke(context, node);
}

}  // namespace fast
}  // namespace tflite
