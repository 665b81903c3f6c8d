// GATHER: slices of a tensor along one dimension, picked by position.
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/gather.cc";

// Negative numbers count from the end.
struct Axes {
  Axes(const TfLiteNode* node, int input_rank, int positions_rank) {
    const auto* params = static_cast<const TfLiteGatherParams*>(node->builtin_data);
    axis = params->axis < 0 ? params->axis + input_rank : params->axis;
    batch_dims = params->batch_dims < 0 ? params->batch_dims + positions_rank : params->batch_dims;
  }
  int axis;
  int batch_dims;
};

TfLiteStatus CheckTypes(const TfLiteTensor* input, const TfLiteTensor* coords) {
  if (coords->type != kTfLiteInt32) {
    MicroPrintf("Positions of type '%s' are not supported by gather.",
                TfLiteTypeGetName(coords->type));
    return kTfLiteError;
  }
  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8) {
    MicroPrintf("Type '%s' is not supported by gather.", TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus CheckAxes(TfLiteContext* context, const Axes& axes, const TfLiteTensor* input,
                       const TfLiteTensor* coords) {
  const int axis = axes.axis;
  const int batch_dims = axes.batch_dims;
  ENSURE_AT(context, kFile, 147, 0 <= axis && axis < NumDimensions(input),
            "0 <= axis && axis < NumDimensions(input)");
  ENSURE_AT(context, kFile, 155, batch_dims <= axis, "batch_dims <= axis");
  ENSURE_AT(context, kFile, 156, 0 <= batch_dims && batch_dims < NumDimensions(input),
            "0 <= batch_dims && batch_dims < NumDimensions(input)");
  ENSURE_AT(context, kFile, 157, batch_dims <= NumDimensions(coords),
            "batch_dims <= NumDimensions(coords)");
  for (int i = 0; i < batch_dims; ++i) {
    ENSURE_EQ_AT(context, kFile, 159, input->dims->data[i], coords->dims->data[i],
                 "input->dims->data[i]", "coords->dims->data[i]");
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 103, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 104, NumOutputs(node), 1, "NumOutputs(node)", "1");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  TEMP_INPUT_AT(input, 0, kFile, 110);
  TEMP_INPUT_AT(coords, 1, kFile, 113);
  TEMP_OUTPUT_AT(output, 0, kFile, 116);
  RETURN_IF_ERROR(CheckTypes(input, coords));
  const Axes axes(node, NumDimensions(input), NumDimensions(coords));
  RETURN_IF_ERROR(CheckAxes(context, axes, input, coords));

  // The output's shape: the positions' one in the place of the axis.
  const int rank = NumDimensions(input) + NumDimensions(coords) - 1 - axes.batch_dims;
  RETURN_IF_ERROR(MakeDimsWritable(context, kFile, node, output, rank));
  output->dims->size = rank;
  int k = 0;
  for (int i = 0; i < axes.axis; ++i) output->dims->data[k++] = input->dims->data[i];
  for (int i = axes.batch_dims; i < NumDimensions(coords); ++i) {
    output->dims->data[k++] = coords->dims->data[i];
  }
  for (int i = axes.axis + 1; i < NumDimensions(input); ++i) {
    output->dims->data[k++] = input->dims->data[i];
  }
  ABORT_IF(!RewrittenShapeFits(output), kFile, "the output's memory is too small");
  ReleaseTemps(context, input, coords, output);
  return kTfLiteOk;
}

struct Sizes {
  int32_t batch;
  int32_t outer;
  int32_t axis;
  int32_t inner;
  int32_t coord;
};

bool SizesOf(const TfLiteIntArray* input, const TfLiteIntArray* coords, const Axes& axes,
             Sizes* sizes) {
  if (axes.axis < 0 || axes.axis >= input->size || axes.batch_dims < 0 ||
      axes.batch_dims > axes.axis || axes.batch_dims > coords->size) {
    return false;
  }
  sizes->axis = input->data[axes.axis];
  return ProductOfDims(input, 0, axes.batch_dims, &sizes->batch) &&
         ProductOfDims(input, axes.batch_dims, axes.axis, &sizes->outer) &&
         ProductOfDims(input, axes.axis + 1, input->size, &sizes->inner) &&
         ProductOfDims(coords, axes.batch_dims, coords->size, &sizes->coord);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* coords = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const size_t bytes = ElementBytes(input->type);
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsItsShape(coords, sizeof(int32_t)) ||
               !HoldsItsShape(output, bytes),
           kFile, "a tensor's memory does not fit its shape");
  ABORT_IF(Rank(input) > kMaxShapeRank || Rank(coords) > kMaxShapeRank ||
               Rank(output) > kMaxShapeRank,
           kFile, "a rank is above 6");
  const int32_t output_count = ElementCount(output);
  if (output_count == 0) return kTfLiteOk;

  Sizes sizes;
  ABORT_IF(!SizesOf(input->dims, coords->dims, Axes(node, Rank(input), Rank(coords)), &sizes),
           kFile, "the shapes make no sense");
  const int64_t outers = int64_t{sizes.batch} * sizes.outer;
  // Two products of two int32 each, compared without multiplying all four.
  const int64_t runs = static_cast<int64_t>(output_count) / (sizes.inner > 0 ? sizes.inner : 1);
  ABORT_IF(sizes.inner <= 0 || sizes.coord <= 0 || outers != runs / sizes.coord ||
               int64_t{sizes.batch} * sizes.coord > ElementCount(coords),
           kFile, "input, positions and output do not belong together");

  const int32_t* positions = coords->data.i32;
  for (int32_t i = 0; i < sizes.coord; ++i) {
    // As upstream: the positions of the first batch only.
    ABORT_IF(positions[i] < 0 || positions[i] >= sizes.axis, kFile,
             "a position lies outside the input");
  }
  const int64_t last_start = int64_t{ElementCount(input)} - sizes.inner;
  uint8_t* to = MutableBytes(output);
  for (int64_t o = 0; o < outers; ++o) {
    const int32_t* batch_positions = positions + o / sizes.outer * sizes.coord;
    for (int32_t i = 0; i < sizes.coord; ++i) {
      const int64_t start = (o * sizes.axis + batch_positions[i]) * sizes.inner;
      ABORT_IF(start < 0 || start > last_start, kFile, "a position lies outside the input");
      CopyElements(to, Bytes(input) + static_cast<size_t>(start) * bytes, sizes.inner, bytes);
      to += static_cast<size_t>(sizes.inner) * bytes;
    }
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_GATHER() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
