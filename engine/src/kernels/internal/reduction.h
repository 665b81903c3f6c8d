// A walk over a tensor that tells where the reduction of every element over some axes goes.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_REDUCTION_H_
#define ENGINE_SRC_KERNELS_INTERNAL_REDUCTION_H_

#include <cstdint>

#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

class ReductionWalk {
 public:
  // `index` has room for the input's rank, `axes` for the number of axes given. Negative axes count
  // from the end, repeated ones count once; a scalar has none to count. False if an axis or a
  // dimension makes no sense.
  bool Init(const TfLiteIntArray* dims, const int32_t* given, int32_t num_given, int32_t* index,
            int32_t* axes);

  // Elements that go to each place, and the number of places. Both 0 for an empty tensor.
  int64_t reduced_count() const { return reduced_count_; }
  int64_t kept_count() const { return kept_count_; }

  // To be asked before every row of the input along its last dimension, the first included; false
  // when there is none left. The row's elements follow each other; the first goes to `to`, each
  // next one `to_step` further, 0 or 1.
  bool NextRow();
  int32_t row_length() const { return row_length_; }
  int32_t to() const { return to_; }
  int32_t to_step() const { return to_step_; }

 private:
  bool Reduces(int32_t axis) const;

  const TfLiteIntArray* dims_;
  int32_t* index_;
  int32_t* axes_;
  int32_t num_axes_;
  int64_t reduced_count_;
  int64_t kept_count_;
  int32_t rows_left_;
  int32_t row_length_;
  int32_t to_;
  int32_t to_step_;
};

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_REDUCTION_H_
