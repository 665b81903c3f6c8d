// FULLY_CONNECTED with int8 activations and int8 or int4 weights (float32: float_fully_connected.cc,
// int16: int16_fully_connected.cc).
#include "kernels/fast/constants.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/output_stage.h"
#include "kernels/fully_connected_common.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/int4.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

constexpr int32_t kPackedBatches = 4;  // at least, for packing weights that may change

struct Constants {
  ChannelBlock* blocks;
  int16_t* weights;
};

Constants Cut(Carver* carver, const FullyConnectedShape& shape) {
  return {carver->Take<ChannelBlock>(BlocksOf(shape.outputs)),
          carver->Take<int16_t>(PackedRoom(OneRun(shape.inputs), shape.outputs))};
}

TfLiteStatus Reference(TfLiteContext* context, TfLiteNode* node) {
  return FallBack(tflite::Register_FULLY_CONNECTED(), context, node);
}

bool FillConstants(const FullyConnectedShape& shape, const FullyConnectedOpData& data,
                   const int8_t* weights, const int32_t* bias, const Constants& constants) {
  const bool per_tensor = data.num_channels == 0;
  const int32_t shift = data.multiplier.shift;
  const ChannelScales scales = {bias,
                                per_tensor ? &data.multiplier.value : data.channel_multipliers,
                                per_tensor ? &shift : data.channel_shifts,
                                per_tensor ? 0 : 1,
                                shape.outputs,
                                shape.inputs};
  PackWeights(weights, OneRun(shape.inputs), shape.outputs, constants.weights);
  return FillBlocks(scales, constants.blocks);
}

void Multiply(const FullyConnectedShape& shape, const Constants& constants,
              const OutputStage& stage, int16_t zero_point, const int8_t* in, int16_t* rows,
              int8_t* out) {
  const int32_t room = (shape.inputs + 1) & ~1;
  for (int32_t b = 0; b < shape.batches; b += kGemmRows) {
    const int32_t count = shape.batches - b < kGemmRows ? shape.batches - b : kGemmRows;
    const int16_t* row[kGemmRows];
    for (int32_t r = 0; r < count; ++r) {
      CopyCentred(in + int64_t{b + r} * shape.inputs, shape.inputs, zero_point, rows + r * room);
      row[r] = rows + r * room;
    }
    Gemm(row, count, OneRun(shape.inputs), constants.weights, shape.outputs, stage,
         out + int64_t{b} * shape.outputs, shape.outputs);
  }
}

TfLiteStatus EvalInt8(TfLiteContext* context, TfLiteNode* node, const FullyConnectedShape& shape,
                      const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias) {
  const auto& data = *static_cast<const FullyConnectedOpData*>(node->user_data);
  OutputStage stage = {};
  NodeConstants place(node, shape, weights, bias);
  if (data.input_zero_point < INT8_MIN || data.input_zero_point > INT8_MAX ||
      (!place.constant() && shape.batches < kPackedBatches) ||
      !SetRange({data.output_zero_point, data.activation_min, data.activation_max}, &stage) ||
      (bias != nullptr && !Holds<int32_t>(bias, shape.outputs))) {
    return Reference(context, node);
  }
  Carver measure(nullptr);
  Cut(&measure, shape);
  const int32_t at_once = shape.batches < kGemmRows ? shape.batches : kGemmRows;
  int16_t* rows = nullptr;
  uint8_t* bytes =
      place.Allocate(measure.used(), int64_t{at_once} * ((shape.inputs + 1) & ~1), &rows);
  if (bytes == nullptr) return Reference(context, node);
  Carver carver(bytes);
  const Constants constants = Cut(&carver, shape);
  if (!place.filled()) {
    const int8_t* values = micro::GetTensorData<int8_t>(weights);
    if (weights->type == kTfLiteInt4) {
      auto* unpacked =
          static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
      UnpackInt4(values, ElementCount(weights), unpacked);
      values = unpacked;
    }
    if (!FillConstants(shape, data, values, micro::GetOptionalTensorData<int32_t>(bias),
                       constants)) {
      place.Discard();
      return Reference(context, node);
    }
  }
  stage.blocks = constants.blocks;
  Multiply(shape, constants, stage, static_cast<int16_t>(data.input_zero_point),
           micro::GetTensorData<int8_t>(micro::GetEvalInput(context, node, kFullyConnectedInput)),
           rows,
           micro::GetTensorData<int8_t>(
               micro::GetEvalOutput(context, node, kFullyConnectedOutput)));
  return kTfLiteOk;
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
  if (is_int8) return EvalInt8(context, node, shape, weights, bias);
  const bool done = is_float ? FloatFullyConnected(node, shape, input, weights, bias, output)
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
