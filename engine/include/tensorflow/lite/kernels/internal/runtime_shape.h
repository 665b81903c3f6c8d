// A shape as a value, for the code of kernels.
#ifndef TENSORFLOW_LITE_KERNELS_INTERNAL_RUNTIME_SHAPE_H_
#define TENSORFLOW_LITE_KERNELS_INTERNAL_RUNTIME_SHAPE_H_

#include <cstdint>

namespace tflite {

// Up to 6 dimensions. A shape with more than that is empty (one dimension of 0), so that loops over
// it do nothing.
class RuntimeShape {
 public:
  static constexpr int kMaxSmallSize = 6;

  RuntimeShape() = default;
  explicit RuntimeShape(int dimensions_count) { Resize(dimensions_count); }
  RuntimeShape(int dimensions_count, const int32_t* dims_data) {
    Resize(dimensions_count);
    for (int i = 0; i < size_ && dimensions_count <= kMaxSmallSize; ++i) dims_[i] = dims_data[i];
  }
  // Of a TfLiteIntArray: its elements are int, which is not int32_t where that is long (Arm's newlib).
  template <typename Int>
  RuntimeShape(int dimensions_count, const Int* dims_data) {
    Resize(dimensions_count);
    for (int i = 0; i < size_ && dimensions_count <= kMaxSmallSize; ++i) dims_[i] = dims_data[i];
  }
  // `dims_data` with ones in front of it until there are new_shape_size dimensions.
  RuntimeShape(int new_shape_size, const RuntimeShape& shape, int32_t pad_value) {
    Resize(new_shape_size);
    const int padding = size_ - shape.size_;
    for (int i = 0; i < size_; ++i) dims_[i] = i < padding ? pad_value : shape.Dims(i - padding);
  }
  static RuntimeShape ExtendedShape(int new_shape_size, const RuntimeShape& shape) {
    return RuntimeShape(new_shape_size, shape, 1);
  }

  bool operator==(const RuntimeShape& other) const {
    bool same = size_ == other.size_;
    for (int i = 0; same && i < size_; ++i) same = dims_[i] == other.dims_[i];
    return same;
  }
  bool operator!=(const RuntimeShape& other) const { return !(*this == other); }

  int32_t DimensionsCount() const { return size_; }
  // 0 for a dimension that the shape does not have.
  int32_t Dims(int i) const { return i >= 0 && i < size_ ? dims_[i] : 0; }
  void SetDim(int i, int32_t value) {
    if (i >= 0 && i < size_) dims_[i] = value;
  }
  int32_t* DimsData() { return dims_; }
  const int32_t* DimsData() const { return dims_; }

  int FlatSize() const {
    int count = 1;
    for (int i = 0; i < size_; ++i) count *= dims_[i];
    return count;
  }

  void Resize(int dimensions_count) {
    const bool fits = dimensions_count >= 0 && dimensions_count <= kMaxSmallSize;
    size_ = fits ? dimensions_count : 1;
    for (int i = 0; i < kMaxSmallSize; ++i) dims_[i] = 0;
  }

 private:
  int32_t size_ = 0;
  int32_t dims_[kMaxSmallSize] = {};
};

// The common size of dimension `index1` of one shape and `index2` of another; 0 if they differ.
inline int MatchingDim(const RuntimeShape& shape1, int index1, const RuntimeShape& shape2,
                       int index2) {
  return shape1.Dims(index1) == shape2.Dims(index2) ? shape1.Dims(index1) : 0;
}

// The common number of elements; 0 if the shapes differ.
inline int MatchingFlatSize(const RuntimeShape& shape, const RuntimeShape& check_shape) {
  return shape == check_shape ? shape.FlatSize() : 0;
}

// Place of an element of a four-dimensional tensor.
inline int Offset(const RuntimeShape& shape, int i0, int i1, int i2, int i3) {
  return ((i0 * shape.Dims(1) + i1) * shape.Dims(2) + i2) * shape.Dims(3) + i3;
}

}  // namespace tflite

#endif  // TENSORFLOW_LITE_KERNELS_INTERNAL_RUNTIME_SHAPE_H_
