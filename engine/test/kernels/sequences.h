// Random layers with a state: SVDF and UNIDIRECTIONAL_SEQUENCE_LSTM.
#ifndef ENGINE_TEST_KERNELS_SEQUENCES_H_
#define ENGINE_TEST_KERNELS_SEQUENCES_H_

#include "cases.h"

namespace cases {

inline bool MakeSvdf(Random* random, Case* c) {
  TfLiteSVDFParams& p = c->params.svdf;
  p = {};
  p.rank = random->Between(1, 4);
  const TfLiteFusedActivation kActivations[] = {kTfLiteActNone,  kTfLiteActRelu, kTfLiteActRelu6,
                                                kTfLiteActReluN1To1, kTfLiteActTanh,
                                                kTfLiteActSigmoid};
  p.activation = kActivations[random->Between(0, 5)];
  const int batches = random->Between(1, 3);
  const int inputs = random->Between(1, 67);
  const int units = random->Between(1, 30);
  const int filters = units * p.rank;
  const int memory = random->Between(1, random->OneIn(4) ? 40 : 12);
  Tensor* t = c->tensors;
  c->num_tensors = 6;
  t[0].dims = {2, {batches, inputs}};
  t[1].dims = {2, {filters, inputs}};
  t[2].dims = {2, {filters, memory}};
  t[3].dims = {1, {units}};
  t[4].dims = {2, {batches, memory * filters}};
  t[5].dims = {2, {batches, units}};
  t[1].constant = t[2].constant = t[3].constant = !random->OneIn(6);
  t[4].variable = true;
  if (random->OneIn(3)) {
    for (int i = 0; i < 6; ++i) SetType(&t[i], kTfLiteFloat32, i == 5 ? Fill::kZero : Fill::kAny);
    return true;
  }
  const TfLiteType state = random->OneIn(3) ? kTfLiteInt8 : kTfLiteInt16;
  Quantize(&t[0], random, 1, 0, 0.001f, 0.2f, false);
  Quantize(&t[1], random, 1, 0, 0.0005f, 0.05f, true);
  QuantizeAs(&t[2], random->Scale(0.00001f, 0.0005f), 0);
  const int most = state == kTfLiteInt8 ? 128 : 9;
  QuantizeAs(&t[4], random->Scale(0.00005f, 0.01f),
             random->OneIn(state == kTfLiteInt8 ? 2 : 6) ? random->Between(-most, most - 1) : 0);
  QuantizeAs(&t[3], t[2].scales.data[0] * t[4].scales.data[0], 0);
  Quantize(&t[5], random, 1, 0, 0.001f, 0.5f, false);
  SetType(&t[0], kTfLiteInt8);
  SetType(&t[1], kTfLiteInt8, Fill::kWeights);
  t[2].type = t[4].type = state;
  SetType(&t[3], kTfLiteInt32, Fill::kBias);
  SetType(&t[5], kTfLiteInt8, Fill::kZero);
  return true;
}

inline bool MakeLstm(Random* random, Case* c) {
  TfLiteUnidirectionalSequenceLSTMParams& p = c->params.lstm;
  p = {};
  p.activation = random->OneIn(4) ? kTfLiteActSigmoid : kTfLiteActTanh;
  p.cell_clip = random->OneIn(3) ? random->Scale(0.1f, 5.0f) : 0.0f;
  p.time_major = random->OneIn(2);
  const int batches = random->Between(1, 3);
  const int steps = random->Between(1, 5);
  const int inputs = random->Between(1, 40);
  const int state = random->Between(1, 40);
  const int type = random->Between(0, 2);
  const TfLiteType value = type == 0 ? kTfLiteInt8 : type == 1 ? kTfLiteInt16 : kTfLiteFloat32;
  const TfLiteType weight = type == 2 ? kTfLiteFloat32 : kTfLiteInt8;
  const TfLiteType bias = type == 0 ? kTfLiteInt32 : type == 1 ? kTfLiteInt64 : kTfLiteFloat32;
  const bool constant = !random->OneIn(6);
  Tensor* t = c->tensors;
  c->num_tensors = 25;
  for (int i = 0; i < 25; ++i) t[i].type = kTfLiteNoType;
  const auto time_first = [&](int last) {
    return p.time_major ? one_op::IntArray{3, {steps, batches, last}}
                        : one_op::IntArray{3, {batches, steps, last}};
  };
  t[0].dims = time_first(inputs);
  t[24].dims = time_first(state);
  t[18].dims = t[19].dims = {2, {batches, state}};
  t[18].variable = t[19].variable = true;
  for (int i = 1; i <= 8; ++i) {
    t[i].dims = {2, {state, i <= 4 ? inputs : state}};
    Quantize(&t[i], random, 1, 0, 0.0005f, 0.02f, true);
    SetType(&t[i], weight, Fill::kWeights);
    t[i].constant = constant;
  }
  for (int i = 12; i <= 15; ++i) {
    t[i].dims = {1, {state}};
    SetType(&t[i], bias, Fill::kBias);
    t[i].constant = constant;
  }
  Quantize(&t[0], random, 1, 0, 0.001f, 0.1f, false);
  Quantize(&t[18], random, 1, 0, 0.004f, 0.01f, false);
  SetType(&t[0], value);
  SetType(&t[18], value);
  if (type == 1) {
    t[0].scales.data[0] /= 200.0f;
    QuantizeAs(&t[18], 1.0f / 32768, random->OneIn(8) ? random->Between(-9, 9) : 0);
  }
  const float cell_scale = 1.0f / (1 << random->Between(9, 15));
  QuantizeAs(&t[19], random->OneIn(5) ? random->Scale(0.0001f, 0.002f) : cell_scale, 0);
  SetType(&t[19], type == 2 ? kTfLiteFloat32 : kTfLiteInt16);
  t[24].scales = t[18].scales;
  t[24].zero_points = t[18].zero_points;
  t[24].type = value;
  t[24].fill = Fill::kZero;
  return true;
}

}  // namespace cases

#endif  // ENGINE_TEST_KERNELS_SEQUENCES_H_
