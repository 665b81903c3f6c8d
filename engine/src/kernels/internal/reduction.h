// A walk over a tensor that tells for every element where its reduction over some axes goes.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_REDUCTION_H_
#define ENGINE_SRC_KERNELS_INTERNAL_REDUCTION_H_

#include <cstdint>

#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

class ReductionWalk {
 public:
  // `index` has room for the input's rank, `axes` for the number of axes given. Negative axes count
  // from the end, repeated ones count once; a scalar has none to count. False if an axis or a
  // dimension makes no sense.
  bool Init(const TfLiteIntArray* dims, const int32_t* given, int32_t num_given, int32_t* index,
            int32_t* axes) {
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
    reduced_count_ = 1;
    kept_count_ = 1;
    empty_ = count == 0;
    if (empty_) {
      reduced_count_ = 0;
      kept_count_ = 0;
      return true;
    }
    for (int d = 0; d < dims->size; ++d) {
      (Reduces(d) ? reduced_count_ : kept_count_) *= dims->data[d];
    }
    return true;
  }

  // Elements that go to each place, and the number of places. Both 0 for an empty tensor.
  int64_t reduced_count() const { return reduced_count_; }
  int64_t kept_count() const { return kept_count_; }

  // visit(from, to) for every element, in the order of the input.
  template <typename Visit>
  void Run(Visit visit) {
    if (empty_) return;
    if (dims_->size == 0) {
      visit(0, 0);
      return;
    }
    const int last = dims_->size - 1;
    const int32_t extent = dims_->data[last];
    const int32_t step = Reduces(last) ? 0 : 1;
    for (int d = 0; d < dims_->size; ++d) index_[d] = 0;
    int32_t from = 0;
    for (;;) {
      int32_t to = RowStart(last);
      for (int32_t i = 0; i < extent; ++i) {
        visit(from++, to);
        to += step;
      }
      int d = last - 1;
      for (; d >= 0; --d) {
        if (++index_[d] < dims_->data[d]) break;
        index_[d] = 0;
      }
      if (d < 0) return;
    }
  }

 private:
  bool Reduces(int32_t axis) const {
    for (int32_t i = 0; i < num_axes_; ++i) {
      if (axes_[i] == axis) return true;
    }
    return false;
  }

  int32_t RowStart(int last) const {
    int32_t to = 0;
    for (int d = 0; d < last; ++d) {
      if (!Reduces(d)) to = to * dims_->data[d] + index_[d];
    }
    return Reduces(last) ? to : to * dims_->data[last];
  }

  const TfLiteIntArray* dims_;
  int32_t* index_;
  int32_t* axes_;
  int32_t num_axes_;
  int64_t reduced_count_;
  int64_t kept_count_;
  bool empty_;
};

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_REDUCTION_H_
