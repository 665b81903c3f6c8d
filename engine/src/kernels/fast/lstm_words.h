// The gates of an LSTM of int8 or int16: words of 16 bits, with a unit of the state in every lane.
#ifndef ENGINE_SRC_KERNELS_FAST_LSTM_WORDS_H_
#define ENGINE_SRC_KERNELS_FAST_LSTM_WORDS_H_

#include <cstdint>
#include <cstring>

#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/fast/lstm_rows.h"
#include "kernels/fast/scale.h"
#include "kernels/fast/sigmoid.h"
#include "kernels/lstm_common.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)

// One of a gate's two layers: its packed weights, and rows to multiply them with. `copies` has room
// for kLstmRows rows that end with a whole pair.
struct WordLayer {
  int32_t inputs;
  const int16_t* packed;
  int16_t* copies;
};

inline void CopyRow(const int8_t* from, int32_t count, int32_t zero_point, int16_t* to) {
  InputForm<WordDot>{zero_point}.Copy(from, count, to);
}

// The zero point is 0 here.
inline void CopyRow(const int16_t* from, int32_t count, int32_t, int16_t* to) {
  std::memcpy(to, from, static_cast<size_t>(count) * sizeof(int16_t));
}

inline Int16Stage StageOf(const int32_t* bias) {
  return {bias, nullptr, false, nullptr, nullptr, 0, 0, 0, 0};
}
inline Int16Stage StageOf(const int64_t* bias) {
  return {nullptr, bias, true, nullptr, nullptr, 0, 0, 0, 0};
}

template <typename Value>
LSTM_OUTLINED void Multiply(const WordLayer& layer, const kernels::FullyConnectedOpData& data,
                            Int16Stage stage, int32_t rows, int32_t units, const Value* x,
                            int16_t* out) {
  const int32_t shift = data.multiplier.shift;
  stage.multipliers = &data.multiplier.value;
  stage.shifts = &shift;
  stage.zero_point = data.output_zero_point;
  stage.min = data.activation_min;
  stage.max = data.activation_max;
  const int32_t room = WholeTerms<WordDot>(layer.inputs);
  for (int32_t from = 0; from < rows; from += kLstmRows) {
    const int32_t count = rows - from < kLstmRows ? rows - from : kLstmRows;
    const int16_t* copies[kLstmRows];
    for (int32_t r = 0; r < count; ++r) {
      copies[r] = layer.copies + r * room;
      CopyRow(x + (from + r) * layer.inputs, layer.inputs, data.input_zero_point,
              layer.copies + r * room);
    }
    Int16Gemm(copies, count, layer.packed, layer.inputs, units, stage, out + from * units);
  }
}

// Products of two int16, brought to another scale.
struct WordProduct {
  Scale scale;
  NarrowedOutput output;

  explicit WordProduct(const kernels::LstmProduct& p)
      : scale(p.multiplier), output(p.output_zero_point, p.min, p.max) {}
  v128_t operator()(v128_t a, v128_t b) const {
    return output(scale(wasm_i32x4_extmul_low_i16x8(a, b)),
                  scale(wasm_i32x4_extmul_high_i16x8(a, b)));
  }
};

class WordGates {
 public:
  // `packed` has all input layers' weights, then all recurrent ones.
  WordGates(const kernels::LstmSizes& n, int16_t* packed, int16_t* working) {
    const int64_t from_input = PackedRoom<WordDot>(OneRun(n.input), n.state);
    const int64_t from_state = PackedRoom<WordDot>(OneRun(n.state), n.state);
    for (int g = 0; g < kernels::kLstmGates; ++g) {
      input_[g] = {n.input, packed + g * from_input, working};
      recurrent_[g] = {n.state, packed + kernels::kLstmGates * from_input + g * from_state,
                       working};
    }
    sums_ = working + kLstmRows * WholeTerms<WordDot>(n.input > n.state ? n.input : n.state);
  }
  static int64_t Places(const kernels::LstmSizes& n) {
    return kernels::kLstmGates * (PackedRoom<WordDot>(OneRun(n.input), n.state) +
                                  PackedRoom<WordDot>(OneRun(n.state), n.state));
  }
  static int64_t Working(const kernels::LstmSizes& n) {
    return kLstmRows * WholeTerms<WordDot>(n.input > n.state ? n.input : n.state) +
           int64_t{n.batch} * n.state;
  }
  static void Pack(const int8_t* weights, int32_t inputs, int32_t units, int16_t* to) {
    PackWeights<WordDot>(weights, ByChannel(inputs), OneRun(inputs), units, to);
  }
  static int64_t Room(int32_t inputs, int32_t units) {
    return PackedRoom<WordDot>(OneRun(inputs), units);
  }

  template <typename L>
  LSTM_OUTLINED void Gate(const L& lstm, kernels::LstmGate gate, int32_t rows,
                          const typename L::Value* input, const typename L::Value* hidden,
                          int16_t* out) const {
    const kernels::LstmOpData& data = *lstm.data;
    const int32_t units = data.sizes.state;
    Multiply(input_[gate], data.input_layers[gate], StageOf(lstm.bias[gate]), rows, units, input,
             out);
    Multiply(recurrent_[gate], data.recurrent_layers[gate],
             StageOf(static_cast<const typename L::Bias*>(nullptr)), rows, units, hidden, sums_);
    ForEights(rows * units, [&](int32_t i, int lanes) {
      StoreLanes(out + i,
                 wasm_i16x8_add_sat(LoadLanes(out + i, lanes), LoadLanes(sums_ + i, lanes)), lanes);
    });
  }
  void Sigmoid(int32_t count, int16_t* x) const { MapInt16(Curve::kLogistic, 0, 0, count, x, x); }
  void Tanh(int power, int32_t count, const int16_t* x, int16_t* y) const {
    const int shift = 12 + power;
    MapInt16(Curve::kTanh, shift < 0 ? 3 : 0, shift < 0 ? -shift : shift, count, x, y);
  }
  LSTM_OUTLINED void UpdateCell(const kernels::LstmOpData& data, int32_t count,
                                const int16_t* forget_gate, const int16_t* input_gate,
                                const int16_t* cell_gate, int16_t* cell) const {
    const WordProduct kept(data.forget_by_cell);
    const WordProduct added(data.input_by_cell_gate);
    ForEights(count, [&](int32_t i, int lanes) {
      const v128_t old = kept(LoadLanes(forget_gate + i, lanes), LoadLanes(cell + i, lanes));
      const v128_t more = added(LoadLanes(input_gate + i, lanes), LoadLanes(cell_gate + i, lanes));
      StoreLanes(cell + i, wasm_i16x8_add_sat(old, more), lanes);
    });
  }
  template <typename Value>
  void Hidden(const kernels::LstmOpData& data, int32_t count, const int16_t* squashed,
              const int16_t* output_gate, Value* hidden) const {
    const WordProduct product(data.output_by_cell);
    ForEights(count, [&](int32_t i, int lanes) {
      StoreLanes(hidden + i,
                 product(LoadLanes(squashed + i, lanes), LoadLanes(output_gate + i, lanes)), lanes);
    });
  }

 private:
  template <typename F>
  static void ForEights(int32_t count, F f) {
    for (int32_t i = 0; i < count; i += kLanes) f(i, count - i < kLanes ? count - i : kLanes);
  }

  WordLayer input_[kernels::kLstmGates];
  WordLayer recurrent_[kernels::kLstmGates];
  int16_t* sums_;
};

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_LSTM_WORDS_H_
