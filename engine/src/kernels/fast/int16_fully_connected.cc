// FULLY_CONNECTED with int16 activations and int8 weights.
#include <cstring>

#include "kernels/fast/constants.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/internal/elementwise.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {

using namespace kernels;

bool Int16FullyConnected(TfLiteNode* node, const FullyConnectedShape& s,
                         const TfLiteEvalTensor* input, const TfLiteEvalTensor* weights,
                         const TfLiteEvalTensor* bias, TfLiteEvalTensor* output) {
  const auto& params = *static_cast<const TfLiteFullyConnectedParams*>(node->builtin_data);
  const auto& data = *static_cast<const FullyConnectedOpData*>(node->user_data);
  const bool per_tensor = data.num_channels == 0;
  const int32_t shift = data.multiplier.shift;
  Int16Stage stage = {};
  stage.multipliers = per_tensor ? &data.multiplier.value : data.channel_multipliers;
  stage.shifts = per_tensor ? &shift : data.channel_shifts;
  stage.step = per_tensor ? 0 : 1;
  stage.zero_point = data.output_zero_point;
  stage.min = data.activation_min;
  stage.max = data.activation_max;
  NodeConstants place(node, s, weights, bias);
  if (!place.constant() || data.input_zero_point != 0 ||
      !MakeInt16Stage(bias, params.quantized_bias_type, s.outputs, &stage)) {
    return false;
  }
  const GemmRow run = OneRun(s.inputs);
  int16_t* row = nullptr;
  auto* packed = reinterpret_cast<int16_t*>(place.Allocate(
      static_cast<size_t>(PackedRoom<WordDot>(run, s.outputs)) * sizeof(int16_t), s.inputs, &row));
  if (packed == nullptr) return false;
  if (!place.filled()) {
    PackWeights<WordDot>(Data<int8_t>(weights), ByChannel(s.inputs), run, s.outputs, packed);
  }
  const int16_t* in = Data<int16_t>(input);
  int16_t* out = MutableData<int16_t>(output);
  for (int32_t b = 0; b < s.batches; ++b, in += s.inputs, out += s.outputs) {
    // A copy: the last value's pair would lie beyond the tensor.
    std::memcpy(row, in, static_cast<size_t>(s.inputs) * sizeof(int16_t));
    const int16_t* const rows[] = {row};
    Int16Gemm(rows, 1, packed, s.inputs, s.outputs, stage, out);
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
