// SPACE_TO_DEPTH: blocks of height and width become runs of channels.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/space_to_depth.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  const int32_t block_size = static_cast<TfLiteSpaceToDepthParams*>(node->builtin_data)->block_size;
  ENSURE_EQ_AT(context, kFile, 40, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 41, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 47);
  TEMP_OUTPUT_AT(output, 0, kFile, 50);
  ENSURE_EQ_AT(context, kFile, 52, NumDimensions(input), 4, "NumDimensions(input)", "4");
  const TfLiteType data_type = output->type;
  ENSURE_AT(context, kFile, 56, data_type == kTfLiteFloat32 || data_type == kTfLiteInt8,
            "data_type == kTfLiteFloat32 || data_type == kTfLiteInt8");
  ENSURE_TYPES_EQ_AT(context, kFile, 57, input->type, output->type, "input->type",
                     "output->type");
  // Upstream divides first; 0 would trap. A negative one passes, and the graph then refuses the
  // negative dimensions that it makes.
  ABORT_IF(block_size == 0, kFile, "the block size is 0");
  ABORT_IF(NumDimensions(output) != 4, kFile, "the output's rank is not 4");

  // The output gets its shape first; the comparisons with it then find only what does not divide.
  RETURN_IF_ERROR(MakeDimsWritable(context, kFile, node, output, 4));
  const int* in = input->dims->data;
  int* out = output->dims->data;
  out[0] = in[0];
  out[1] = in[1] / block_size;
  out[2] = in[2] / block_size;
  out[3] = WrapMul(WrapMul(in[3], block_size), block_size);
  ENSURE_EQ_AT(context, kFile, 65, in[1], WrapMul(out[1], block_size), "input_height",
               "output_height * block_size");
  ENSURE_EQ_AT(context, kFile, 66, in[2], WrapMul(out[2], block_size), "input_width",
               "output_width * block_size");
  ABORT_IF(block_size > 0 && !RewrittenShapeFits(output), kFile,
           "the output's memory is too small");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8) {
    MicroPrintf("SPACE_TO_DEPTH only supports FLOAT32 and INT8, got %s.",
                TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }
  const size_t bytes = ElementBytes(input->type);
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsItsShape(output, bytes), kFile,
           "a tensor's memory does not fit its shape");
  const int32_t block_size = static_cast<TfLiteSpaceToDepthParams*>(node->builtin_data)->block_size;
  const bool fits = WalkDepthSpace(
      input->dims, output->dims, block_size, bytes,
      [from = Bytes(input), to = MutableBytes(output)](size_t space, size_t depth, size_t count) {
        std::memcpy(to + depth, from + space, count);
      });
  ABORT_IF(!fits, kFile, "input and output shapes do not belong together");
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SPACE_TO_DEPTH() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
