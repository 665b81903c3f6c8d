// The gates of an LSTM of float32.
#ifndef ENGINE_SRC_KERNELS_FAST_LSTM_FLOATS_H_
#define ENGINE_SRC_KERNELS_FAST_LSTM_FLOATS_H_

#include <cmath>
#include <cstdint>

#include "kernels/fast/float_gemm.h"
#include "kernels/fast/lstm_rows.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/sigmoid_tanh.h"
#include "kernels/lstm_run.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)

class FloatGates {
 public:
  FloatGates(const kernels::LstmSizes& n, float* packed, float* working)
      : packed_(packed), from_input_(Room(n.input, n.state)), sums_(working) {
    kernels::ActivationRange(kTfLiteActNone, &range_.min, &range_.max);
  }
  static int64_t Places(const kernels::LstmSizes& n) {
    return kernels::kLstmGates * (Room(n.input, n.state) + Room(n.state, n.state));
  }
  static int64_t Working(const kernels::LstmSizes& n) { return int64_t{n.batch} * n.state; }
  static void Pack(const float* weights, int32_t inputs, int32_t units, float* to) {
    PackFloatWeights(weights, inputs, units, to);  // also what is not finite: all terms are there
  }
  static int64_t Room(int32_t inputs, int32_t units) { return FloatPackedRoom(inputs, units); }

  LSTM_OUTLINED void Gate(const kernels::FloatLstm& lstm, kernels::LstmGate gate, int32_t rows,
                          const float* input, const float* hidden, float* out) const {
    const kernels::LstmSizes& n = lstm.data->sizes;
    Multiply(packed_ + gate * from_input_, lstm.bias[gate], rows, n.input, n.state, input, out);
    Multiply(packed_ + kernels::kLstmGates * from_input_ + gate * Room(n.state, n.state), nullptr,
             rows, n.state, n.state, hidden, sums_);
    for (int32_t i = 0; i < rows * n.state; ++i) out[i] += sums_[i];
  }
  void Sigmoid(int32_t count, float* x) const {
    for (int32_t i = 0; i < count; ++i) x[i] = kernels::LogisticFloat(x[i]);
  }
  void Tanh(int, int32_t count, const float* x, float* y) const {
    for (int32_t i = 0; i < count; ++i) y[i] = std::tanh(x[i]);
  }
  void UpdateCell(const kernels::LstmOpData&, int32_t count, const float* forget_gate,
                  const float* input_gate, const float* cell_gate, float* cell) const {
    for (int32_t i = 0; i < count; ++i) {
      const float kept = forget_gate[i] * cell[i];
      cell[i] = kept + input_gate[i] * cell_gate[i];
    }
  }
  void Hidden(const kernels::LstmOpData&, int32_t count, const float* squashed,
              const float* output_gate, float* hidden) const {
    for (int32_t i = 0; i < count; ++i) hidden[i] = squashed[i] * output_gate[i];
  }

 private:
  LSTM_OUTLINED void Multiply(const float* packed, const float* bias, int32_t rows, int32_t inputs,
                              int32_t units, const float* x, float* out) const {
    for (int32_t from = 0; from < rows; from += kLstmRows) {
      const int32_t count = rows - from < kLstmRows ? rows - from : kLstmRows;
      const float* row[kLstmRows];
      for (int32_t r = 0; r < count; ++r) row[r] = x + (from + r) * inputs;
      FloatGemm(row, count, OneRun(inputs), packed, bias, units, range_, out + from * units);
    }
  }

  const float* packed_;
  int64_t from_input_;
  float* sums_;
  FloatRange range_;
};

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_LSTM_FLOATS_H_
