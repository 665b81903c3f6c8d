// FULLY_CONNECTED in float32.
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/heap.h"
#include "kernels/internal/ranges.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

constexpr int32_t kRows = 32;  // of a product, at most
constexpr int32_t kPackedBatches = 4;  // at least, to be worth the packing
constexpr int64_t kMostWeights = 4 * 1024 * 1024;

// The packed weights, or null where they are better left as they are.
float* Packed(const kernels::FullyConnectedShape& s, const float* weights) {
  const int64_t room = FloatPackedRoom(s.inputs, s.outputs);
  if (s.batches < kPackedBatches || room > kMostWeights) return nullptr;
  auto* packed = reinterpret_cast<float*>(HeapBuffer(static_cast<size_t>(room) * sizeof(float)));
  if (packed == nullptr || !PackFloatWeights(weights, s.inputs, s.outputs, packed)) return nullptr;
  return packed;
}

}  // namespace

bool FloatFullyConnected(const kernels::FullyConnectedShape& s, TfLiteFusedActivation activation,
                         const float* input, const float* weights, const float* bias,
                         float* output) {
  FloatRange range;
  kernels::ActivationRange(activation, &range.min, &range.max);
  const float* packed = Packed(s, weights);
  for (int32_t b = 0; b < s.batches; b += kRows) {
    const int32_t count = s.batches - b < kRows ? s.batches - b : kRows;
    const float* rows[kRows];
    for (int32_t r = 0; r < count; ++r) rows[r] = input + int64_t{b + r} * s.inputs;
    float* out = output + int64_t{b} * s.outputs;
    if (packed != nullptr) {
      FloatGemm(rows, count, {1, s.inputs, 0}, packed, bias, s.outputs, range, out);
      continue;
    }
    for (int32_t r = 0; r < count; ++r) {
      FloatProduct(rows[r], weights, s.inputs, bias, s.outputs, range,
                   out + int64_t{r} * s.outputs);
    }
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
