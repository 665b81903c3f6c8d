// Random ops that move or gather values: pooling, MEAN, PAD, CONCATENATION. Each Make is false where
// the numbers drawn make no op.
#ifndef ENGINE_TEST_KERNELS_SHAPES_H_
#define ENGINE_TEST_KERNELS_SHAPES_H_

#include "layers.h"

namespace cases {

inline bool MakePool(Random* random, Case* c) {
  TfLitePoolParams& p = c->params.pool;
  p = {};
  p.padding = AnyPadding(random);
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
  SetDims(&t[0], 2, height, width, depth);
  SetDims(&t[1], 2, out_height, out_width, depth);
  Quantize(&t[0], random, 1, 0, 0.002f, 0.2f, false);
  t[1].scales = t[0].scales;
  t[1].zero_points = t[0].zero_points;
  const TfLiteType type = AnyType(random);
  SetType(&t[0], type);
  SetType(&t[1], type, Fill::kZero);
  return true;
}

// Any axes, counted from either end; mostly those of an image's height and width.
inline bool MakeMean(Random* random, Case* c) {
  Tensor* t = c->tensors;
  c->num_tensors = 3;
  c->params.reducer.keep_dims = random->OneIn(2);
  AnyDims(random, &t[0], 5, 4000);
  if (random->OneIn(3)) {
    const int most = random->OneIn(3) ? 30 : 12;
    SetDims(&t[0], random->Between(1, 2), random->Between(1, most), random->Between(1, most),
            random->Between(1, 67));
  }
  const int rank = t[0].dims.size;
  const bool of_image = rank == 4 && random->OneIn(2);
  bool reduced[5] = {};
  int axes = 0;
  for (int d = 0; d < rank; ++d) {
    reduced[d] = of_image ? d == 1 || d == 2 : random->OneIn(2);
    if (!reduced[d] && axes + 1 + (rank - d) <= 1) reduced[d] = true;
    if (reduced[d] && axes < 4) c->given[axes++] = random->OneIn(3) ? d - rank : d;
    else reduced[d] = false;
  }
  if (axes == 0) return false;
  if (axes < 4 && random->OneIn(6)) c->given[axes] = c->given[axes - 1], ++axes;  // named twice
  t[1].dims = {1, {axes}};
  t[1].constant = true;
  SetType(&t[1], kTfLiteInt32, Fill::kGiven);
  t[2].dims.size = 0;
  for (int d = 0; d < rank; ++d) {
    if (!reduced[d]) t[2].dims.data[t[2].dims.size++] = t[0].dims.data[d];
    else if (c->params.reducer.keep_dims) t[2].dims.data[t[2].dims.size++] = 1;
  }
  const TfLiteType type = AnyType(random);
  for (int i = 0; i < 3; i += 2) {
    Quantize(&t[i], random, 1, 0, 0.002f, 0.2f, false);
    SetType(&t[i], type, i == 2 ? Fill::kZero : Fill::kAny);
  }
  if (random->OneIn(3)) t[2].scales = t[0].scales, t[2].zero_points = t[0].zero_points;
  // More rows than an int16 has room for, if all are as large as can be.
  if (random->OneIn(6)) {
    t[0].fill = Fill::kExtreme;
    if (random->OneIn(2)) t[0].zero_points.data[0] = t[2].zero_points.data[0] = 0;
  }
  return true;
}

inline TfLiteType AnyMovedType(Random* random) {
  return random->OneIn(5) ? kTfLiteInt32 : AnyType(random);
}

// Paddings now and then below 0: the output is cut there.
inline bool MakePad(Random* random, Case* c) {
  Tensor* t = c->tensors;
  c->num_tensors = 3;
  AnyDims(random, &t[0], 5, 1500);
  const int rank = t[0].dims.size;
  t[1].dims = {2, {rank, 2}};
  t[1].constant = true;
  SetType(&t[1], kTfLiteInt32, Fill::kGiven);
  t[2].dims.size = rank;
  const bool cut = random->OneIn(12);
  int count = 1;
  for (int d = 0; d < rank; ++d) {
    const int low = cut && t[0].dims.data[d] > 2 ? -1 : 0;
    c->given[2 * d] = random->OneIn(2) ? 0 : random->Between(low, 3);
    c->given[2 * d + 1] = random->OneIn(2) ? 0 : random->Between(low, 3);
    t[2].dims.data[d] = t[0].dims.data[d] + c->given[2 * d] + c->given[2 * d + 1];
    count *= t[2].dims.data[d];
  }
  const TfLiteType type = AnyMovedType(random);
  Quantize(&t[0], random, 1, 0, 0.002f, 0.2f, false);
  t[2].scales = t[0].scales;
  t[2].zero_points = t[0].zero_points;
  SetType(&t[0], type);
  SetType(&t[2], type, Fill::kZero);
  return count < 40000;
}

inline bool MakePadV2(Random* random, Case* c) {
  if (!MakePad(random, c)) return false;
  Tensor* t = c->tensors;
  c->num_tensors = 4;
  t[3] = t[2];
  t[2].dims = {1, {1}};
  t[2].fill = Fill::kAny;
  return true;
}

inline bool MakeConcatenation(Random* random, Case* c) {
  static constexpr TfLiteType kTypes[] = {kTfLiteInt8,  kTfLiteInt8,    kTfLiteInt16, kTfLiteInt32,
                                          kTfLiteInt64, kTfLiteFloat32, kTfLiteBool};
  Tensor* t = c->tensors;
  const int inputs = random->Between(1, 6);
  c->num_tensors = inputs + 1;
  Tensor& output = t[inputs];
  AnyDims(random, &output, 5, 700);
  const int axis = random->Between(0, output.dims.size - 1);
  c->params.concatenation = {random->OneIn(3) ? axis - output.dims.size : axis, kTfLiteActNone};
  Quantize(&output, random, 1, 0, 0.002f, 0.2f, false);
  const TfLiteType type = kTypes[random->Between(0, 6)];
  SetType(&output, type, Fill::kZero);
  int total = 0;
  for (int i = 0; i < inputs; ++i) {
    t[i] = output;
    t[i].fill = Fill::kAny;
    t[i].dims.data[axis] = random->Between(1, random->OneIn(4) ? 40 : 9);
    total += t[i].dims.data[axis];
  }
  output.dims.data[axis] = total;
  return true;
}

}  // namespace cases

#endif  // ENGINE_TEST_KERNELS_SHAPES_H_
