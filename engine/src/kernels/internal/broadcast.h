// Elementwise loops over tensors whose shapes differ by dimensions of 1.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_BROADCAST_H_
#define ENGINE_SRC_KERNELS_INTERNAL_BROADCAST_H_

#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kMaxBroadcastRank = 8;
constexpr int kMaxBroadcastInputs = 3;

// Shapes are aligned at their last dimension; missing dimensions and dimensions of 1 repeat.
class BroadcastPlan {
 public:
  // False if a rank is above 8 or the loop over the output would leave an input. A larger input is
  // fine: the loop follows the output.
  bool Init(const TfLiteIntArray* output, const TfLiteIntArray* const* inputs, int num_inputs);

  int32_t dims[kMaxBroadcastRank];                          // of the output, outermost first
  int32_t strides[kMaxBroadcastInputs][kMaxBroadcastRank];  // 0 where the input repeats
  bool empty;                                               // some dimension is 0 or less
};

// Calls row(out_start, count, a_start, a_step, b_start, b_step) for every run along the last
// dimension, in the order of the output. The steps are 0 or 1.
template <typename Row>
void BroadcastRows(const BroadcastPlan& plan, Row row) {
  if (plan.empty) return;
  constexpr int kLast = kMaxBroadcastRank - 1;
  int32_t index[kMaxBroadcastRank] = {};
  int32_t out = 0;
  int32_t a = 0;
  int32_t b = 0;
  for (;;) {
    row(out, plan.dims[kLast], a, plan.strides[0][kLast], b, plan.strides[1][kLast]);
    out += plan.dims[kLast];
    int d = kLast - 1;
    for (; d >= 0; --d) {
      a += plan.strides[0][d];
      b += plan.strides[1][d];
      if (++index[d] < plan.dims[d]) break;
      a -= plan.strides[0][d] * plan.dims[d];
      b -= plan.strides[1][d] * plan.dims[d];
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

// The same, one element at a time: element(out, a, b).
template <typename Element>
void BroadcastElements(const BroadcastPlan& plan, Element element) {
  BroadcastRows(plan, [&](int32_t out, int32_t count, int32_t a, int32_t a_step, int32_t b,
                          int32_t b_step) {
    for (int32_t i = 0; i < count; ++i) element(out + i, a + i * a_step, b + i * b_step);
  });
}

// Plan for two inputs and one output, as almost every op needs it.
inline bool PlanBroadcast(const TfLiteEvalTensor* a, const TfLiteEvalTensor* b,
                          const TfLiteEvalTensor* output, BroadcastPlan* plan) {
  const TfLiteIntArray* inputs[] = {a->dims, b->dims};
  return plan->Init(output->dims, inputs, 2);
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_BROADCAST_H_
