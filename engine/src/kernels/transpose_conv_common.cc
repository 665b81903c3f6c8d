// TRANSPOSE_CONV: what Prepare checks and keeps, and the sizes that both sets of kernels walk.
#include "kernels/transpose_conv_common.h"

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/padding.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/transpose_conv.cc";
using OpData = TransposeConvOpData;
constexpr int kFilter = kTransposeConvFilter;
constexpr int kInput = kTransposeConvInput;
constexpr int kBias = kTransposeConvBias;
constexpr int kOutput = 0;

TfLiteStatus RequestScratch(TfLiteContext* context, int32_t count, size_t element, int* index) {
  ABORT_IF(count < 0 || static_cast<size_t>(count) > INT32_MAX / element, kFile,
           "a tensor is too large");
  return context->RequestScratchBufferInArena(context, static_cast<size_t>(count) * element,
                                              index);
}

TfLiteStatus CalculateOpData(TfLiteContext* context, TfLiteNode* node,
                             const TfLiteTransposeConvParams& params, TfLiteType type,
                             WindowPlan window, int num_channels, OpData* data) {
  const bool has_bias = node->inputs->size == 4;
  ENSURE_AT(context, kFile, 78, has_bias || node->inputs->size == 3,
            "has_bias || node->inputs->size == 3");
  ENSURE_EQ_AT(context, kFile, 79, node->outputs->size, 1, "node->outputs->size", "1");
  data->padding = window.padding;
  if (type == kTfLiteFloat32) return kTfLiteOk;

  TEMP_INPUT_AT(input, kInput, kFile, 102);
  TEMP_INPUT_AT(filter, kFilter, kFile, 105);
  TfLiteTensor* bias = GetMicroContext(context)->AllocateTempInputTensor(node, kBias);
  TEMP_OUTPUT_AT(output, kOutput, kFile, 110);
  RETURN_IF_ERROR(PopulateConvQuantization(context, input, filter, bias, output,
                                           params.activation, num_channels, &data->quantization));
  if (input->type == kTfLiteInt16 && bias != nullptr && bias->type == kTfLiteInt16) {
    ABORT_IF(filter->type != kTfLiteInt8 || output->type != kTfLiteInt16, kFile,
             "an int16 bias needs an int8 filter and an int16 output");
    RETURN_IF_ERROR(RequestScratch(context, ElementCount(bias->dims), 8, &data->bias_index));
  }
  ReleaseTemps(context, input, filter, output, bias);
  return kTfLiteOk;
}

TfLiteStatus CheckFilter(TfLiteContext* context, const TfLiteTensor* filter, int num_channels) {
  ENSURE_EQ_AT(context, kFile, 214, filter->quantization.type, kTfLiteAffineQuantization,
               "filter->quantization.type", "kTfLiteAffineQuantization");
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter->quantization.params);
  ENSURE_AT(context, kFile, 218, affine != nullptr, "affine_quantization");
  ENSURE_AT(context, kFile, 219, affine->scale != nullptr, "affine_quantization->scale");
  ENSURE_AT(context, kFile, 220, affine->zero_point != nullptr, "affine_quantization->zero_point");
  ENSURE_AT(context, kFile, 225, affine->scale->size == 1 || affine->scale->size == num_channels,
            "affine_quantization->scale->size == 1 || affine_quantization->scale->size == "
            "filter->dims->data[kTransposeConvQuantizedDimension]");
  ENSURE_EQ_AT(context, kFile, 227, affine->scale->size, affine->zero_point->size,
               "affine_quantization->scale->size", "affine_quantization->zero_point->size");
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus TransposeConvPrepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteTransposeConvParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kFile, "no memory for the op's data");
  TEMP_OUTPUT_AT(output, kOutput, kFile, 164);
  TEMP_INPUT_AT(input, kInput, kFile, 167);
  TEMP_INPUT_AT(filter, kFilter, kFile, 170);
  ENSURE_MSG_AT(context, kFile,
                input->type == filter->type ||
                    (input->type == kTfLiteInt16 && filter->type == kTfLiteInt8),
                "Hybrid models are not supported on TFLite Micro.");
  ABORT_IF(NumDimensions(output) < 3 || NumDimensions(filter) < 3, kFile,
           "output and filter need a height and a width");

  const int num_channels = filter->dims->data[0];
  RETURN_IF_ERROR(AllocateChannelMultipliers(context, num_channels, kFile,
                                             &data->quantization.multipliers, &data->quantization.shifts));

  if (input->type == kTfLiteInt8 || input->type == kTfLiteInt16) {
    const size_t accumulator = input->type == kTfLiteInt8 ? 4 : 8;
    RETURN_IF_ERROR(RequestScratch(context, ElementCount(output->dims), accumulator,
                                   &data->accumulator_index));
    RETURN_IF_ERROR(CheckFilter(context, filter, num_channels));
  }
  const WindowPlan window =
      PlanWindow({params->stride_height, 1, output->dims->data[1], filter->dims->data[1]},
                 {params->stride_width, 1, output->dims->data[2], filter->dims->data[2]},
                 params->padding);
  RETURN_IF_ERROR(
      CalculateOpData(context, node, *params, input->type, window, num_channels, data));
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  ReleaseTemps(context, output, input, filter);
  return kTfLiteOk;
}

TfLiteStatus GetTransposeConvShape(const TfLiteTransposeConvParams& params,
                                   const TransposeConvOpData& data,
                                   const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                                   const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                                   TransposeConvShape* shape) {
  ABORT_IF(Rank(input) != 4 || Rank(filter) != 4 || Rank(output) != 4, kFile,
           "input, filter and output must have 4 dimensions");
  *shape = {Dim(input, 0),
            Dim(input, 1),
            Dim(input, 2),
            Dim(input, 3),
            Dim(filter, 1),
            Dim(filter, 2),
            Dim(output, 1),
            Dim(output, 2),
            Dim(output, 3),
            AsInt16(params.stride_height),
            AsInt16(params.stride_width),
            AsInt16(data.padding.height),
            AsInt16(data.padding.width)};
  ABORT_IF(Dim(output, 0) != shape->batches || Dim(filter, 3) != shape->in_depth ||
               Dim(filter, 0) != shape->out_depth,
           kFile, "the shapes of input, filter and output do not fit together");
  ABORT_IF(bias != nullptr && ElementCount(bias) != shape->out_depth, kFile,
           "bias and output channels differ in number");
  ABORT_IF(!HoldsAll(input) || !HoldsAll(filter) || !HoldsAll(output), kFile,
           "a tensor has no memory");
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
