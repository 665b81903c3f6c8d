// Random layers with weights: convolutions of all kinds and FULLY_CONNECTED. Each Make is false where
// the numbers drawn make no layer.
#ifndef ENGINE_TEST_KERNELS_LAYERS_H_
#define ENGINE_TEST_KERNELS_LAYERS_H_

#include "cases.h"

namespace cases {

inline int OutSize(TfLitePadding padding, int in, int filter, int stride, int dilation) {
  const int effective = (filter - 1) * dilation + 1;
  return padding == kTfLitePaddingSame ? (in + stride - 1) / stride
                                       : (in + stride - effective) / stride;
}

inline TfLitePadding AnyPadding(Random* random) {
  return random->OneIn(2) ? kTfLitePaddingSame : kTfLitePaddingValid;
}

// Types and scales of input, weights, bias and output, whose shapes and the weights' scales are set.
inline bool FinishLayer(Random* random, bool wide_bias, Tensor* input, Tensor* weights,
                        Tensor* bias, Tensor* output) {
  weights->constant = bias->constant = !random->OneIn(4);
  Tensor* const all[] = {input, weights, bias, output};
  output->fill = Fill::kZero;
  if (random->OneIn(3)) {
    for (Tensor* t : all) SetType(t, kTfLiteFloat32, t->fill);
    return true;
  }
  const bool int4 = weights->type == kTfLiteInt4;
  const bool int16 = !int4 && random->OneIn(3);
  const bool wide = int16 && (wide_bias || random->OneIn(2));
  Quantize(input, random, 1, 0, 0.001f, 0.2f, false);
  Quantize(output, random, 1, 0, 0.0005f, random->OneIn(8) ? 0.002f : 0.5f, false);
  if (!int4) SetType(weights, kTfLiteInt8, Fill::kWeights);
  SetType(input, int16 ? kTfLiteInt16 : kTfLiteInt8);
  SetType(output, input->type, Fill::kZero);
  SetType(bias, wide ? kTfLiteInt64 : kTfLiteInt32, Fill::kBias);
  if (int16) {
    input->scales.data[0] /= 64.0f;
    output->scales.data[0] /= 64.0f;
  }
  QuantizeAs(bias, input->scales.data[0] * weights->scales.data[0], 0);
  return true;
}

inline void MaybeInt4(Random* random, Tensor* weights) {
  weights->type = weights->scales.size == 1 && random->OneIn(10) ? kTfLiteInt4 : kTfLiteInt8;
}

inline void DropBias(Random* random, Tensor* bias) {
  if (random->OneIn(4)) bias->type = kTfLiteNoType;
}

// The part that CONV_2D and DEPTHWISE_CONV_2D share; `P` has the same names in both.
template <typename P>
bool MakeWindows(Random* random, P* p, Case* c) {
  *p = {};
  p->padding = AnyPadding(random);
  p->stride_height = random->Between(1, 3);
  p->stride_width = random->Between(1, 3);
  p->dilation_height_factor = random->OneIn(4) ? random->Between(1, 3) : 1;
  p->dilation_width_factor = random->OneIn(4) ? random->Between(1, 3) : 1;
  p->activation = Activation(random);
  const int height = random->Between(1, 12);
  const int width = random->Between(1, 12);
  const int filter_height = random->OneIn(3) ? 1 : random->Between(1, 5);
  const int filter_width = random->OneIn(3) ? filter_height : random->Between(1, 5);
  const int batches = random->Between(1, 2);
  const int out_height =
      OutSize(p->padding, height, filter_height, p->stride_height, p->dilation_height_factor);
  const int out_width =
      OutSize(p->padding, width, filter_width, p->stride_width, p->dilation_width_factor);
  c->num_tensors = 4;
  SetDims(&c->tensors[0], batches, height, width, 0);
  SetDims(&c->tensors[1], 0, filter_height, filter_width, 0);
  SetDims(&c->tensors[3], batches, out_height, out_width, 0);
  return out_height > 0 && out_width > 0;
}

inline bool MakeConv(Random* random, Case* c) {
  if (!MakeWindows(random, &c->params.conv, c)) return false;
  int in_depth = random->Between(1, 67);
  int out_depth = random->Between(1, 67);
  int filter_depth = in_depth;
  if (random->OneIn(6)) {
    const int groups = random->Between(2, 4);
    filter_depth = random->Between(1, 16);
    in_depth = groups * filter_depth;
    out_depth = groups * random->Between(1, 16);
  }
  Tensor* t = c->tensors;
  t[0].dims.data[3] = in_depth;
  t[1].dims.data[0] = out_depth;
  t[1].dims.data[3] = filter_depth;
  t[2].dims = {1, {out_depth}};
  t[3].dims.data[3] = out_depth;
  Quantize(&t[1], random, random->OneIn(3) ? 1 : out_depth, 0, 0.0005f, 0.05f, true);
  MaybeInt4(random, &t[1]);
  if (!FinishLayer(random, false, &t[0], &t[1], &t[2], &t[3])) return false;
  DropBias(random, &t[2]);
  return true;
}

inline bool MakeDepthwise(Random* random, Case* c) {
  if (!MakeWindows(random, &c->params.depthwise, c)) return false;
  const int in_depth = random->OneIn(8) ? 1 : random->Between(1, 67);
  const int multiplier = in_depth == 1        ? random->Between(1, 40)
                         : random->OneIn(4) ? random->Between(1, 4)
                                              : 1;
  const int out_depth = in_depth * multiplier;
  c->params.depthwise.depth_multiplier = multiplier;
  Tensor* t = c->tensors;
  t[0].dims.data[3] = in_depth;
  t[1].dims.data[0] = 1;
  t[1].dims.data[3] = out_depth;
  t[2].dims = {1, {out_depth}};
  t[3].dims.data[3] = out_depth;
  Quantize(&t[1], random, random->OneIn(3) ? 1 : out_depth, 3, 0.0005f, 0.05f, true);
  MaybeInt4(random, &t[1]);
  return FinishLayer(random, true, &t[0], &t[1], &t[2], &t[3]);
}

inline bool MakeDense(Random* random, Case* c) {
  const int batches = random->Between(1, 5);
  const int inputs = random->Between(1, random->OneIn(5) ? 1200 : 300);
  const int outputs = random->Between(1, 67);
  c->params.dense = {};
  c->params.dense.activation = Activation(random);
  c->num_tensors = 4;
  Tensor* t = c->tensors;
  t[0].dims = {2, {batches, inputs}};
  t[1].dims = {2, {outputs, inputs}};
  t[2].dims = {1, {outputs}};
  t[3].dims = {2, {batches, outputs}};
  Quantize(&t[1], random, random->OneIn(2) ? 1 : outputs, 0, 0.0005f, 0.05f, true);
  MaybeInt4(random, &t[1]);
  if (!FinishLayer(random, false, &t[0], &t[1], &t[2], &t[3])) return false;
  DropBias(random, &t[2]);
  return true;
}

// The output's size is the model's: any that the padding could have come from.
inline bool MakeTransposeConv(Random* random, Case* c) {
  TfLiteTransposeConvParams& p = c->params.transpose_conv;
  p = {};
  p.padding = AnyPadding(random);
  p.stride_height = random->Between(1, 3);
  p.stride_width = random->OneIn(2) ? p.stride_height : random->Between(1, 4);
  p.activation = Activation(random);
  const int height = random->Between(1, 9);
  const int width = random->Between(1, 9);
  const int filter_height = random->Between(1, 5);
  const int filter_width = random->OneIn(2) ? filter_height : random->Between(1, 5);
  const auto size = [&](int in, int filter, int stride) {
    const int extra = random->OneIn(4) ? random->Between(0, 3) : 0;
    return (p.padding == kTfLitePaddingSame ? in * stride : (in - 1) * stride + filter) + extra;
  };
  const int batches = random->Between(1, 2);
  const int in_depth = random->Between(1, 67);
  const int out_depth = random->Between(1, random->OneIn(3) ? 67 : 20);
  c->num_tensors = 5;
  Tensor* t = c->tensors;
  t[0].dims = {1, {4}};
  SetType(&t[0], kTfLiteInt32, Fill::kZero);
  t[0].constant = true;
  SetDims(&t[1], out_depth, filter_height, filter_width, in_depth);
  SetDims(&t[2], batches, height, width, in_depth);
  t[3].dims = {1, {out_depth}};
  SetDims(&t[4], batches, size(height, filter_height, p.stride_height),
          size(width, filter_width, p.stride_width), out_depth);
  Quantize(&t[1], random, random->OneIn(3) ? 1 : out_depth, 0, 0.0005f, 0.05f, true);
  if (!FinishLayer(random, true, &t[2], &t[1], &t[3], &t[4])) return false;
  if (t[2].type == kTfLiteInt16 && random->OneIn(6)) SetType(&t[3], kTfLiteInt16, Fill::kBias);
  DropBias(random, &t[3]);
  return true;
}

}  // namespace cases

#endif  // ENGINE_TEST_KERNELS_LAYERS_H_
