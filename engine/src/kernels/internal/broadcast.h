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
  // Both are false if a rank is above 8 or the loop over the output would leave an input. A larger
  // input is fine: the loop follows the output.
  //
  // Every input steps as its own shape says.
  bool Init(const TfLiteIntArray* output, const TfLiteIntArray* const* inputs, int num_inputs);
  // Two inputs as upstream's elementwise ops see them: neighbouring dimensions along which the same
  // inputs repeat are joined into one, and along a joined one an input steps as the output does.
  // That makes a difference only where an input has more in a dimension than the output. False also
  // if both inputs repeat along the innermost joined dimension.
  bool InitJoined(const TfLiteIntArray* output, const TfLiteIntArray* a, const TfLiteIntArray* b);

  int32_t dims[kMaxBroadcastRank];                          // of the output, outermost first
  int32_t strides[kMaxBroadcastInputs][kMaxBroadcastRank];  // 0 where the input repeats
  bool empty;                                               // some dimension is 0 or less

 private:
  bool InitOutput(const TfLiteIntArray* output);
  // Whether the last element of the loop lies within each input.
  bool StaysInside(const TfLiteIntArray* const* inputs, int num_inputs) const;
};

// Goes through the output run by run along its last dimension: `count` elements from `out` on, and
// where the first two inputs start and how they step, 0 or 1.
class BroadcastWalk {
 public:
  explicit BroadcastWalk(const BroadcastPlan& plan);
  // To be asked before every run, the first included. False when there is none left.
  bool Next();

  int32_t out;
  int32_t count;
  int32_t a;
  int32_t a_step;
  int32_t b;
  int32_t b_step;

 private:
  const BroadcastPlan& plan_;
  bool started_;
  int32_t index_[kMaxBroadcastRank];
};

// Calls row(out_start, count, a_start, a_step, b_start, b_step) for every run.
template <typename Row>
void BroadcastRows(const BroadcastPlan& plan, Row row) {
  for (BroadcastWalk walk(plan); walk.Next();) {
    row(walk.out, walk.count, walk.a, walk.a_step, walk.b, walk.b_step);
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

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_BROADCAST_H_
