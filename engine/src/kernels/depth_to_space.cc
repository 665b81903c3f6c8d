// DEPTH_TO_SPACE: runs of channels become blocks of height and width.
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/depth_space.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/depth_to_space.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  const int32_t block_size = static_cast<TfLiteDepthToSpaceParams*>(node->builtin_data)->block_size;
  ENSURE_EQ_AT(context, kFile, 41, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 42, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 48);
  TEMP_OUTPUT_AT(output, 0, kFile, 51);
  ENSURE_EQ_AT(context, kFile, 53, NumDimensions(input), 4, "NumDimensions(input)", "4");
  const TfLiteType data_type = output->type;
  ENSURE_AT(context, kFile, 57, data_type == kTfLiteFloat32 || data_type == kTfLiteInt8,
            "data_type == kTfLiteFloat32 || data_type == kTfLiteInt8");
  ENSURE_TYPES_EQ_AT(context, kFile, 58, input->type, output->type, "input->type",
                     "output->type");
  ENSURE_AT(context, kFile, 61, block_size > 0, "block_size > 0");
  ABORT_IF(NumDimensions(output) != 4, kFile, "the output's rank is not 4");

  // The output gets its shape first; the comparisons with it then find only what does not divide.
  RETURN_IF_ERROR(MakeDimsWritable(context, kFile, node, output, 4));
  const int* in = input->dims->data;
  int* out = output->dims->data;
  out[0] = in[0];
  out[1] = WrapMul(in[1], block_size);
  out[2] = WrapMul(in[2], block_size);
  out[3] = in[3] / block_size / block_size;
  ENSURE_EQ_AT(context, kFile, 69, in[1], out[1] / block_size, "input_height",
               "output_height / block_size");
  ENSURE_EQ_AT(context, kFile, 70, in[2], out[2] / block_size, "input_width",
               "output_width / block_size");
  ENSURE_EQ_AT(context, kFile, 72, in[3], WrapMul(WrapMul(out[3], block_size), block_size),
               "input_channels", "output_channels * block_size * block_size");
  ABORT_IF(!RewrittenShapeFits(output), kFile, "the output's memory is too small");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8) {
    MicroPrintf("DEPTH_TO_SPACE only supports FLOAT32 and INT8, got %s.",
                TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }
  const size_t bytes = ElementBytes(input->type);
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsItsShape(output, bytes), kFile,
           "a tensor's memory does not fit its shape");
  const int32_t block_size = static_cast<TfLiteDepthToSpaceParams*>(node->builtin_data)->block_size;
  const bool fits = WalkDepthSpace(
      output->dims, input->dims, block_size, bytes,
      [from = Bytes(input), to = MutableBytes(output)](size_t space, size_t depth, size_t count) {
        std::memcpy(to + space, from + depth, count);
      });
  ABORT_IF(!fits, kFile, "input and output shapes do not belong together");
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_DEPTH_TO_SPACE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
