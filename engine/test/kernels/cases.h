// What the random layers are made of: a generator, tensors, and their data.
#ifndef ENGINE_TEST_KERNELS_CASES_H_
#define ENGINE_TEST_KERNELS_CASES_H_

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "one_op.h"
#include "tensorflow/lite/c/builtin_op_data.h"

namespace cases {

struct Random {
  uint32_t state;
  uint32_t Next() {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
  }
  int Between(int low, int high) {
    return low + static_cast<int>(Next() % static_cast<uint32_t>(high - low + 1));
  }
  bool OneIn(uint32_t n) { return Next() % n == 0; }
  float Scale(float low, float high) {
    return low + (high - low) * static_cast<float>(Next() >> 8) / 16777216.0f;
  }
};

// What a tensor's data is like.
enum class Fill {
  kAny,      // the whole range of its type; floats from −1 to 1
  kWeights,  // as kAny, but seldom −128, which converters never write
  kBias,     // integers of some bits; dead channels of trained models have large ones
  kHalves,   // floats that are multiples of half a scale
  kExtreme,  // integers at one end of their range, all of them
  kGiven,    // Case::given
  kZero,
};

struct Tensor : one_op::Tensor {
  Fill fill;
  float half_scale;  // of kHalves
};

constexpr int kMostGiven = 12;

struct Case {
  // Of any op; each begins with the first byte.
  union {
    TfLiteConvParams conv;
    TfLiteDepthwiseConvParams depthwise;
    TfLiteFullyConnectedParams dense;
    TfLiteTransposeConvParams transpose_conv;
    TfLiteAddParams add;
    TfLiteSubParams sub;
    TfLiteMulParams mul;
    TfLitePoolParams pool;
    TfLiteLeakyReluParams leaky;
    TfLiteSoftmaxParams softmax;
    TfLiteReducerParams reducer;
    TfLiteConcatenationParams concatenation;
    TfLiteSVDFParams svdf;
    TfLiteUnidirectionalSequenceLSTMParams lstm;
  } params;
  int num_tensors;  // the last one is the output
  Tensor tensors[one_op::kMaxTensors];
  int32_t given[kMostGiven];  // of the one tensor with Fill::kGiven

  Tensor& output() { return tensors[num_tensors - 1]; }

  // All but the arrays behind their sizes: there are a hundred thousand bytes of them.
  void Reset() {
    std::memset(&params, 0, sizeof(params));
    for (Tensor& t : tensors) {
      t.type = kTfLiteNoType;
      t.fill = Fill::kAny;
      t.dims.size = t.scales.size = t.zero_points.size = t.quantized_dimension = 0;
      t.constant = t.variable = false;
    }
  }
};

inline int BytesOf(TfLiteType type) {
  switch (type) {
    case kTfLiteInt64:
      return 8;
    case kTfLiteInt32:
    case kTfLiteFloat32:
      return 4;
    case kTfLiteInt16:
      return 2;
    default:
      return 1;
  }
}

inline int BytesOf(const Tensor& t) {
  if (t.type == kTfLiteInt4) return (t.Count() + 1) / 2;
  return t.Count() * BytesOf(t.type);
}

inline void SetDims(Tensor* t, int a, int b, int c, int d) { t->dims = {4, {a, b, c, d}}; }

// A tensor that is there; its scales come from one of the two below.
inline void SetType(Tensor* t, TfLiteType type, Fill fill = Fill::kAny) {
  t->type = type;
  t->fill = fill;
  if (type == kTfLiteFloat32) t->scales.size = 0;
  if (type == kTfLiteInt16 && t->zero_points.size > 0) t->zero_points.data[0] = 0;
}

inline void Quantize(Tensor* t, Random* random, int channels, int dimension, float low, float high,
                     bool centred) {
  t->scales.size = channels;
  t->zero_points.size = channels;
  t->quantized_dimension = dimension;
  const bool tiny = channels > 1 && random->OneIn(6);
  for (int i = 0; i < channels; ++i) {
    t->scales.data[i] = random->Scale(low, high);
    if (tiny && random->OneIn(3)) t->scales.data[i] *= 1.0f / (1 << random->Between(8, 28));
    t->zero_points.data[i] = centred ? 0 : random->Between(-128, 127);
  }
}

inline void QuantizeAs(Tensor* t, float scale, int zero_point) {
  t->scales.size = t->zero_points.size = 1;
  t->scales.data[0] = scale;
  t->zero_points.data[0] = zero_point;
}

inline TfLiteFusedActivation Activation(Random* random) {
  return static_cast<TfLiteFusedActivation>(random->Between(0, 3));
}

inline TfLiteType AnyType(Random* random) {
  const int n = random->Between(0, 3);
  return n < 2 ? kTfLiteInt8 : n == 2 ? kTfLiteInt16 : kTfLiteFloat32;
}

// A shape of some rank and, as far as can be, no more than `most` elements.
inline void AnyDims(Random* random, Tensor* t, int most_rank, int most) {
  t->dims.size = random->Between(1, most_rank);
  for (int i = t->dims.size - 1; i >= 0; --i) {
    const int limit = most < 67 ? most : 67;
    t->dims.data[i] = random->OneIn(4) ? 1 : random->Between(1, limit);
    most /= t->dims.data[i];
  }
}

template <typename T>
void Put(uint8_t* data, int index, T value) {
  std::memcpy(data + static_cast<size_t>(index) * sizeof(T), &value, sizeof(T));
}

inline void FillFloats(Random* random, const Tensor& t, uint8_t* data) {
  // Now and then with zeros of both signs, with infinite ones, and with what is far too large.
  const bool odd = random->OneIn(12);
  for (int i = 0; i < t.Count(); ++i) {
    float value = t.fill == Fill::kHalves
                      ? t.half_scale * static_cast<float>(random->Between(-700, 700))
                      : random->Scale(-1.0f, 1.0f);
    if (odd && random->OneIn(20)) {
      const float all[] = {-0.0f, 1.0f / 0.0f, -1.0f / 0.0f, 3e9f, -3e9f};
      value = t.fill == Fill::kHalves ? all[random->Between(0, 4)] : all[random->Between(0, 1)];
    }
    Put(data, i, value);
  }
}

inline void FillIntegers(Random* random, const Tensor& t, uint8_t* data) {
  const bool low_weights = t.fill != Fill::kWeights || random->OneIn(20);
  const bool large_biases = random->OneIn(10);
  const bool low_end = random->OneIn(2);
  for (int i = 0; i < BytesOf(t) / BytesOf(t.type); ++i) {
    const auto bits = static_cast<int32_t>(random->Next());
    if (t.type == kTfLiteInt64) {
      Put<int64_t>(data, i, bits >> random->Between(8, 16));
    } else if (t.type == kTfLiteInt32) {
      const int shift = large_biases ? random->Between(0, 4) : random->Between(12, 20);
      Put<int32_t>(data, i, bits >> shift);
    } else if (t.type == kTfLiteInt16) {
      const auto value = static_cast<int16_t>(bits >> 16);
      const int16_t end = low_end ? INT16_MIN : INT16_MAX;
      Put<int16_t>(data, i, t.fill == Fill::kExtreme ? end : value);
    } else if (t.fill == Fill::kExtreme) {
      Put<int8_t>(data, i, low_end ? INT8_MIN : INT8_MAX);
    } else {
      const auto value = static_cast<int8_t>(bits >> 24);
      Put<int8_t>(data, i, value == -128 && !low_weights ? 127 : value);
    }
  }
}

inline void FillTensor(Random* random, const Case& c, const Tensor& t, uint8_t* data) {
  if (t.fill == Fill::kZero) {
    std::memset(data, 0, static_cast<size_t>(BytesOf(t)));
  } else if (t.fill == Fill::kGiven) {
    std::memcpy(data, c.given, static_cast<size_t>(BytesOf(t)));
  } else if (t.type == kTfLiteFloat32) {
    FillFloats(random, t, data);
  } else {
    FillIntegers(random, t, data);
  }
}

}  // namespace cases

#endif  // ENGINE_TEST_KERNELS_CASES_H_
