// Random ops whose outputs depend on the values at their place: pairs, functions of one value,
// changes of quantisation, SOFTMAX. Each Make is false where the numbers drawn make no op.
#ifndef ENGINE_TEST_KERNELS_ELEMENTWISE_H_
#define ENGINE_TEST_KERNELS_ELEMENTWISE_H_

#include "cases.h"

namespace cases {

// ADD, SUB and MUL: equal shapes, or two that are broadcast.
inline bool MakePair(Random* random, Case* c) {
  Tensor* t = c->tensors;
  c->num_tensors = 3;
  const TfLiteType type = random->OneIn(12) ? kTfLiteInt32 : AnyType(random);
  if (random->OneIn(2)) {
    t[0].dims = {2, {2, random->Between(1, 300)}};
    t[1].dims = t[2].dims = t[0].dims;
  } else {
    AnyDims(random, &t[2], 5, 3000);
    t[0].dims = t[1].dims = t[2].dims;
    for (int d = 0; d < t[2].dims.size; ++d) {
      if (random->OneIn(3)) t[random->Between(0, 1)].dims.data[d] = 1;
    }
    // Leading dimensions of one may be missing.
    one_op::IntArray& some = t[random->Between(0, 1)].dims;
    while (some.size > 0 && some.data[0] == 1 && random->OneIn(2)) {
      --some.size;
      std::memmove(some.data, some.data + 1, static_cast<size_t>(some.size) * sizeof(int));
    }
  }
  for (int i = 0; i < 3; ++i) {
    Quantize(&t[i], random, 1, 0, 0.002f, 0.2f, false);
    SetType(&t[i], type, i == 2 ? Fill::kZero : Fill::kAny);
    if (type == kTfLiteInt32) t[i].scales.size = 0;
  }
  return true;
}

inline bool MakeAdd(Random* random, Case* c) {
  c->params.add = {Activation(random), false};
  return MakePair(random, c);
}
inline bool MakeSub(Random* random, Case* c) {
  c->params.sub = {Activation(random), false};
  return MakePair(random, c);
}
inline bool MakeMul(Random* random, Case* c) {
  c->params.mul = {Activation(random)};
  return MakePair(random, c);
}

inline void MakeUnary(Random* random, TfLiteType type, Case* c) {
  Tensor* t = c->tensors;
  c->num_tensors = 2;
  for (int i = 0; i < 2; ++i) {
    t[i].dims = {1, {i == 0 ? random->Between(1, 1500) : t[0].dims.data[0]}};
    Quantize(&t[i], random, 1, 0, 0.002f, 0.2f, false);
    SetType(&t[i], type, i == 1 ? Fill::kZero : Fill::kAny);
  }
}

// HARD_SWISH, RELU and RELU6.
inline bool MakeActivation(Random* random, Case* c) {
  MakeUnary(random, random->OneIn(3) ? kTfLiteFloat32 : kTfLiteInt8, c);
  return true;
}

inline bool MakeLeaky(Random* random, Case* c) {
  MakeUnary(random, AnyType(random), c);
  c->params.leaky.alpha = random->OneIn(8) ? random->Scale(1.0f, 9.0f) : random->Scale(-1.0f, 1.0f);
  return true;
}

// LOGISTIC and TANH. int16 inputs whose scale is a power of two take another way.
inline bool MakeSigmoid(Random* random, Case* c) {
  MakeUnary(random, AnyType(random), c);
  Tensor* t = c->tensors;
  t[1].zero_points.data[0] = -128;
  if (t[0].type == kTfLiteInt16) {
    QuantizeAs(&t[1], 1.0f / 32768, 0);
    const float scale = random->Scale(0.00001f, 0.002f);
    QuantizeAs(&t[0], random->OneIn(2) ? 1.0f / (1 << random->Between(11, 15)) : scale, 0);
  }
  return true;
}

inline bool MakeQuantize(Random* random, Case* c) {
  static constexpr TfLiteType kPairs[][2] = {
      {kTfLiteFloat32, kTfLiteInt8}, {kTfLiteFloat32, kTfLiteInt16}, {kTfLiteInt8, kTfLiteInt8},
      {kTfLiteInt8, kTfLiteInt16},   {kTfLiteInt16, kTfLiteInt8},    {kTfLiteInt16, kTfLiteInt16},
      {kTfLiteInt8, kTfLiteUInt8},   {kTfLiteInt8, kTfLiteInt32},    {kTfLiteInt16, kTfLiteInt32},
      {kTfLiteInt32, kTfLiteInt8},   {kTfLiteInt32, kTfLiteInt16},   {kTfLiteUInt8, kTfLiteInt8}};
  const bool rare = random->OneIn(3);
  const TfLiteType* types = kPairs[rare ? random->Between(6, 11) : random->Between(0, 5)];
  MakeUnary(random, kTfLiteInt8, c);
  Tensor* t = c->tensors;
  for (int i = 0; i < 2; ++i) {
    if (types[i] == kTfLiteInt16) t[i].scales.data[0] /= random->Between(1, 200);
    const int zero_point = t[i].zero_points.data[0];
    SetType(&t[i], types[i], t[i].fill);
    if (types[i] == kTfLiteInt16 && random->OneIn(3)) t[i].zero_points.data[0] = zero_point * 99;
  }
  if (random->OneIn(2)) {
    t[0].fill = Fill::kHalves;
    if (random->OneIn(2)) t[1].scales.data[0] = 1.0f / (1 << random->Between(3, 9));
    t[0].half_scale = t[1].scales.data[0] / 2;
  }
  return true;
}

inline bool MakeDequantize(Random* random, Case* c) {
  static constexpr TfLiteType kFrom[] = {kTfLiteInt8, kTfLiteInt16, kTfLiteUInt8};
  MakeUnary(random, kTfLiteInt8, c);
  Tensor* t = c->tensors;
  const int zero_point = t[0].zero_points.data[0];
  SetType(&t[0], kFrom[random->Between(0, 2)]);
  if (random->OneIn(4)) t[0].zero_points.data[0] = zero_point * 253;
  if (random->OneIn(9)) t[0].scales.data[0] *= 1e-37f;  // to where floats lose bits
  SetType(&t[1], kTfLiteFloat32, Fill::kZero);
  return true;
}

inline bool MakeSoftmax(Random* random, Case* c) {
  Tensor* t = c->tensors;
  MakeUnary(random, AnyType(random), c);
  AnyDims(random, &t[0], 4, 1500);
  t[1].dims = t[0].dims;
  c->params.softmax.beta = random->OneIn(3) ? random->Scale(0.1f, 3.0f) : 1.0f;
  if (t[0].type == kTfLiteInt16) {
    QuantizeAs(&t[0], random->Scale(0.00001f, 0.002f), 0);
    QuantizeAs(&t[1], 1.0f / 32768, 0);
  } else if (t[0].type == kTfLiteInt8 && random->OneIn(3)) {
    t[1].type = kTfLiteInt16;
    QuantizeAs(&t[1], 1.0f / 65536, -32768);
  } else if (t[0].type == kTfLiteInt8) {
    QuantizeAs(&t[1], 1.0f / 256, -128);
  }
  return true;
}

}  // namespace cases

#endif  // ENGINE_TEST_KERNELS_ELEMENTWISE_H_
