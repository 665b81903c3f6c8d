#include "kernels/depthwise_conv_common.h"

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/kernels/kernel_util.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/depthwise_conv_common.cc";

bool TypesAreSupported(TfLiteType input, TfLiteType filter) {
  return input == filter ||
         (input == kTfLiteInt8 && (filter == kTfLiteInt8 || filter == kTfLiteInt4)) ||
         (input == kTfLiteInt16 && filter == kTfLiteInt8);
}

}  // namespace

TfLiteStatus DepthwiseConvPrepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<ConvOpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteDepthwiseConvParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kFile, "no memory for the op's data");

  MicroContext* micro = GetMicroContext(context);
  TEMP_OUTPUT_AT(output, kConvOutput, kFile, 150);
  TEMP_INPUT_AT(input, kConvInput, kFile, 153);
  TEMP_INPUT_AT(filter, kConvFilter, kFile, 156);
  ABORT_IF(NumDimensions(input) < 3 || NumDimensions(filter) < 4, kFile,
           "input and filter need a height, a width and channels");

  const int num_channels = filter->dims->data[3];
  RETURN_IF_ERROR(AllocateChannelMultipliers(context, num_channels, kFile,
                                             &data->quantization.multipliers, &data->quantization.shifts));

  if (input->type == kTfLiteInt8) {
    ENSURE_EQ_AT(context, kFile, 177, filter->quantization.type, kTfLiteAffineQuantization,
                 "filter->quantization.type", "kTfLiteAffineQuantization");
    const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter->quantization.params);
    ABORT_IF(affine == nullptr || affine->scale == nullptr || affine->zero_point == nullptr, kFile,
             "the filter's quantization is incomplete");
    ENSURE_AT(context, kFile, 188, affine->scale->size == 1 || affine->scale->size == num_channels,
              "affine_quantization->scale->size == 1 || affine_quantization->scale->size == "
              "filter->dims->data[kDepthwiseConvQuantizedDimension]");
    ENSURE_EQ_AT(context, kFile, 191, affine->scale->size, affine->zero_point->size,
                 "affine_quantization->scale->size", "affine_quantization->zero_point->size");
  }
  ENSURE_MSG_AT(context, kFile, TypesAreSupported(input->type, filter->type),
                "Hybrid models are not supported on TFLite Micro.");
  if (filter->type == kTfLiteInt4) {
    const int32_t count = ElementCount(filter->dims);
    ABORT_IF(count < 0, kFile, "the filter is too large");
    RETURN_IF_ERROR(context->RequestScratchBufferInArena(context, static_cast<size_t>(count),
                                                         &data->scratch_index));
  }

  const WindowPlan window = PlanWindow(
      {params->stride_height, params->dilation_height_factor, input->dims->data[1],
       filter->dims->data[1]},
      {params->stride_width, params->dilation_width_factor, input->dims->data[2],
       filter->dims->data[2]},
      params->padding);
  RETURN_IF_ERROR(CalculateConvOpData(context, node, kFile, window, params->activation,
                                      input->type, num_channels, data));
  ABORT_IF(node->inputs->size == 3 && node->inputs->data[kConvBias] < 0, kFile,
           "a bias of index -1 is not allowed");

  micro->DeallocateTempTfLiteTensor(output);
  micro->DeallocateTempTfLiteTensor(input);
  micro->DeallocateTempTfLiteTensor(filter);
  return kTfLiteOk;
}

TfLiteStatus GetDepthwiseShape(const TfLiteDepthwiseConvParams& params, const ConvOpData& data,
                               const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                               const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                               DepthwiseShape* shape) {
  ABORT_IF(Rank(input) != 4 || Rank(filter) != 4 || Rank(output) != 4, kFile,
           "input, filter and output must have 4 dimensions");
  DepthwiseShape& s = *shape;
  s.batches = Dim(input, 0);
  s.in_height = Dim(input, 1);
  s.in_width = Dim(input, 2);
  s.in_depth = Dim(input, 3);
  s.filter_height = Dim(filter, 1);
  s.filter_width = Dim(filter, 2);
  s.out_height = Dim(output, 1);
  s.out_width = Dim(output, 2);
  s.out_depth = Dim(output, 3);
  s.depth_multiplier = params.depth_multiplier;
  s.stride_height = AsInt16(params.stride_height);
  s.stride_width = AsInt16(params.stride_width);
  s.dilation_height = AsInt16(params.dilation_height_factor);
  s.dilation_width = AsInt16(params.dilation_width_factor);
  s.pad_height = AsInt16(data.padding.height);
  s.pad_width = AsInt16(data.padding.width);

  ABORT_IF(s.batches != Dim(output, 0), kFile, "batches of input and output differ");
  ABORT_IF(s.out_depth != Dim(filter, 3), kFile, "filters and output channels differ in number");
  ABORT_IF(s.out_depth <= 0 || s.depth_multiplier <= 0 ||
               int64_t{s.in_depth} * s.depth_multiplier != s.out_depth,
           kFile, "output channels are not input channels times depth_multiplier");
  ABORT_IF(Dim(filter, 0) < 1, kFile, "the filter is empty");
  // Upstream counts a missing bias as one element and compares it all the same.
  ABORT_IF((bias == nullptr ? 1 : ElementCount(bias)) != s.out_depth, kFile,
           "bias and output channels differ in number");
  ABORT_IF(!HoldsAll(input) || !HoldsAll(filter) || !HoldsAll(output), kFile,
           "a tensor has no memory");
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
