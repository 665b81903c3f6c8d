// UNIDIRECTIONAL_SEQUENCE_LSTM with constant weights: a product for each layer of each gate, with a
// unit of the state in every lane.
#include <cmath>
#include <cstring>

#include "kernels/fast/constants.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/fast/scale.h"
#include "kernels/fast/sigmoid.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/sigmoid_tanh.h"
#include "kernels/lstm_run.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

// Called four times for a step: once in the code is enough.
#define OUTLINED __attribute__((noinline))

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr int32_t kRows = 16;  // of a product, at most

// A key: plain data, and all addresses that the packed weights depend on.
struct Plan {
  LstmSizes sizes;
  const void* weights[kLstmGates];
  const void* recurrent[kLstmGates];
};

// One of a gate's two layers: its packed weights, and rows to multiply them with. `copies` has room
// for kRows rows that end with a whole pair.
struct WordLayer {
  int32_t inputs;
  const int16_t* packed;
  int16_t* copies;
};

void CopyRow(const int8_t* from, int32_t count, int32_t zero_point, int16_t* to) {
  InputForm<WordDot>{zero_point}.Copy(from, count, to);
}

// The zero point is 0 here.
void CopyRow(const int16_t* from, int32_t count, int32_t, int16_t* to) {
  std::memcpy(to, from, static_cast<size_t>(count) * sizeof(int16_t));
}

Int16Stage StageOf(const int32_t* bias) {
  return {bias, nullptr, false, nullptr, nullptr, 0, 0, 0, 0};
}
Int16Stage StageOf(const int64_t* bias) {
  return {nullptr, bias, true, nullptr, nullptr, 0, 0, 0, 0};
}

template <typename Value>
OUTLINED void Multiply(const WordLayer& layer, const FullyConnectedOpData& data, Int16Stage stage,
              int32_t rows, int32_t units, const Value* x, int16_t* out) {
  const int32_t shift = data.multiplier.shift;
  stage.multipliers = &data.multiplier.value;
  stage.shifts = &shift;
  stage.zero_point = data.output_zero_point;
  stage.min = data.activation_min;
  stage.max = data.activation_max;
  const int32_t room = WholeTerms<WordDot>(layer.inputs);
  for (int32_t from = 0; from < rows; from += kRows) {
    const int32_t count = rows - from < kRows ? rows - from : kRows;
    const int16_t* copies[kRows];
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

  explicit WordProduct(const LstmProduct& p)
      : scale(p.multiplier), output(p.output_zero_point, p.min, p.max) {}
  v128_t operator()(v128_t a, v128_t b) const {
    return output(scale(wasm_i32x4_extmul_low_i16x8(a, b)),
                  scale(wasm_i32x4_extmul_high_i16x8(a, b)));
  }
};

class WordGates {
 public:
  // `packed` has all input layers' weights, then all recurrent ones.
  WordGates(const LstmSizes& n, int16_t* packed, int16_t* working) {
    const int64_t from_input = PackedRoom<WordDot>(OneRun(n.input), n.state);
    const int64_t from_state = PackedRoom<WordDot>(OneRun(n.state), n.state);
    for (int g = 0; g < kLstmGates; ++g) {
      input_[g] = {n.input, packed + g * from_input, working};
      recurrent_[g] = {n.state, packed + kLstmGates * from_input + g * from_state, working};
    }
    sums_ = working + kRows * WholeTerms<WordDot>(n.input > n.state ? n.input : n.state);
  }
  static int64_t Places(const LstmSizes& n) {
    return kLstmGates * (PackedRoom<WordDot>(OneRun(n.input), n.state) +
                         PackedRoom<WordDot>(OneRun(n.state), n.state));
  }
  static int64_t Working(const LstmSizes& n) {
    return kRows * WholeTerms<WordDot>(n.input > n.state ? n.input : n.state) +
           int64_t{n.batch} * n.state;
  }
  static void Pack(const int8_t* weights, int32_t inputs, int32_t units, int16_t* to) {
    PackWeights<WordDot>(weights, ByChannel(inputs), OneRun(inputs), units, to);
  }
  static int64_t Room(int32_t inputs, int32_t units) {
    return PackedRoom<WordDot>(OneRun(inputs), units);
  }

  template <typename L>
  OUTLINED void Gate(const L& lstm, LstmGate gate, int32_t rows, const typename L::Value* input,
            const typename L::Value* hidden, int16_t* out) const {
    const LstmOpData& data = *lstm.data;
    const int32_t units = data.sizes.state;
    Multiply(input_[gate], data.input_layers[gate], StageOf(lstm.bias[gate]), rows, units, input,
             out);
    Multiply(recurrent_[gate], data.recurrent_layers[gate],
             StageOf(static_cast<const typename L::Bias*>(nullptr)), rows, units, hidden, sums_);
    ForEights(rows * units, [&](int32_t i, int lanes) {
      StoreLanes(out + i,
                 wasm_i16x8_add_sat(LoadLanes(out + i, lanes), LoadLanes(sums_ + i, lanes)),
                 lanes);
    });
  }
  void Sigmoid(int32_t count, int16_t* x) const { MapInt16(Curve::kLogistic, 0, 0, count, x, x); }
  void Tanh(int power, int32_t count, const int16_t* x, int16_t* y) const {
    const int shift = 12 + power;
    MapInt16(Curve::kTanh, shift < 0 ? 3 : 0, shift < 0 ? -shift : shift, count, x, y);
  }
  OUTLINED void UpdateCell(const LstmOpData& data, int32_t count, const int16_t* forget_gate,
                  const int16_t* input_gate, const int16_t* cell_gate, int16_t* cell) const {
    const WordProduct kept(data.forget_by_cell);
    const WordProduct added(data.input_by_cell_gate);
    ForEights(count, [&](int32_t i, int lanes) {
      const v128_t old = kept(LoadLanes(forget_gate + i, lanes), LoadLanes(cell + i, lanes));
      const v128_t more =
          added(LoadLanes(input_gate + i, lanes), LoadLanes(cell_gate + i, lanes));
      StoreLanes(cell + i, wasm_i16x8_add_sat(old, more), lanes);
    });
  }
  template <typename Value>
  void Hidden(const LstmOpData& data, int32_t count, const int16_t* squashed,
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

  WordLayer input_[kLstmGates];
  WordLayer recurrent_[kLstmGates];
  int16_t* sums_;
};

class FloatGates {
 public:
  FloatGates(const LstmSizes& n, float* packed, float* working)
      : packed_(packed), from_input_(Room(n.input, n.state)), sums_(working) {
    ActivationRange(kTfLiteActNone, &range_.min, &range_.max);
  }
  static int64_t Places(const LstmSizes& n) {
    return kLstmGates * (Room(n.input, n.state) + Room(n.state, n.state));
  }
  static int64_t Working(const LstmSizes& n) { return int64_t{n.batch} * n.state; }
  static void Pack(const float* weights, int32_t inputs, int32_t units, float* to) {
    PackFloatWeights(weights, inputs, units, to);  // also what is not finite: all terms are there
  }
  static int64_t Room(int32_t inputs, int32_t units) { return FloatPackedRoom(inputs, units); }

  OUTLINED void Gate(const FloatLstm& lstm, LstmGate gate, int32_t rows, const float* input,
            const float* hidden, float* out) const {
    const LstmSizes& n = lstm.data->sizes;
    Multiply(packed_ + gate * from_input_, lstm.bias[gate], rows, n.input, n.state, input, out);
    Multiply(packed_ + kLstmGates * from_input_ + gate * Room(n.state, n.state), nullptr, rows,
             n.state, n.state, hidden, sums_);
    for (int32_t i = 0; i < rows * n.state; ++i) out[i] += sums_[i];
  }
  void Sigmoid(int32_t count, float* x) const {
    for (int32_t i = 0; i < count; ++i) x[i] = LogisticFloat(x[i]);
  }
  void Tanh(int, int32_t count, const float* x, float* y) const {
    for (int32_t i = 0; i < count; ++i) y[i] = std::tanh(x[i]);
  }
  void UpdateCell(const LstmOpData&, int32_t count, const float* forget_gate,
                  const float* input_gate, const float* cell_gate, float* cell) const {
    for (int32_t i = 0; i < count; ++i) {
      const float kept = forget_gate[i] * cell[i];
      cell[i] = kept + input_gate[i] * cell_gate[i];
    }
  }
  void Hidden(const LstmOpData&, int32_t count, const float* squashed, const float* output_gate,
              float* hidden) const {
    for (int32_t i = 0; i < count; ++i) hidden[i] = squashed[i] * output_gate[i];
  }

 private:
  OUTLINED void Multiply(const float* packed, const float* bias, int32_t rows, int32_t inputs,
                int32_t units, const float* x, float* out) const {
    for (int32_t from = 0; from < rows; from += kRows) {
      const int32_t count = rows - from < kRows ? rows - from : kRows;
      const float* row[kRows];
      for (int32_t r = 0; r < count; ++r) row[r] = x + (from + r) * inputs;
      FloatGemm(row, count, OneRun(inputs), packed, bias, units, range_, out + from * units);
    }
  }

  const float* packed_;
  int64_t from_input_;
  float* sums_;
  FloatRange range_;
};

bool SuitsWords(const LstmProduct& p, TfLiteType type) {
  return SuitsScale(p.multiplier) &&
         (type == kTfLiteInt8 ? NarrowedOutput::Suits<int8_t>(p.output_zero_point, p.min, p.max)
                              : NarrowedOutput::Suits<int16_t>(p.output_zero_point, p.min, p.max));
}

// Everything but the shapes, which GetLstm looks at.
bool IsOfKnownKind(const LstmOpData& data, TfLiteType type) {
  if (type == kTfLiteFloat32) return true;
  for (int g = 0; g < kLstmGates; ++g) {
    const int32_t zero_points[] = {data.input_layers[g].input_zero_point,
                                   data.recurrent_layers[g].input_zero_point};
    for (const int32_t zero_point : zero_points) {
      if (type == kTfLiteInt8 ? !SuitsLanes<int8_t>(zero_point) : zero_point != 0) return false;
    }
  }
  return SuitsWords(data.forget_by_cell, kTfLiteInt16) &&
         SuitsWords(data.input_by_cell_gate, kTfLiteInt16) && SuitsWords(data.output_by_cell, type);
}

template <typename L, typename Gates, typename Packed>
TfLiteStatus Run(TfLiteContext* context, TfLiteNode* node, bool* done) {
  L lstm;
  *done = true;
  const TfLiteStatus status = GetLstm(context, node, &lstm);
  if (status != kTfLiteOk) return status;
  const LstmSizes& n = lstm.data->sizes;
  Plan plan = {n, {}, {}};
  for (int g = 0; g < kLstmGates; ++g) {
    plan.weights[g] = lstm.weights[g];
    plan.recurrent[g] = lstm.recurrent[g];
  }
  NodeConstants place(node, plan, micro::GetEvalInput(context, node, 1), nullptr);
  Packed* working = nullptr;
  *done = place.constant();
  if (!*done) return kTfLiteOk;
  auto* packed = reinterpret_cast<Packed*>(place.Allocate(
      static_cast<size_t>(Gates::Places(n)) * sizeof(Packed), Gates::Working(n), &working));
  *done = packed != nullptr;
  if (!*done) return kTfLiteOk;
  for (int i = 0; !place.filled() && i < 2 * kLstmGates; ++i) {
    const bool recurrent = i >= kLstmGates;
    const int32_t inputs = recurrent ? n.state : n.input;
    Packed* const to = packed + (recurrent ? kLstmGates * Gates::Room(n.input, n.state) +
                                                 (i - kLstmGates) * Gates::Room(n.state, n.state)
                                           : i * Gates::Room(n.input, n.state));
    Gates::Pack(recurrent ? lstm.recurrent[i - kLstmGates] : lstm.weights[i], inputs, n.state, to);
  }
  RunLstm(Gates(n, packed, working), lstm);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const LstmOpData*>(node->user_data);
  const TfLiteType type = micro::GetEvalInput(context, node, kLstmInput)->type;
  const TfLiteType weights =
      micro::GetEvalInput(context, node, kLstmGateInputs[kInputGate].weights)->type;
  bool done = false;
  TfLiteStatus status = kTfLiteOk;
  if (IsOfKnownKind(data, type)) {
    if (type == kTfLiteFloat32 && weights == kTfLiteFloat32) {
      status = Run<FloatLstm, FloatGates, float>(context, node, &done);
    } else if (type == kTfLiteInt8 && weights == kTfLiteInt8) {
      status = Run<Int8Lstm, WordGates, int16_t>(context, node, &done);
    } else if (type == kTfLiteInt16 && weights == kTfLiteInt8) {
      status = Run<Int16Lstm, WordGates, int16_t>(context, node, &done);
    }
  }
  return done ? status : FallBack(tflite::Register_UNIDIRECTIONAL_SEQUENCE_LSTM(), context, node);
}

}  // namespace

TFLMRegistration Register_UNIDIRECTIONAL_SEQUENCE_LSTM() {
  return RegisterKeepingInputs<tflite::Register_UNIDIRECTIONAL_SEQUENCE_LSTM, Eval, 1, 2, 3, 4, 5,
                               6, 7, 8>();
}

#else

TFLMRegistration Register_UNIDIRECTIONAL_SEQUENCE_LSTM() {
  return tflite::Register_UNIDIRECTIONAL_SEQUENCE_LSTM();
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
