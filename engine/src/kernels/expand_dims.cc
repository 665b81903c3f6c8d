// EXPAND_DIMS: the same data with one more dimension of 1.
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/expand_dims.cc";

TfLiteStatus ReadAxis(const TfLiteTensor* axis, int32_t* value) {
  if (NumDimensions(axis) > 1) {
    MicroPrintf("Axis has only one element for Expand_Dims.");
    return kTfLiteError;
  }
  if (axis->type != kTfLiteInt32) {
    MicroPrintf("Axis type %s (%d) not supported by Expand_Dims.", TfLiteTypeGetName(axis->type),
                axis->type);
    return kTfLiteError;
  }
  const int32_t* data = ConstantElements<int32_t>(axis, 1);
  ABORT_IF(data == nullptr, kFile, "the axis is empty");
  *value = *data;
  return kTfLiteOk;
}

// The output has its shape from the model; it must be the right one.
TfLiteStatus CheckOutputShape(TfLiteContext* context, const TfLiteIntArray* input,
                              const TfLiteIntArray* output, int32_t axis_value) {
  ABORT_IF(input->size > kMaxShapeRank || output->size > kMaxShapeRank, kFile,
           "a rank is above 6");
  if (axis_value < 0) axis_value = WrapAdd(axis_value, input->size + 1);
  ENSURE_AT(context, kFile, 66, axis_value <= input->size,
            "axis_value <= input_shape.DimensionsCount()");
  ABORT_IF(axis_value < 0, kFile, "the axis is below the first dimension");
  ENSURE_AT(context, kFile, 74, output->size == input->size + 1,
            "output_shape.DimensionsCount() == input_shape.DimensionsCount() + 1");
  for (int i = 0; i < output->size; ++i) {
    if (i < axis_value) {
      ENSURE_AT(context, kFile, 77, output->data[i] == input->data[i],
                "output_shape.Dims(i) == input_shape.Dims(i)");
    } else if (i == axis_value) {
      ENSURE_AT(context, kFile, 79, output->data[i] == 1, "output_shape.Dims(i) == 1");
    } else {
      ENSURE_AT(context, kFile, 81, output->data[i] == input->data[i - 1],
                "output_shape.Dims(i) == input_shape.Dims(i - 1)");
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 90, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 91, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 94);
  TEMP_INPUT_AT(axis, 1, kFile, 97);
  TEMP_OUTPUT_AT(output, 0, kFile, 100);
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(axis),
                "Non-constant >axis< tensor is not supported");
  int32_t axis_value = 0;
  RETURN_IF_ERROR(ReadAxis(axis, &axis_value));
  RETURN_IF_ERROR(CheckOutputShape(context, input->dims, output->dims, axis_value));
  ReleaseTemps(context, input, axis, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteFloat32:
    case kTfLiteInt16:
    case kTfLiteInt8:
      break;
    default:
      MicroPrintf("Expand_Dims only currently supports int8, int16 and float32, got %d.",
                  input->type);
      return kTfLiteError;
  }
  const size_t bytes = ElementBytes(input->type);
  const int32_t count = ElementCount(input);
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsElements(output, count, bytes), kFile,
           "a tensor's memory does not fit its shape");
  CopyElements(MutableBytes(output), Bytes(input), count, bytes);
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_EXPAND_DIMS() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
