#include "kernels/internal/broadcast.h"

#include "kernels/internal/shape.h"

namespace tflite {
namespace kernels {
namespace {

// Dimension of a tensor that stands over dimension d of the plan.
int32_t Extent(const TfLiteIntArray* dims, int d) {
  const int from = d - (kMaxBroadcastRank - dims->size);
  return from < 0 ? 1 : dims->data[from];
}

}  // namespace

bool BroadcastPlan::InitOutput(const TfLiteIntArray* output) {
  if (output->size > kMaxBroadcastRank) return false;
  empty = false;
  for (int d = 0; d < kMaxBroadcastRank; ++d) {
    dims[d] = Extent(output, d);
    if (dims[d] <= 0) empty = true;
    for (int i = 0; i < kMaxBroadcastInputs; ++i) strides[i][d] = 0;
  }
  return true;
}

bool BroadcastPlan::StaysInside(const TfLiteIntArray* const* inputs, int num_inputs) const {
  if (empty) return true;
  for (int i = 0; i < num_inputs; ++i) {
    int64_t last = 0;
    for (int d = 0; d < kMaxBroadcastRank; ++d) last += int64_t{dims[d] - 1} * strides[i][d];
    if (last >= ElementCount(inputs[i])) return false;
  }
  return true;
}

bool BroadcastPlan::Init(const TfLiteIntArray* output, const TfLiteIntArray* const* inputs,
                         int num_inputs) {
  if (num_inputs > kMaxBroadcastInputs || !InitOutput(output)) return false;
  for (int i = 0; i < num_inputs; ++i) {
    if (inputs[i]->size > kMaxBroadcastRank) return false;
    int32_t stride = 1;
    for (int d = kMaxBroadcastRank - 1; d >= 0; --d) {
      const int32_t extent = Extent(inputs[i], d);
      if (extent == 1) continue;
      strides[i][d] = stride;
      if (__builtin_mul_overflow(stride, extent, &stride)) return false;
    }
  }
  return StaysInside(inputs, num_inputs);
}

bool BroadcastPlan::InitJoined(const TfLiteIntArray* output, const TfLiteIntArray* a,
                               const TfLiteIntArray* b) {
  if (a->size > kMaxBroadcastRank || b->size > kMaxBroadcastRank || !InitOutput(output)) {
    return false;
  }
  const TfLiteIntArray* inputs[] = {a, b};
  bool joined_repeats[2] = {false, false};  // along the dimensions joined so far
  int32_t step[2] = {1, 1};                 // where the next of them goes on
  int32_t natural[2] = {1, 1};
  bool innermost = true;
  for (int d = kMaxBroadcastRank - 1; d >= 0; --d) {
    const int32_t extents[2] = {Extent(a, d), Extent(b, d)};
    if (dims[d] != 1) {
      const bool repeats[2] = {extents[0] == 1, extents[1] == 1};
      if (innermost && repeats[0] && repeats[1]) return false;
      innermost = false;
      const bool joins =
          repeats[0] == joined_repeats[0] && repeats[1] == joined_repeats[1];
      for (int i = 0; i < 2; ++i) {
        if (!joins) step[i] = natural[i];
        joined_repeats[i] = repeats[i];
        strides[i][d] = repeats[i] ? 0 : step[i];
        if (__builtin_mul_overflow(step[i], dims[d], &step[i]) && !empty) return false;
      }
    }
    for (int i = 0; i < 2; ++i) {
      if (__builtin_mul_overflow(natural[i], extents[i], &natural[i])) return false;
    }
  }
  return StaysInside(inputs, 2);
}

BroadcastWalk::BroadcastWalk(const BroadcastPlan& plan)
    : out(0),
      count(plan.dims[kMaxBroadcastRank - 1]),
      a(0),
      a_step(plan.strides[0][kMaxBroadcastRank - 1]),
      b(0),
      b_step(plan.strides[1][kMaxBroadcastRank - 1]),
      plan_(plan),
      started_(false),
      index_{} {}

bool BroadcastWalk::Next() {
  if (!started_) {
    started_ = true;
    return !plan_.empty;
  }
  out += count;
  for (int d = kMaxBroadcastRank - 2; d >= 0; --d) {
    a += plan_.strides[0][d];
    b += plan_.strides[1][d];
    if (++index_[d] < plan_.dims[d]) return true;
    a -= plan_.strides[0][d] * plan_.dims[d];
    b -= plan_.strides[1][d] * plan_.dims[d];
    index_[d] = 0;
  }
  return false;
}

}  // namespace kernels
}  // namespace tflite
