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
#include "kernels/lstm_run.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

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

struct ReferenceGates {
  template <typename L>
  void Gate(const L& lstm, LstmGate gate, int32_t rows, const typename L::Value* input,
            const typename L::Value* hidden, typename L::Cell* out) const {
    using Cell = typename L::Cell;
    const LstmSizes& n = lstm.data->sizes;
    const FullyConnectedOpData& input_layer = lstm.data->input_layers[gate];
    const FullyConnectedOpData& recurrent_layer = lstm.data->recurrent_layers[gate];
    for (int32_t r = 0; r < rows; ++r) {
      for (int32_t s = 0; s < n.state; ++s) {
        const Cell from_input =
            Layer(input_layer, input + r * n.input, lstm.weights[gate] + s * n.input,
                  lstm.bias[gate] + s, n.input);
        const Cell from_hidden =
            Layer(recurrent_layer, hidden + r * n.state, lstm.recurrent[gate] + s * n.state,
                  static_cast<const typename L::Bias*>(nullptr), n.state);
        out[r * n.state + s] = Sum(from_input, from_hidden);
      }
    }
  }

  void Sigmoid(int32_t count, float* x) const {
    for (int32_t i = 0; i < count; ++i) x[i] = LogisticFloat(x[i]);
  }
  void Sigmoid(int32_t count, int16_t* x) const { LogisticInt16(0, 0, count, x, x); }

  void Tanh(int, int32_t count, const float* x, float* y) const {
    for (int32_t i = 0; i < count; ++i) y[i] = std::tanh(x[i]);
  }
  void Tanh(int power, int32_t count, const int16_t* x, int16_t* y) const {
    const int shift = 12 + power;
    TanhInt16(shift < 0 ? 3 : 0, shift < 0 ? -shift : shift, count, x, y);
  }

  template <typename Cell>
  void UpdateCell(const LstmOpData& data, int32_t count, const Cell* forget_gate,
                  const Cell* input_gate, const Cell* cell_gate, Cell* cell) const {
    for (int32_t i = 0; i < count; ++i) {
      const Cell kept = Multiply<Cell>(data.forget_by_cell, forget_gate[i], cell[i]);
      const Cell added = Multiply<Cell>(data.input_by_cell_gate, input_gate[i], cell_gate[i]);
      cell[i] = Sum(kept, added);
    }
  }
  template <typename Cell, typename Value>
  void Hidden(const LstmOpData& data, int32_t count, const Cell* squashed,
              const Cell* output_gate, Value* hidden) const {
    for (int32_t i = 0; i < count; ++i) {
      hidden[i] = Multiply<Value>(data.output_by_cell, squashed[i], output_gate[i]);
    }
  }
};

template <typename L>
TfLiteStatus Run(TfLiteContext* context, TfLiteNode* node) {
  L lstm;
  RETURN_IF_ERROR(GetLstm(context, node, &lstm));
  RunLstm(ReferenceGates(), lstm);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType input = micro::GetEvalInput(context, node, kLstmInput)->type;
  const TfLiteType weights =
      micro::GetEvalInput(context, node, kLstmGateInputs[kInputGate].weights)->type;
  if (input == kTfLiteFloat32) return Run<FloatLstm>(context, node);
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
  if (input == kTfLiteInt8) return Run<Int8Lstm>(context, node);
  return Run<Int16Lstm>(context, node);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_UNIDIRECTIONAL_SEQUENCE_LSTM() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<LstmOpData, kLstmOpDataBytes>, LstmPrepare, Eval);
}

}  // namespace tflite
