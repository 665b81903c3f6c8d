// SVDF: what Prepare leaves for every implementation of Eval, and what these share.
#ifndef ENGINE_SRC_KERNELS_SVDF_COMMON_H_
#define ENGINE_SRC_KERNELS_SVDF_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/quantization.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {
namespace kernels {

enum SvdfInput { kSvdfInput = 0, kSvdfFeature, kSvdfTime, kSvdfBias, kSvdfState };

struct SvdfOpData {
  Multiplier to_state;
  Multiplier to_output;
  int scratch_index;         // batch · filters
  int output_scratch_index;  // batch · units, int8 only
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t state_zero_point;
};
constexpr size_t kSvdfOpDataBytes = 36;

struct SvdfSizes {
  int32_t batch;
  int32_t input;
  int32_t filters;
  int32_t memory;
  int32_t units;
  int32_t rank;
};

struct SvdfOperands {
  const TfLiteEvalTensor* input;
  const TfLiteEvalTensor* feature;
  const TfLiteEvalTensor* time;
  const TfLiteEvalTensor* bias;
  TfLiteEvalTensor* state;
  TfLiteEvalTensor* output;
  SvdfSizes n;
};

inline SvdfOperands GetSvdfOperands(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLiteSVDFParams*>(node->builtin_data);
  SvdfOperands t = {micro::GetEvalInput(context, node, kSvdfInput),
                    micro::GetEvalInput(context, node, kSvdfFeature),
                    micro::GetEvalInput(context, node, kSvdfTime),
                    micro::GetEvalInput(context, node, kSvdfBias),
                    micro::GetMutableEvalInput(context, node, kSvdfState),
                    micro::GetEvalOutput(context, node, 0),
                    {}};
  t.n = {Dim(t.input, 0), Dim(t.input, 1),  Dim(t.feature, 0),
         Dim(t.time, 1),  Dim(t.output, 1), params.rank};
  return t;
}

// Prepare has tied all shapes to each other; this ties them to the memory behind them.
template <typename Value, typename State, typename Bias>
bool SvdfFits(const SvdfOperands& t) {
  const SvdfSizes& n = t.n;
  const int64_t b = n.batch;
  return n.memory > 0 && n.rank > 0 && Holds<Value>(t.input, b * n.input) &&
         Holds<Value>(t.feature, static_cast<int64_t>(n.filters) * n.input) &&
         Holds<State>(t.time, static_cast<int64_t>(n.filters) * n.memory) &&
         Holds<Bias>(t.bias, n.units) && HoldsShape<State>(t.state) &&
         Holds<Value>(t.output, b * n.units);
}

// The fused activation of float32.
float ActivateSvdf(TfLiteFusedActivation activation, float x);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_SVDF_COMMON_H_
