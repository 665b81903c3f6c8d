// FULLY_CONNECTED in float32.
#include "kernels/fast/constants.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ranges.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

constexpr int32_t kRows = 32;  // of a product, at most
constexpr int32_t kPackedBatches = 4;  // at least, for packing weights that may change
constexpr int64_t kMostWeights = 4 * 1024 * 1024;

// The packed weights, or null where they are better left as they are.
const float* Packed(const TfLiteNode* node, const kernels::FullyConnectedShape& s,
                    const TfLiteEvalTensor* weights) {
  NodeConstants place(node, s, weights, nullptr);
  const int64_t room = FloatPackedRoom(s.inputs, s.outputs);
  if ((!place.constant() && s.batches < kPackedBatches) || room > kMostWeights) return nullptr;
  uint8_t* none = nullptr;
  auto* packed = reinterpret_cast<float*>(
      place.Allocate(static_cast<size_t>(room) * sizeof(float), 0, &none));
  if (packed == nullptr || place.filled()) return packed;
  if (PackFloatWeights(kernels::Data<float>(weights), s.inputs, s.outputs, packed)) return packed;
  place.Discard();
  return nullptr;
}

}  // namespace

bool FloatFullyConnected(TfLiteNode* node, const kernels::FullyConnectedShape& s,
                         const TfLiteEvalTensor* input_tensor, const TfLiteEvalTensor* weights,
                         const TfLiteEvalTensor* bias_tensor, TfLiteEvalTensor* output_tensor) {
  if (bias_tensor != nullptr && !kernels::Holds<float>(bias_tensor, s.outputs)) return false;
  const auto& params = *static_cast<const TfLiteFullyConnectedParams*>(node->builtin_data);
  const float* input = kernels::Data<float>(input_tensor);
  const float* bias = bias_tensor == nullptr ? nullptr : kernels::Data<float>(bias_tensor);
  float* output = kernels::MutableData<float>(output_tensor);
  FloatRange range;
  kernels::ActivationRange(params.activation, &range.min, &range.max);
  const float* packed = Packed(node, s, weights);
  for (int32_t b = 0; b < s.batches; b += kRows) {
    const int32_t count = s.batches - b < kRows ? s.batches - b : kRows;
    const float* rows[kRows];
    for (int32_t r = 0; r < count; ++r) rows[r] = input + int64_t{b + r} * s.inputs;
    float* out = output + int64_t{b} * s.outputs;
    if (packed != nullptr) {
      FloatGemm(rows, count, {1, 0, 1, 0, s.inputs}, packed, bias, s.outputs, range, out);
      continue;
    }
    for (int32_t r = 0; r < count; ++r) {
      FloatProduct(rows[r], kernels::Data<float>(weights), s.inputs, bias, s.outputs, range,
                   out + int64_t{r} * s.outputs);
    }
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
