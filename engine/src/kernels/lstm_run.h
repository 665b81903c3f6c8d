// UNIDIRECTIONAL_SEQUENCE_LSTM: how its gates follow each other, for every implementation of them.
#ifndef ENGINE_SRC_KERNELS_LSTM_RUN_H_
#define ENGINE_SRC_KERNELS_LSTM_RUN_H_

#include <cstdint>
#include <cstring>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/lstm_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {
namespace kernels {

// One gate's tensors and everything else an Eval works with. CellType is that of the cell state and
// of the gates: float, or int16.
template <typename ValueType, typename WeightType, typename BiasType, typename CellType>
struct Lstm {
  using Value = ValueType;
  using Weight = WeightType;
  using Bias = BiasType;
  using Cell = CellType;

  const LstmOpData* data;
  const Value* input;
  const Weight* weights[kLstmGates];
  const Weight* recurrent[kLstmGates];
  const Bias* bias[kLstmGates];
  Value* hidden;
  Cell* cell;
  Value* output;
  Cell* buffers[kLstmBuffers];
  TfLiteFusedActivation cell_activation;
  float cell_clip;
  bool time_major;
};
using FloatLstm = Lstm<float, float, float, float>;
using Int8Lstm = Lstm<int8_t, int8_t, int32_t, int16_t>;
using Int16Lstm = Lstm<int16_t, int8_t, int64_t, int16_t>;

inline void ClipCell(const LstmOpData&, float clip, int32_t count, float* x) {
  for (int32_t i = 0; i < count; ++i) {
    // Unlike Clamp: a NaN becomes the upper limit.
    const float below = x[i] < clip ? x[i] : clip;
    x[i] = below < -clip ? -clip : below;
  }
}

inline void ClipCell(const LstmOpData& data, float, int32_t count, int16_t* x) {
  const int32_t clip = data.quantized_cell_clip;
  for (int32_t i = 0; i < count; ++i) x[i] = static_cast<int16_t>(Clamp<int32_t>(x[i], -clip, clip));
}

// `Gates` knows how to compute; all arrays have `count` elements, and may be the same:
//   Gate(lstm, gate, rows, input, hidden, out)  a gate for `rows` rows, up to its activation
//   Sigmoid(count, x)
//   Tanh(power, count, x, y)                    the input's scale is 2^power
//   UpdateCell(data, count, forget_gate, input_gate, cell_gate, cell)
//   Hidden(data, count, squashed, output_gate, hidden)
template <typename Gates, typename L>
void LstmStep(const Gates& gates, const L& lstm, int32_t rows, const typename L::Value* input,
              typename L::Value* hidden, typename L::Cell* cell, typename L::Value* output) {
  using Cell = typename L::Cell;
  const LstmOpData& data = *lstm.data;
  const int32_t count = rows * data.sizes.state;
  Cell* forget_gate = lstm.buffers[0];
  Cell* input_gate = lstm.buffers[1];
  Cell* cell_gate = lstm.buffers[2];

  gates.Gate(lstm, kForgetGate, rows, input, hidden, forget_gate);
  gates.Sigmoid(count, forget_gate);
  gates.Gate(lstm, kInputGate, rows, input, hidden, input_gate);
  gates.Sigmoid(count, input_gate);
  gates.Gate(lstm, kCellGate, rows, input, hidden, cell_gate);
  if (lstm.cell_activation == kTfLiteActSigmoid) {
    gates.Sigmoid(count, cell_gate);
  } else {
    gates.Tanh(-12, count, cell_gate, cell_gate);
  }
  gates.UpdateCell(data, count, forget_gate, input_gate, cell_gate, cell);
  if (lstm.cell_clip > 0.0f) ClipCell(data, lstm.cell_clip, count, cell);

  Cell* output_gate = lstm.buffers[1];
  gates.Gate(lstm, kOutputGate, rows, input, hidden, output_gate);
  gates.Sigmoid(count, output_gate);
  Cell* squashed = lstm.buffers[0];
  gates.Tanh(data.cell_scale_power, count, cell, squashed);
  gates.Hidden(data, count, squashed, output_gate, hidden);
  std::memcpy(output, hidden, static_cast<size_t>(count) * sizeof(typename L::Value));
}

// With time as the outer dimension every step takes all rows; otherwise the rows run one after the
// other, each through all of its time.
template <typename Gates, typename L>
void RunLstm(const Gates& gates, const L& lstm) {
  const LstmSizes& n = lstm.data->sizes;
  const int32_t rows = lstm.time_major ? n.batch : 1;
  const int32_t sequences = lstm.time_major ? 1 : n.batch;
  const auto* input = lstm.input;
  auto* output = lstm.output;
  for (int32_t q = 0; q < sequences; ++q) {
    for (int32_t t = 0; t < n.time; ++t) {
      LstmStep(gates, lstm, rows, input, lstm.hidden + q * n.state, lstm.cell + q * n.state,
               output);
      input += rows * n.input;
      output += rows * n.state;
    }
  }
}

template <typename L>
TfLiteStatus GetLstm(TfLiteContext* context, TfLiteNode* node, L* lstm) {
  LstmTensors t;
  RETURN_IF_ERROR(GetLstmTensors(context, node,
                                 {sizeof(typename L::Value), sizeof(typename L::Weight),
                                  sizeof(typename L::Bias), sizeof(typename L::Cell)},
                                 &t));
  const auto& params =
      *static_cast<const TfLiteUnidirectionalSequenceLSTMParams*>(node->builtin_data);
  lstm->data = static_cast<const LstmOpData*>(node->user_data);
  lstm->input = static_cast<const typename L::Value*>(t.input);
  lstm->hidden = static_cast<typename L::Value*>(t.hidden);
  lstm->cell = static_cast<typename L::Cell*>(t.cell);
  lstm->output = static_cast<typename L::Value*>(t.output);
  lstm->cell_activation = params.activation;
  lstm->cell_clip = params.cell_clip;
  lstm->time_major = params.time_major;
  for (int g = 0; g < kLstmGates; ++g) {
    lstm->weights[g] = static_cast<const typename L::Weight*>(t.weights[g]);
    lstm->recurrent[g] = static_cast<const typename L::Weight*>(t.recurrent[g]);
    lstm->bias[g] = static_cast<const typename L::Bias*>(t.bias[g]);
  }
  for (int i = 0; i < kLstmBuffers; ++i) {
    lstm->buffers[i] = static_cast<typename L::Cell*>(t.buffers[i]);
  }
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_LSTM_RUN_H_
