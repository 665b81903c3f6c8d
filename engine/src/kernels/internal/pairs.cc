#include "kernels/internal/pairs.h"

#include "kernels/internal/broadcast.h"
#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"

namespace tflite {
namespace kernels {
TfLiteStatus ForEachPairRun(const char* place, const TfLiteEvalTensor* a,
                            const TfLiteEvalTensor* b, TfLiteEvalTensor* output,
                            size_t input_bytes, size_t output_bytes, PairRow row,
                            const void* operation) {
  ABORT_IF(!HoldsItsShape(a, input_bytes) || !HoldsItsShape(b, input_bytes) ||
               !HoldsItsShape(output, output_bytes),
           place, "a tensor's memory does not fit its shape");
  ABORT_IF(Rank(a) > kMaxShapeRank || Rank(b) > kMaxShapeRank || Rank(output) > kMaxShapeRank,
           place, "a rank is above 6");
  if (SameShapes(a, b)) {
    ABORT_IF(!SameShapes(a, output), place, "inputs and output differ in shape");
    row(operation, {Bytes(a), Bytes(b), 1, 1, MutableBytes(output), ElementCount(output)});
    return kTfLiteOk;
  }
  BroadcastPlan plan;
  ABORT_IF(!plan.InitJoined(output->dims, a->dims, b->dims), place,
           "the inputs cannot be broadcast to the output's shape");
  BroadcastRows(plan, [&](int32_t out, int32_t count, int32_t i, int32_t i_step, int32_t j,
                          int32_t j_step) {
    row(operation, {Bytes(a) + i * input_bytes, Bytes(b) + j * input_bytes, i_step, j_step,
                    MutableBytes(output) + out * output_bytes, count});
  });
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
