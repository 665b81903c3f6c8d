// UNIDIRECTIONAL_SEQUENCE_LSTM with constant weights: a product for each layer of each gate, with a
// unit of the state in every lane.
#include "kernels/fast/constants.h"
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/lstm_floats.h"
#include "kernels/fast/lstm_words.h"
#include "kernels/lstm_run.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

// A key: plain data, and all addresses that the packed weights depend on.
struct Plan {
  LstmSizes sizes;
  const void* weights[kLstmGates];
  const void* recurrent[kLstmGates];
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
