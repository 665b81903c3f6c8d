// FULLY_CONNECTED with int8 activations and int8 weights (float32: float_fully_connected.cc,
// int16: int16_fully_connected.cc).
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/output_stage.h"
#include "kernels/fully_connected_common.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

struct Layout {
  OutputStage stage;
  int16_t* rows;
};

int32_t RowsAtOnce(const FullyConnectedShape& shape) {
  return shape.batches < kGemmRows ? shape.batches : kGemmRows;
}

Layout Carve(Carver* carver, const FullyConnectedShape& shape) {
  Layout layout = {};
  CarveOutputStage(carver, shape.outputs, &layout.stage);
  layout.rows = carver->Take<int16_t>(int64_t{RowsAtOnce(shape)} * RowRoom(shape.inputs));
  return layout;
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return tflite::Register_FULLY_CONNECTED().invoke(context, node);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kFullyConnectedInput);
  const TfLiteEvalTensor* weights = micro::GetEvalInput(context, node, kFullyConnectedWeights);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, kFullyConnectedBias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kFullyConnectedOutput);
  const auto* data = static_cast<const FullyConnectedOpData*>(node->user_data);
  const bool is_float = input->type == kTfLiteFloat32;
  const bool is_integer = (input->type == kTfLiteInt8 || input->type == kTfLiteInt16) &&
                          weights->type == kTfLiteInt8;
  if (data == nullptr || (!is_float && !is_integer)) return Reference(context, node);
  FullyConnectedShape shape;
  RETURN_IF_ERROR(GetFullyConnectedShape(*data, input, weights, output, &shape));
  const auto& params = *static_cast<const TfLiteFullyConnectedParams*>(node->builtin_data);
  if (is_float) {
    const bool done = (bias == nullptr || Holds<float>(bias, shape.outputs)) &&
                      FloatFullyConnected(shape, params.activation,
                                          micro::GetTensorData<float>(input),
                                          micro::GetTensorData<float>(weights),
                                          micro::GetOptionalTensorData<float>(bias),
                                          micro::GetTensorData<float>(output));
    return done ? kTfLiteOk : Reference(context, node);
  }
  if (input->type == kTfLiteInt16) {
    const bool done = Int16FullyConnected(shape, params, *data, input, weights, bias, output);
    return done ? kTfLiteOk : Reference(context, node);
  }
  if (shape.inputs < 8 || data->input_zero_point < -128 || data->input_zero_point > 127 ||
      (bias != nullptr && !Holds<int32_t>(bias, shape.outputs))) {
    return Reference(context, node);
  }

  Carver measure(nullptr);
  Carve(&measure, shape);
  uint8_t* heap = HeapBuffer(measure.used());
  if (heap == nullptr) return Reference(context, node);
  Carver carver(heap);
  Layout layout = Carve(&carver, shape);
  const bool per_tensor = data->num_channels == 0;
  const int32_t shift = data->multiplier.shift;
  const ChannelScales scales = {micro::GetOptionalTensorData<int32_t>(bias),
                                per_tensor ? &data->multiplier.value : data->channel_multipliers,
                                per_tensor ? &shift : data->channel_shifts,
                                per_tensor ? 0 : 1,
                                shape.outputs,
                                shape.inputs};
  if (!FillOutputStage(scales,
                       {data->output_zero_point, data->activation_min, data->activation_max},
                       &layout.stage)) {
    return Reference(context, node);
  }

  const int8_t* in = micro::GetTensorData<int8_t>(input);
  const int8_t* w = micro::GetTensorData<int8_t>(weights);
  int8_t* out = micro::GetTensorData<int8_t>(output);
  const int32_t room = RowRoom(shape.inputs);
  const int32_t most = RowsAtOnce(shape);
  for (int32_t b = 0; b < shape.batches; b += most) {
    const int32_t count = shape.batches - b < most ? shape.batches - b : most;
    const int16_t* rows[kGemmRows];
    for (int32_t r = 0; r < count; ++r) {
      int16_t* row = layout.rows + r * room;
      CopyCentred(in + int64_t{b + r} * shape.inputs, shape.inputs,
                  static_cast<int16_t>(data->input_zero_point), row);
      AlignTail(row, shape.inputs);
      rows[r] = row;
    }
    Gemm(rows, count, OneRun(shape.inputs), w, shape.inputs, 0, shape.outputs, layout.stage,
         out + int64_t{b} * shape.outputs, shape.outputs);
  }
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration Register_FULLY_CONNECTED() {
  TFLMRegistration registration = tflite::Register_FULLY_CONNECTED();
  registration.invoke = Eval;
  return registration;
}

#else

TFLMRegistration Register_FULLY_CONNECTED() { return tflite::Register_FULLY_CONNECTED(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
