#include "kernels/internal/broadcast.h"

namespace tflite {
namespace kernels {

bool BroadcastPlan::Init(const TfLiteIntArray* output, const TfLiteIntArray* const* inputs,
                         int num_inputs) {
  if (output->size > kMaxBroadcastRank || num_inputs > kMaxBroadcastInputs) return false;
  empty = false;
  for (int d = 0; d < kMaxBroadcastRank; ++d) {
    const int from = d - (kMaxBroadcastRank - output->size);
    dims[d] = from < 0 ? 1 : output->data[from];
    if (dims[d] <= 0) empty = true;
  }
  for (int i = 0; i < kMaxBroadcastInputs; ++i) {
    for (int d = 0; d < kMaxBroadcastRank; ++d) strides[i][d] = 0;
  }
  for (int i = 0; i < num_inputs; ++i) {
    const TfLiteIntArray* in = inputs[i];
    if (in->size > kMaxBroadcastRank) return false;
    int32_t stride = 1;
    for (int d = kMaxBroadcastRank - 1; d >= 0; --d) {
      const int from = d - (kMaxBroadcastRank - in->size);
      const int32_t extent = from < 0 ? 1 : in->data[from];
      if (extent == 1) continue;
      if (!empty && extent < dims[d]) return false;
      strides[i][d] = stride;
      if (__builtin_mul_overflow(stride, extent, &stride)) return false;
    }
  }
  return true;
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
