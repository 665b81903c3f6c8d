// Random layers and their data, from a seed.
#ifndef ENGINE_TEST_KERNELS_CASES_H_
#define ENGINE_TEST_KERNELS_CASES_H_

#include <cstdint>
#include <cstring>

#include "one_op.h"
#include "tensorflow/lite/c/builtin_op_data.h"

namespace cases {

using one_op::Tensor;

constexpr int kGuard = 64;
constexpr int kRoom = 1 << 19;  // bytes of the largest tensor, with guards

struct Random {
  uint32_t state;
  uint32_t Next() {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
  }
  int Between(int low, int high) { return low + static_cast<int>(Next() % (high - low + 1)); }
  bool OneIn(int n) { return Next() % n == 0; }
  float Scale(float low, float high) {
    return low + (high - low) * static_cast<float>(Next() >> 8) / 16777216.0f;
  }
};

enum Op { kConv, kDepthwise, kDense, kPair, kPool, kUnary, kOps };

struct Case {
  Op op;
  union {
    TfLiteConvParams conv;
    TfLiteDepthwiseConvParams depthwise;
    TfLiteFullyConnectedParams dense;
    TfLiteAddParams add;
    TfLiteSubParams sub;
    TfLiteMulParams mul;
    TfLitePoolParams pool;
    TfLiteLeakyReluParams leaky;
  } params;
  int variant;      // which of the pooling or unary ops
  int num_tensors;  // the last one is the output
  Tensor tensors[one_op::kMaxTensors];
  int bytes[one_op::kMaxTensors];
};

inline void SetDims(Tensor* t, int a, int b, int c, int d) {
  t->dims = {4, {a, b, c, d}};
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

inline int OutSize(TfLitePadding padding, int in, int filter, int stride, int dilation) {
  const int effective = (filter - 1) * dilation + 1;
  return padding == kTfLitePaddingSame ? (in + stride - 1) / stride
                                       : (in + stride - effective) / stride;
}

inline TfLiteFusedActivation Activation(Random* random) {
  return static_cast<TfLiteFusedActivation>(random->Between(0, 3));
}

// A convolution of either kind; false if its output would be empty.
inline bool MakeConv(Random* random, Case* c) {
  const int height = random->Between(1, 12);
  const int width = random->Between(1, 12);
  const int filter_height = random->OneIn(3) ? 1 : random->Between(1, 5);
  const int filter_width = random->OneIn(3) ? filter_height : random->Between(1, 5);
  const int stride_height = random->Between(1, 3);
  const int stride_width = random->Between(1, 3);
  const int dilation_height = random->OneIn(4) ? random->Between(1, 3) : 1;
  const int dilation_width = random->OneIn(4) ? random->Between(1, 3) : 1;
  const int batches = random->Between(1, 2);
  const TfLitePadding padding = random->OneIn(2) ? kTfLitePaddingSame : kTfLitePaddingValid;
  const int out_height = OutSize(padding, height, filter_height, stride_height, dilation_height);
  const int out_width = OutSize(padding, width, filter_width, stride_width, dilation_width);
  if (out_height <= 0 || out_width <= 0) return false;

  Tensor& input = c->tensors[0];
  Tensor& filter = c->tensors[1];
  Tensor& output = c->tensors[3];
  int in_depth = random->Between(1, 67);
  int out_depth = random->Between(1, 67);
  if (c->op == kConv) {
    int filter_depth = in_depth;
    if (random->OneIn(6)) {
      const int groups = random->Between(2, 4);
      filter_depth = random->Between(1, 16);
      in_depth = groups * filter_depth;
      out_depth = groups * random->Between(1, 16);
    }
    c->params.conv = {};
    c->params.conv.padding = padding;
    c->params.conv.stride_height = stride_height;
    c->params.conv.stride_width = stride_width;
    c->params.conv.dilation_height_factor = dilation_height;
    c->params.conv.dilation_width_factor = dilation_width;
    c->params.conv.activation = Activation(random);
    SetDims(&filter, out_depth, filter_height, filter_width, filter_depth);
    Quantize(&filter, random, random->OneIn(3) ? 1 : out_depth, 0, 0.0005f, 0.05f, true);
  } else {
    const int multiplier = random->OneIn(4) ? random->Between(1, 4) : 1;
    if (random->OneIn(8)) in_depth = 1;
    out_depth = in_depth * (in_depth == 1 ? random->Between(1, 40) : multiplier);
    c->params.depthwise = {};
    c->params.depthwise.padding = padding;
    c->params.depthwise.stride_height = stride_height;
    c->params.depthwise.stride_width = stride_width;
    c->params.depthwise.dilation_height_factor = dilation_height;
    c->params.depthwise.dilation_width_factor = dilation_width;
    c->params.depthwise.depth_multiplier = out_depth / in_depth;
    c->params.depthwise.activation = Activation(random);
    SetDims(&filter, 1, filter_height, filter_width, out_depth);
    Quantize(&filter, random, random->OneIn(3) ? 1 : out_depth, 3, 0.0005f, 0.05f, true);
  }
  SetDims(&input, batches, height, width, in_depth);
  SetDims(&output, batches, out_height, out_width, out_depth);
  c->tensors[2].dims = {1, {out_depth}};
  return true;
}

inline void MakeDense(Random* random, Case* c) {
  const int batches = random->Between(1, 5);
  const int inputs = random->Between(1, random->OneIn(5) ? 1200 : 300);
  const int outputs = random->Between(1, 67);
  c->params.dense = {};
  c->params.dense.activation = Activation(random);
  c->tensors[0].dims = {2, {batches, inputs}};
  c->tensors[1].dims = {2, {outputs, inputs}};
  c->tensors[2].dims = {1, {outputs}};
  c->tensors[3].dims = {2, {batches, outputs}};
  Quantize(&c->tensors[1], random, random->OneIn(2) ? 1 : outputs, 0, 0.0005f, 0.05f, true);
}

inline TfLiteType AnyType(Random* random) {
  const int n = random->Between(0, 3);
  return n < 2 ? kTfLiteInt8 : n == 2 ? kTfLiteInt16 : kTfLiteFloat32;
}

inline int BytesOf(TfLiteType type) {
  return type == kTfLiteInt8 ? 1 : type == kTfLiteInt16 ? 2 : 4;
}

// Of a tensor with scales already: int16 has no zero point, float32 no scale.
inline void SetType(Tensor* t, TfLiteType type) {
  t->type = type;
  if (type == kTfLiteInt16) t->zero_points.data[0] = 0;
  if (type == kTfLiteFloat32) t->scales.size = 0;
}

inline bool MakePair(Random* random, Case* c) {
  Tensor* t = c->tensors;
  c->num_tensors = 3;
  c->variant = random->Between(0, 2);
  const TfLiteFusedActivation activation = Activation(random);
  if (c->variant == 0) c->params.add = {activation, false};
  if (c->variant == 1) c->params.sub = {activation, false};
  if (c->variant == 2) c->params.mul = {activation};
  const int count = random->Between(1, 300);
  const TfLiteType type = AnyType(random);
  for (int i = 0; i < 3; ++i) {
    t[i].dims = {2, {2, count}};
    Quantize(&t[i], random, 1, 0, 0.002f, 0.2f, false);
    SetType(&t[i], type);
    c->bytes[i] = 2 * count * BytesOf(type);
  }
  // Now and then the smaller operand repeats.
  if (random->OneIn(8)) {
    t[1].dims.data[0] = 1;
    c->bytes[1] = count * BytesOf(type);
  }
  return true;
}

// A layer with weights: input, weights, bias, output.
inline bool MakeLayer(Random* random, Case* c) {
  c->num_tensors = 4;
  if (c->op == kDense) {
    MakeDense(random, c);
  } else if (!MakeConv(random, c)) {
    return false;
  }
  Tensor* t = c->tensors;
  t[1].constant = t[2].constant = !random->OneIn(4);
  if (random->OneIn(3)) {
    for (int i = 0; i < 4; ++i) {
      t[i].type = kTfLiteFloat32;
      t[i].scales.size = 0;
      c->bytes[i] = t[i].Count() * 4;
      if (c->bytes[i] + 2 * kGuard > kRoom) return false;
    }
    return true;
  }
  const bool int4 = random->OneIn(10) && t[1].scales.size == 1;
  t[0].type = kTfLiteInt8;
  t[1].type = int4 ? kTfLiteInt4 : kTfLiteInt8;
  t[2].type = kTfLiteInt32;
  t[3].type = kTfLiteInt8;
  Quantize(&t[0], random, 1, 0, 0.001f, 0.2f, false);
  Quantize(&t[3], random, 1, 0, 0.0005f, random->OneIn(8) ? 0.002f : 0.5f, false);
  t[2].scales.size = 1;
  t[2].scales.data[0] = t[0].scales.data[0] * t[1].scales.data[0];
  t[2].zero_points = {1, {0}};
  const bool int16 = !int4 && random->OneIn(3);
  const bool wide_bias = int16 && (c->op == kDepthwise || random->OneIn(2));
  if (int16) {
    t[0].type = t[3].type = kTfLiteInt16;
    t[0].zero_points.data[0] = t[3].zero_points.data[0] = 0;
    t[0].scales.data[0] /= 64.0f;
    t[3].scales.data[0] /= 64.0f;
    t[2].scales.data[0] /= 64.0f;
    if (wide_bias) t[2].type = kTfLiteInt64;
  }
  for (int i = 0; i < 4; ++i) {
    c->bytes[i] = t[i].Count() * (i == 2 ? (wide_bias ? 8 : 4) : int16 && i != 1 ? 2 : 1);
    if (i == 1 && int4) c->bytes[i] = (t[i].Count() + 1) / 2;
    if (c->bytes[i] + 2 * kGuard > kRoom) return false;
  }
  return true;
}

inline bool MakePool(Random* random, Case* c) {
  TfLitePoolParams& p = c->params.pool;
  p = {};
  p.padding = random->OneIn(2) ? kTfLitePaddingSame : kTfLitePaddingValid;
  p.filter_height = random->Between(1, 9);
  p.filter_width = random->Between(1, 9);
  p.stride_height = random->Between(1, 3);
  p.stride_width = random->Between(1, 3);
  p.activation = Activation(random);
  const int height = random->Between(1, 12);
  const int width = random->Between(1, 12);
  const int out_height = OutSize(p.padding, height, p.filter_height, p.stride_height, 1);
  const int out_width = OutSize(p.padding, width, p.filter_width, p.stride_width, 1);
  if (out_height <= 0 || out_width <= 0) return false;
  const int depth = random->Between(1, 67);
  Tensor* t = c->tensors;
  c->num_tensors = 2;
  c->variant = random->Between(0, 1);
  SetDims(&t[0], 2, height, width, depth);
  SetDims(&t[1], 2, out_height, out_width, depth);
  Quantize(&t[0], random, 1, 0, 0.002f, 0.2f, false);
  t[1].scales = t[0].scales;
  t[1].zero_points = t[0].zero_points;
  return true;
}

inline void MakeUnary(Random* random, Case* c) {
  Tensor* t = c->tensors;
  c->num_tensors = 2;
  c->variant = random->Between(0, 6);
  c->params.leaky.alpha = random->Scale(-1.0f, 1.0f);
  for (int i = 0; i < 2; ++i) {
    Quantize(&t[i], random, 1, 0, 0.002f, 0.2f, false);
    if (i == 0) t[i].dims = {1, {random->Between(1, 1500)}};
  }
  t[1].dims = t[0].dims;
  t[1].zero_points.data[0] = -128;  // LOGISTIC asks for it
}

inline bool MakeCase(Random* random, Case* c) {
  c->op = static_cast<Op>(random->Between(0, kOps - 1));
  c->variant = 0;
  if (c->op == kPair) return MakePair(random, c);
  if (c->op != kPool && c->op != kUnary) return MakeLayer(random, c);
  if (c->op == kUnary) {
    MakeUnary(random, c);
  } else if (!MakePool(random, c)) {
    return false;
  }
  const TfLiteType type = c->op == kPool ? AnyType(random) : kTfLiteInt8;
  for (int i = 0; i < 2; ++i) {
    SetType(&c->tensors[i], type);
    c->bytes[i] = c->tensors[i].Count() * BytesOf(type);
  }
  return true;
}

// Mostly of one size; now and then with zeros of both signs, or infinite.
inline void FillFloats(Random* random, int bytes, uint8_t* data) {
  const bool odd = random->OneIn(12);
  for (int b = 0; b < bytes; b += 4) {
    float value = random->Scale(-1.0f, 1.0f);
    if (odd && random->OneIn(20)) value = random->OneIn(2) ? -0.0f : 1.0f / 0.0f;
    std::memcpy(data + b, &value, 4);
  }
}

inline void FillData(Random* random, const Case& c, uint8_t* const* data) {
  if (c.tensors[0].type == kTfLiteFloat32) {
    for (int i = 0; i < c.num_tensors && i < 3; ++i) FillFloats(random, c.bytes[i], data[i]);
    return;
  }
  const bool low_weights = random->OneIn(20);  // −128, which converters never write
  for (int i = 0; i < (c.num_tensors == 2 ? 1 : 2); ++i) {
    for (int b = 0; b < c.bytes[i]; ++b) {
      int8_t value = static_cast<int8_t>(random->Next() >> 24);
      const bool weight = i == 1 && c.num_tensors == 4 && c.tensors[1].type == kTfLiteInt8;
      if (weight && value == -128 && !low_weights) value = 127;
      data[i][b] = static_cast<uint8_t>(value);
    }
  }
  if (c.num_tensors < 4) return;
  const bool large_biases = random->OneIn(10);
  for (int b = 0; b < c.bytes[2] / 4; ++b) {
    // Dead channels of trained models have biases as large as an int32 holds.
    const int shift = large_biases ? random->Between(0, 4) : random->Between(12, 20);
    const int32_t value = static_cast<int32_t>(random->Next()) >> shift;
    std::memcpy(data[2] + 4 * b, &value, 4);
  }
}

}  // namespace cases

#endif  // ENGINE_TEST_KERNELS_CASES_H_
