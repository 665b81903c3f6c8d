#include "kernels/fast/fall_back.h"

namespace tflite {
namespace fast {
namespace {

uint32_t count = 0;

}  // namespace

TfLiteStatus FallBack(const TFLMRegistration& reference, TfLiteContext* context,
                      TfLiteNode* node) {
  ++count;
  return reference.invoke(context, node);
}

uint32_t FallBackCount() { return count; }

}  // namespace fast
}  // namespace tflite
