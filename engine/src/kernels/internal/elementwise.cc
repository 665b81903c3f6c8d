#include "kernels/internal/elementwise.h"

namespace tflite {
namespace kernels {
namespace {

bool HoldsShapeBytes(const TfLiteEvalTensor* tensor, size_t value_bytes) {
  return tensor != nullptr && HoldsBytes(tensor, ElementCount(tensor), value_bytes);
}

}  // namespace

TfLiteStatus CountElements(const char* place, const TfLiteEvalTensor* input,
                           const TfLiteEvalTensor* output, size_t input_bytes,
                           size_t output_bytes, int32_t* count) {
  ABORT_IF(!HoldsShapeBytes(input, input_bytes) || !HoldsShapeBytes(output, output_bytes), place,
           "a tensor's memory does not fit its shape");
  *count = ElementCount(input);
  ABORT_IF(*count != ElementCount(output), place, "input and output differ in size");
  return kTfLiteOk;
}

TfLiteStatus ForEachArithmeticRun(const char* place, const TfLiteEvalTensor* a,
                                  const TfLiteEvalTensor* b, TfLiteEvalTensor* output,
                                  size_t input_bytes, size_t output_bytes, PairRow row,
                                  const void* operation) {
  ABORT_IF(!HoldsShapeBytes(a, input_bytes) || !HoldsShapeBytes(b, input_bytes) ||
               !HoldsShapeBytes(output, output_bytes),
           place, "a tensor's memory does not fit its shape");
  const auto* a_bytes = Data<uint8_t>(a);
  const auto* b_bytes = Data<uint8_t>(b);
  auto* out_bytes = MutableData<uint8_t>(output);
  if (SameShapes(a, b)) {
    const int32_t count = ElementCount(output);
    ABORT_IF(count != ElementCount(a), place, "inputs and output differ in size");
    row(operation, {a_bytes, b_bytes, 1, 1, out_bytes, count});
    return kTfLiteOk;
  }
  BroadcastPlan plan;
  ABORT_IF(!plan.InitJoined(output->dims, a->dims, b->dims), place,
           "the inputs cannot be broadcast to the output's shape");
  for (BroadcastWalk walk(plan); walk.Next();) {
    row(operation,
        {a_bytes + static_cast<size_t>(walk.a) * input_bytes,
         b_bytes + static_cast<size_t>(walk.b) * input_bytes, walk.a_step, walk.b_step,
         out_bytes + static_cast<size_t>(walk.out) * output_bytes, walk.count});
  }
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
