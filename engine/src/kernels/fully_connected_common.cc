#include "kernels/fully_connected_common.h"

#include "kernels/internal/conv_params.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/shape.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/fully_connected.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/fully_connected_common.cc";

bool WeightsAreSupported(TfLiteType input, TfLiteType weights) {
  switch (input) {
    case kTfLiteFloat32:
      return weights == kTfLiteFloat32;
    case kTfLiteInt8:
      return weights == kTfLiteInt8 || weights == kTfLiteInt4;
    case kTfLiteInt16:
      return weights == kTfLiteInt8;
    default:
      return true;  // refused in Eval
  }
}

TfLiteStatus PerChannelMultipliers(TfLiteContext* context, const TfLiteAffineQuantization& affine,
                                   const TfLiteTensor* input, const TfLiteTensor* weights,
                                   const TfLiteTensor* output, FullyConnectedOpData* data) {
  ENSURE_AT(context, kFile, 102,
            (input->type == kTfLiteInt8 || input->type == kTfLiteInt16) &&
                weights->type != kTfLiteInt4,
            "(input->type == kTfLiteInt8 && filter->type != kTfLiteInt4) || "
            "(input->type == kTfLiteInt16 && filter->type != kTfLiteInt4)");
  const int num_channels = affine.scale->size;
  ABORT_IF(affine.quantized_dimension < 0 || affine.quantized_dimension >= weights->dims->size,
           kFile, "quantized dimension is outside the filter's shape");
  ENSURE_EQ_AT(context, kFile, 109, num_channels, weights->dims->data[affine.quantized_dimension],
               "per_channel_quantization_size",
               "filter->dims->data[affine_quantization->quantized_dimension]");
  RETURN_IF_ERROR(AllocateChannelMultipliers(context, num_channels, kFile,
                                             &data->channel_multipliers, &data->channel_shifts));
  data->num_channels = num_channels;
  for (int i = 0; i < num_channels; ++i) {
    const double real = static_cast<double>(input->params.scale) *
                        static_cast<double>(affine.scale->data[i]) /
                        static_cast<double>(output->params.scale);
    const Multiplier m = QuantizeMultiplier(real);
    data->channel_multipliers[i] = m.value;
    data->channel_shifts[i] = m.shift;
  }
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus CalculateFullyConnectedOpData(TfLiteContext* context,
                                           TfLiteFusedActivation activation, TfLiteType type,
                                           const TfLiteTensor* input, const TfLiteTensor* weights,
                                           const TfLiteTensor* bias, const TfLiteTensor* output,
                                           FullyConnectedOpData* data) {
  if (type == kTfLiteFloat32) return kTfLiteOk;
  data->num_channels = 0;
  const TfLiteAffineQuantization* affine = nullptr;
  if (weights->quantization.type == kTfLiteAffineQuantization) {
    affine = static_cast<const TfLiteAffineQuantization*>(weights->quantization.params);
    ENSURE_AT(context, kFile, 74, affine != nullptr, "affine_quantization");
    ENSURE_AT(context, kFile, 75, affine->scale != nullptr, "affine_quantization->scale");
  }
  if (affine != nullptr && affine->scale->size > 1) {
    RETURN_IF_ERROR(PerChannelMultipliers(context, *affine, input, weights, output, data));
  } else {
    double real = 0.0;
    RETURN_IF_ERROR(QuantizedProductMultiplier(context, input, weights, bias, output, &real));
    data->multiplier = QuantizeMultiplier(real);
  }
  ABORT_IF(weights->params.zero_point != 0, kFile, "the weights' zero point is not 0");
  data->input_zero_point = input->params.zero_point;
  data->weights_zero_point = weights->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  return QuantizedActivationRange(context, activation, output, &data->activation_min,
                                  &data->activation_max);
}

TfLiteStatus FullyConnectedPrepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<FullyConnectedOpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteFullyConnectedParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kPrepareFile, "no memory for the op's data");

  MicroContext* micro = GetMicroContext(context);
  TEMP_INPUT_AT(input, kFullyConnectedInput, kPrepareFile, 48);
  TEMP_INPUT_AT(filter, kFullyConnectedWeights, kPrepareFile, 51);
  TfLiteTensor* bias = micro->AllocateTempInputTensor(node, kFullyConnectedBias);
  TEMP_OUTPUT_AT(output, kFullyConnectedOutput, kPrepareFile, 56);
  ENSURE_TYPES_EQ_AT(context, kPrepareFile, 57, input->type, output->type, "input->type",
                     "output->type");
  if (!WeightsAreSupported(input->type, filter->type)) {
    MicroPrintf("Input type: %s with filter type: %s not supported.",
                TfLiteTypeGetName(input->type), TfLiteTypeGetName(filter->type));
    return kTfLiteError;
  }
  if (filter->type == kTfLiteInt4) {
    const int32_t count = ElementCount(filter->dims);
    ABORT_IF(count < 0, kPrepareFile, "the weights are too large");
    RETURN_IF_ERROR(context->RequestScratchBufferInArena(context, static_cast<size_t>(count),
                                                         &data->scratch_index));
  }
  RETURN_IF_ERROR(CalculateFullyConnectedOpData(context, params->activation, input->type, input,
                                                filter, bias, output, data));
  micro->DeallocateTempTfLiteTensor(input);
  micro->DeallocateTempTfLiteTensor(filter);
  if (bias != nullptr) micro->DeallocateTempTfLiteTensor(bias);
  micro->DeallocateTempTfLiteTensor(output);
  return kTfLiteOk;
}

TfLiteStatus GetFullyConnectedShape(const FullyConnectedOpData& data,
                                    const TfLiteEvalTensor* input, const TfLiteEvalTensor* weights,
                                    const TfLiteEvalTensor* output, FullyConnectedShape* shape) {
  ABORT_IF(Rank(weights) < 2 || Rank(output) < 1, kFile,
           "weights need two dimensions, the output one");
  shape->outputs = LastDim(output);
  shape->inputs = LastDim(weights);
  const int32_t rows = Dim(weights, Rank(weights) - 2);
  const bool rows_suit =
      input->type == kTfLiteFloat32 ? shape->outputs == rows : shape->outputs <= rows;
  ABORT_IF(shape->outputs <= 0 || shape->inputs < 0 || !rows_suit, kFile,
           "the output's last dimension does not fit the weights' rows");
  shape->batches = OuterCount(output);
  ABORT_IF(int64_t{shape->batches} * shape->inputs > ElementCount(input), kFile,
           "the input is shorter than batches times the weights' columns");
  ABORT_IF(input->type != kTfLiteFloat32 && data.num_channels > 0 &&
               data.num_channels < shape->outputs,
           kFile, "fewer scales than outputs");
  ABORT_IF(!HoldsAll(input) || !HoldsAll(weights) || !HoldsAll(output), kFile,
           "a tensor has no memory");
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
