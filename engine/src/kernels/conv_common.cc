#include "kernels/conv_common.h"

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/kernels/kernel_util.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/conv_common.cc";

bool TypesAreSupported(TfLiteType input, TfLiteType filter) {
  return (input == kTfLiteFloat32 && filter == kTfLiteFloat32) ||
         (input == kTfLiteInt16 && filter == kTfLiteInt8) ||
         (input == kTfLiteInt8 && (filter == kTfLiteInt8 || filter == kTfLiteInt4));
}

}  // namespace

TfLiteStatus CalculateConvOpData(TfLiteContext* context, TfLiteNode* node, const char* file,
                                 const WindowPlan& window, TfLiteFusedActivation activation,
                                 TfLiteType type, int num_channels, ConvOpData* data) {
  const bool has_bias = node->inputs->size == 3;
  ENSURE_AT(context, file, 88, has_bias || node->inputs->size == 2,
            "has_bias || node->inputs->size == 2");
  ENSURE_EQ_AT(context, file, 89, node->outputs->size, 1, "node->outputs->size", "1");
  data->padding = window.padding;

  MicroContext* micro = GetMicroContext(context);
  TEMP_INPUT_AT(input, kConvInput, file, 102);
  TEMP_INPUT_AT(filter, kConvFilter, file, 105);
  TfLiteTensor* bias = micro->AllocateTempInputTensor(node, kConvBias);
  TEMP_OUTPUT_AT(output, kConvOutput, file, 110);
  if (type != kTfLiteFloat32) {
    RETURN_IF_ERROR(PopulateConvQuantization(context, input, filter, bias, output, activation,
                                             num_channels, &data->quantization));
  }
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;

  micro->DeallocateTempTfLiteTensor(output);
  micro->DeallocateTempTfLiteTensor(input);
  micro->DeallocateTempTfLiteTensor(filter);
  if (bias != nullptr) micro->DeallocateTempTfLiteTensor(bias);
  return kTfLiteOk;
}

TfLiteStatus ConvPrepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<ConvOpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteConvParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kFile, "no memory for the op's data");

  MicroContext* micro = GetMicroContext(context);
  TEMP_OUTPUT_AT(output, kConvOutput, kFile, 150);
  TEMP_INPUT_AT(input, kConvInput, kFile, 153);
  TEMP_INPUT_AT(filter, kConvFilter, kFile, 156);
  ENSURE_EQ_AT(context, kFile, 158, input->type, output->type, "input->type", "output->type");
  ENSURE_MSG_AT(context, kFile, TypesAreSupported(input->type, filter->type),
                "Hybrid models are not supported on TFLite Micro.");
  ABORT_IF(NumDimensions(input) < 3 || NumDimensions(filter) < 3, kFile,
           "input and filter need a height and a width");

  const int num_channels = filter->dims->data[0];
  RETURN_IF_ERROR(AllocateChannelMultipliers(context, num_channels, kFile,
                                             &data->quantization.multipliers, &data->quantization.shifts));

  if (input->type != kTfLiteFloat32) {
    ENSURE_EQ_AT(context, kFile, 186, filter->quantization.type, kTfLiteAffineQuantization,
                 "filter->quantization.type", "kTfLiteAffineQuantization");
    const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter->quantization.params);
    ABORT_IF(affine == nullptr || affine->scale == nullptr || affine->zero_point == nullptr, kFile,
             "the filter's quantization is incomplete");
    ENSURE_AT(context, kFile, 197, affine->scale->size == 1 || affine->scale->size == num_channels,
              "affine_quantization->scale->size == 1 || affine_quantization->scale->size == "
              "filter->dims->data[kConvQuantizedDimension]");
  }

  const WindowPlan window = PlanWindow(
      {params->stride_height, params->dilation_height_factor, input->dims->data[1],
       filter->dims->data[1]},
      {params->stride_width, params->dilation_width_factor, input->dims->data[2],
       filter->dims->data[2]},
      params->padding);
  RETURN_IF_ERROR(CalculateConvOpData(context, node, kFile, window, params->activation,
                                      input->type, num_channels, data));

  if (filter->type == kTfLiteInt4) {
    const int32_t count = ElementCount(filter->dims);
    ABORT_IF(count < 0, kFile, "the filter is too large");
    RETURN_IF_ERROR(context->RequestScratchBufferInArena(context, static_cast<size_t>(count),
                                                         &data->scratch_index));
  }
  micro->DeallocateTempTfLiteTensor(filter);
  micro->DeallocateTempTfLiteTensor(input);
  micro->DeallocateTempTfLiteTensor(output);
  return kTfLiteOk;
}

TfLiteStatus GetConvShape(const TfLiteConvParams& params, const ConvOpData& data,
                          const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                          const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                          ConvShape* shape) {
  ABORT_IF(Rank(input) != 4 || Rank(filter) != 4 || Rank(output) != 4, kFile,
           "input, filter and output must have 4 dimensions");
  ConvShape& s = *shape;
  s.batches = Dim(input, 0);
  s.in_height = Dim(input, 1);
  s.in_width = Dim(input, 2);
  s.in_depth = Dim(input, 3);
  s.filter_height = Dim(filter, 1);
  s.filter_width = Dim(filter, 2);
  s.filter_depth = Dim(filter, 3);
  s.out_height = Dim(output, 1);
  s.out_width = Dim(output, 2);
  s.out_depth = Dim(output, 3);
  s.stride_height = AsInt16(params.stride_height);
  s.stride_width = AsInt16(params.stride_width);
  s.dilation_height = AsInt16(params.dilation_height_factor);
  s.dilation_width = AsInt16(params.dilation_width_factor);
  s.pad_height = AsInt16(data.padding.height);
  s.pad_width = AsInt16(data.padding.width);

  ABORT_IF(s.batches != Dim(output, 0), kFile, "batches of input and output differ");
  ABORT_IF(s.out_depth != Dim(filter, 0), kFile, "filters and output channels differ in number");
  ABORT_IF(s.filter_depth <= 0 || s.in_depth <= 0 || s.in_depth % s.filter_depth != 0, kFile,
           "the input's channels are no multiple of the filter's");
  const int32_t groups = s.in_depth / s.filter_depth;
  ABORT_IF(s.out_depth <= 0 || s.out_depth % groups != 0, kFile,
           "the output's channels are no multiple of the groups");
  s.filters_per_group = s.out_depth / groups;
  ABORT_IF(bias != nullptr && ElementCount(bias) != s.out_depth, kFile,
           "bias and output channels differ in number");
  ABORT_IF(!HoldsAll(input) || !HoldsAll(filter) || !HoldsAll(output), kFile,
           "a tensor has no memory");
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
