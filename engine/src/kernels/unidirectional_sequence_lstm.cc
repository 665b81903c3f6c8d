// UNIDIRECTIONAL_SEQUENCE_LSTM, reference loops: float32, int8 or int16 activations with int8 weights
// and an int16 cell state.
#include <cmath>
#include <cstdint>
#include <cstring>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/sigmoid_tanh.h"
#include "kernels/internal/wrap.h"
#include "kernels/lstm_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/unidirectional_sequence_lstm.cc";

// One gate's tensors and everything else an Eval works with. Cell is the type of the cell state and
// of the gates: float, or int16.
template <typename Value, typename Weight, typename Bias, typename Cell>
struct Lstm {
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

float Layer(const FullyConnectedOpData&, const float* x, const float* w, const float* bias,
            int32_t n) {
  float sum = 0.0f;
  for (int32_t i = 0; i < n; ++i) sum += x[i] * w[i];
  float min, max;
  ActivationRange(kTfLiteActNone, &min, &max);
  return Clamp(sum + (bias == nullptr ? 0.0f : *bias), min, max);
}

int16_t ToGate(const FullyConnectedOpData& data, int32_t scaled) {
  return static_cast<int16_t>(Clamp(WrapAdd(scaled, data.output_zero_point), data.activation_min,
                                    data.activation_max));
}

int16_t Layer(const FullyConnectedOpData& data, const int8_t* x, const int8_t* w,
              const int32_t* bias, int32_t n) {
  int32_t sum = 0;
  for (int32_t i = 0; i < n; ++i) {
    sum = WrapAdd(sum, WrapMul(w[i], WrapSub(x[i], data.input_zero_point)));
  }
  if (bias != nullptr) sum = WrapAdd(sum, *bias);
  return ToGate(data, MultiplyByQuantizedMultiplier(sum, data.multiplier));
}

int16_t Layer(const FullyConnectedOpData& data, const int16_t* x, const int8_t* w,
              const int64_t* bias, int32_t n) {
  int64_t sum = 0;
  for (int32_t i = 0; i < n; ++i) sum += WrapMul(w[i], WrapSub(x[i], data.input_zero_point));
  if (bias != nullptr) sum = WrapAdd64(sum, *bias);
  return ToGate(data, MultiplyByQuantizedMultiplier64(sum, data.multiplier.value,
                                                      data.multiplier.shift));
}

float Sum(float a, float b) { return a + b; }

int16_t Sum(int16_t a, int16_t b) {
  return static_cast<int16_t>(Clamp<int32_t>(a + b, INT16_MIN, INT16_MAX));
}

template <typename Out>
Out Multiply(const LstmProduct&, float a, float b) {
  return a * b;
}

template <typename Out>
Out Multiply(const LstmProduct& product, int16_t a, int16_t b) {
  const int32_t scaled = MultiplyByQuantizedMultiplier(a * b, product.multiplier);
  return static_cast<Out>(
      Clamp(WrapAdd(scaled, product.output_zero_point), product.min, product.max));
}

void Sigmoid(int32_t count, float* x) {
  for (int32_t i = 0; i < count; ++i) x[i] = LogisticFloat(x[i]);
}

void Sigmoid(int32_t count, int16_t* x) { LogisticInt16(0, 0, count, x, x); }

// The input's scale is 2^power.
void Tanh(int, int32_t count, const float* x, float* y) {
  for (int32_t i = 0; i < count; ++i) y[i] = std::tanh(x[i]);
}

void Tanh(int power, int32_t count, const int16_t* x, int16_t* y) {
  const int shift = 12 + power;
  TanhInt16(shift < 0 ? 3 : 0, shift < 0 ? -shift : shift, count, x, y);
}

void Clip(const LstmOpData&, float clip, int32_t count, float* x) {
  for (int32_t i = 0; i < count; ++i) {
    // Unlike Clamp: a NaN becomes the upper limit.
    const float below = x[i] < clip ? x[i] : clip;
    x[i] = below < -clip ? -clip : below;
  }
}

void Clip(const LstmOpData& data, float, int32_t count, int16_t* x) {
  const int32_t clip = data.quantized_cell_clip;
  for (int32_t i = 0; i < count; ++i) x[i] = static_cast<int16_t>(Clamp<int32_t>(x[i], -clip, clip));
}

// One gate for `rows` rows of input and hidden state, up to its activation.
template <typename Value, typename Weight, typename Bias, typename Cell>
void RunGate(const Lstm<Value, Weight, Bias, Cell>& lstm, LstmGate gate, int32_t rows,
             const Value* input, const Value* hidden, Cell* out) {
  const LstmSizes& n = lstm.data->sizes;
  const FullyConnectedOpData& input_layer = lstm.data->input_layers[gate];
  const FullyConnectedOpData& recurrent_layer = lstm.data->recurrent_layers[gate];
  for (int32_t r = 0; r < rows; ++r) {
    for (int32_t s = 0; s < n.state; ++s) {
      const Cell from_input = Layer(input_layer, input + r * n.input,
                                    lstm.weights[gate] + s * n.input, lstm.bias[gate] + s, n.input);
      const Cell from_hidden =
          Layer(recurrent_layer, hidden + r * n.state, lstm.recurrent[gate] + s * n.state,
                static_cast<const Bias*>(nullptr), n.state);
      out[r * n.state + s] = Sum(from_input, from_hidden);
    }
  }
}

template <typename Value, typename Weight, typename Bias, typename Cell>
void Step(const Lstm<Value, Weight, Bias, Cell>& lstm, int32_t rows, const Value* input,
          Value* hidden, Cell* cell, Value* output) {
  const LstmOpData& data = *lstm.data;
  const int32_t count = rows * data.sizes.state;
  Cell* forget_gate = lstm.buffers[0];
  Cell* input_gate = lstm.buffers[1];
  Cell* cell_gate = lstm.buffers[2];

  RunGate(lstm, kForgetGate, rows, input, hidden, forget_gate);
  Sigmoid(count, forget_gate);
  RunGate(lstm, kInputGate, rows, input, hidden, input_gate);
  Sigmoid(count, input_gate);
  RunGate(lstm, kCellGate, rows, input, hidden, cell_gate);
  if (lstm.cell_activation == kTfLiteActSigmoid) {
    Sigmoid(count, cell_gate);
  } else {
    Tanh(-12, count, cell_gate, cell_gate);
  }
  for (int32_t i = 0; i < count; ++i) {
    const Cell kept = Multiply<Cell>(data.forget_by_cell, forget_gate[i], cell[i]);
    const Cell added = Multiply<Cell>(data.input_by_cell_gate, input_gate[i], cell_gate[i]);
    cell[i] = Sum(kept, added);
  }
  if (lstm.cell_clip > 0.0f) Clip(data, lstm.cell_clip, count, cell);

  Cell* output_gate = lstm.buffers[1];
  RunGate(lstm, kOutputGate, rows, input, hidden, output_gate);
  Sigmoid(count, output_gate);
  Cell* squashed = lstm.buffers[0];
  Tanh(data.cell_scale_power, count, cell, squashed);
  for (int32_t i = 0; i < count; ++i) {
    hidden[i] = Multiply<Value>(data.output_by_cell, squashed[i], output_gate[i]);
  }
  std::memcpy(output, hidden, static_cast<size_t>(count) * sizeof(Value));
}

// With time as the outer dimension every step takes all rows; otherwise the rows run one after the
// other, each through all of its time.
template <typename Value, typename Weight, typename Bias, typename Cell>
void RunSequences(const Lstm<Value, Weight, Bias, Cell>& lstm) {
  const LstmSizes& n = lstm.data->sizes;
  const int32_t rows = lstm.time_major ? n.batch : 1;
  const int32_t sequences = lstm.time_major ? 1 : n.batch;
  const Value* input = lstm.input;
  Value* output = lstm.output;
  for (int32_t q = 0; q < sequences; ++q) {
    for (int32_t t = 0; t < n.time; ++t) {
      Step(lstm, rows, input, lstm.hidden + q * n.state, lstm.cell + q * n.state, output);
      input += rows * n.input;
      output += rows * n.state;
    }
  }
}

template <typename Value, typename Weight, typename Bias, typename Cell>
TfLiteStatus Run(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const LstmOpData*>(node->user_data);
  const auto& params =
      *static_cast<const TfLiteUnidirectionalSequenceLSTMParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kLstmInput);
  TfLiteEvalTensor* hidden = micro::GetMutableEvalInput(context, node, kLstmHiddenState);
  TfLiteEvalTensor* cell = micro::GetMutableEvalInput(context, node, kLstmCellState);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  // Prepare has tied the shapes to each other; the types of cell state and bias it has not.
  constexpr TfLiteType kCellType = sizeof(Cell) == sizeof(float) ? kTfLiteFloat32 : kTfLiteInt16;
  ABORT_IF(cell->type != kCellType || !HoldsShape<Value>(input) || !HoldsShape<Value>(hidden) ||
               !HoldsShape<Cell>(cell) || !HoldsShape<Value>(output),
           kFile, "a state's type or a tensor's memory does not fit");
  ABORT_IF(params.activation != kTfLiteActSigmoid && params.activation != kTfLiteActTanh, kFile,
           "the cell gate's activation is neither TANH nor SIGMOID");

  Lstm<Value, Weight, Bias, Cell> lstm = {};
  lstm.data = &data;
  lstm.input = Data<Value>(input);
  lstm.hidden = MutableData<Value>(hidden);
  lstm.cell = MutableData<Cell>(cell);
  lstm.output = MutableData<Value>(output);
  lstm.cell_activation = params.activation;
  lstm.cell_clip = params.cell_clip;
  lstm.time_major = params.time_major;
  for (int g = 0; g < kLstmGates; ++g) {
    const LstmGateInputs& at = kLstmGateInputs[g];
    const TfLiteEvalTensor* weights = micro::GetEvalInput(context, node, at.weights);
    const TfLiteEvalTensor* recurrent = micro::GetEvalInput(context, node, at.recurrent);
    const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, at.bias);
    ABORT_IF(!HoldsShape<Weight>(weights) || !HoldsShape<Weight>(recurrent) ||
                 !HoldsShape<Bias>(bias),
             kFile, "a gate's tensor does not fit its shape");
    if constexpr (sizeof(Bias) == sizeof(int64_t)) {
      const Multiplier a = data.input_layers[g].multiplier;
      const Multiplier b = data.recurrent_layers[g].multiplier;
      ABORT_IF(!MultiplierSuits64(a.value, a.shift) || !MultiplierSuits64(b.value, b.shift), kFile,
               "a gate's multiplier is out of range");
    }
    lstm.weights[g] = Data<Weight>(weights);
    lstm.recurrent[g] = Data<Weight>(recurrent);
    lstm.bias[g] = Data<Bias>(bias);
  }
  for (int i = 0; i < kLstmBuffers; ++i) {
    lstm.buffers[i] = static_cast<Cell*>(context->GetScratchBuffer(context, data.buffers[i]));
  }
  RunSequences(lstm);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType input = micro::GetEvalInput(context, node, kLstmInput)->type;
  const TfLiteType weights =
      micro::GetEvalInput(context, node, kLstmGateInputs[kInputGate].weights)->type;
  if (input == kTfLiteFloat32) return Run<float, float, float, float>(context, node);
  if (input != kTfLiteInt8 && input != kTfLiteInt16) {
    MicroPrintf("Input type %s (%d) not supported.", TfLiteTypeGetName(input), input);
    return kTfLiteError;
  }
  if (weights != kTfLiteInt8) {
    // As upstream has it: for int8 the name of one type and the number of the other.
    MicroPrintf("Filter type %s (%d) not supported.", TfLiteTypeGetName(weights),
                input == kTfLiteInt8 ? input : weights);
    return kTfLiteError;
  }
  if (input == kTfLiteInt8) return Run<int8_t, int8_t, int32_t, int16_t>(context, node);
  return Run<int16_t, int8_t, int64_t, int16_t>(context, node);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_UNIDIRECTIONAL_SEQUENCE_LSTM() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<LstmOpData, kLstmOpDataBytes>, LstmPrepare, Eval);
}

}  // namespace tflite
