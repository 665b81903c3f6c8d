#include "kernels/internal/reduction.h"

#include "kernels/internal/shape.h"

namespace tflite {
namespace kernels {

bool ReductionWalk::Init(const TfLiteIntArray* dims, const int32_t* given, int32_t num_given,
                         int32_t* index, int32_t* axes) {
  dims_ = dims;
  index_ = index;
  axes_ = axes;
  num_axes_ = 0;
  const int32_t count = ElementCount(dims);
  if (count < 0) return false;
  for (int32_t i = 0; i < num_given && dims->size > 0; ++i) {
    const int32_t axis = given[i] < 0 ? given[i] + dims->size : given[i];
    if (axis < 0 || axis >= dims->size) return false;
    if (!Reduces(axis)) axes_[num_axes_++] = axis;
  }

  const int last = dims->size - 1;
  row_length_ = last < 0 ? 1 : dims->data[last];
  to_step_ = last < 0 || Reduces(last) ? 0 : 1;
  rows_left_ = count == 0 ? 0 : count / row_length_;
  reduced_count_ = kept_count_ = count == 0 ? 0 : 1;
  for (int d = 0; d <= last; ++d) {
    index_[d] = 0;
    if (count > 0) (Reduces(d) ? reduced_count_ : kept_count_) *= dims->data[d];
  }
  // One step before the first row.
  if (last > 0) index_[last - 1] = -1;
  return true;
}

bool ReductionWalk::NextRow() {
  if (rows_left_ == 0) return false;
  --rows_left_;
  const int last = dims_->size - 1;
  for (int d = last - 1; d >= 0 && ++index_[d] == dims_->data[d]; --d) index_[d] = 0;
  to_ = 0;
  for (int d = 0; d < last; ++d) {
    if (!Reduces(d)) to_ = to_ * dims_->data[d] + index_[d];
  }
  if (to_step_ != 0) to_ *= row_length_;
  return true;
}

bool ReductionWalk::Reduces(int32_t axis) const {
  for (int32_t i = 0; i < num_axes_; ++i) {
    if (axes_[i] == axis) return true;
  }
  return false;
}

}  // namespace kernels
}  // namespace tflite
