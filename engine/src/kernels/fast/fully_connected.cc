// FULLY_CONNECTED with int8 activations and int8 or int4 weights (float32: float_fully_connected.cc,
// int16: int16_fully_connected.cc).
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int8_conv.h"
#include "kernels/fast/kept.h"
#include "kernels/fully_connected_common.h"
#include "kernels/internal/ensure.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr int32_t kPackedBatches = 4;  // at least, for packing weights that may change

bool Int8FullyConnected(TfLiteContext* context, TfLiteNode* node, const FullyConnectedShape& s,
                        const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias) {
  if (FindKept(node->user_data) == nullptr && s.batches < kPackedBatches) return false;
  const auto& data = *static_cast<const FullyConnectedOpData*>(node->user_data);
  const bool per_tensor = data.num_channels == 0;
  const int32_t shift = data.multiplier.shift;
  ConvShape shape = {};
  shape.batches = shape.in_width = shape.out_width = 1;
  shape.in_height = shape.out_height = s.batches;
  shape.in_depth = shape.filter_depth = s.inputs;
  shape.out_depth = shape.filters_per_group = s.outputs;
  shape.filter_height = shape.filter_width = 1;
  shape.stride_height = shape.stride_width = 1;
  shape.dilation_height = shape.dilation_width = 1;
  return Int8Conv(context, node,
                  {shape,
                   ByChannel(s.inputs),
                   per_tensor ? &data.multiplier.value : data.channel_multipliers,
                   per_tensor ? &shift : data.channel_shifts,
                   per_tensor ? 0 : 1,
                   data.input_zero_point,
                   {data.output_zero_point, data.activation_min, data.activation_max},
                   data.scratch_index},
                  weights, bias);
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return FallBack(tflite::Register_FULLY_CONNECTED(), context, node);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kFullyConnectedInput);
  const TfLiteEvalTensor* weights = micro::GetEvalInput(context, node, kFullyConnectedWeights);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, kFullyConnectedBias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kFullyConnectedOutput);
  const auto* data = static_cast<const FullyConnectedOpData*>(node->user_data);
  const bool is_float = input->type == kTfLiteFloat32;
  const bool is_int8 = input->type == kTfLiteInt8 &&
                       (weights->type == kTfLiteInt8 || weights->type == kTfLiteInt4);
  const bool is_int16 = input->type == kTfLiteInt16 && weights->type == kTfLiteInt8;
  if (data == nullptr || (!is_float && !is_int8 && !is_int16)) return Reference(context, node);
  FullyConnectedShape shape;
  RETURN_IF_ERROR(GetFullyConnectedShape(*data, input, weights, output, &shape));
  const bool done = is_int8    ? Int8FullyConnected(context, node, shape, weights, bias)
                    : is_float ? FloatFullyConnected(node, shape, input, weights, bias, output)
                               : Int16FullyConnected(node, shape, input, weights, bias, output);
  return done ? kTfLiteOk : Reference(context, node);
}

}  // namespace

TFLMRegistration Register_FULLY_CONNECTED() {
  return RegisterKeeping<tflite::Register_FULLY_CONNECTED, Eval>();
}

#else

TFLMRegistration Register_FULLY_CONNECTED() { return tflite::Register_FULLY_CONNECTED(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
