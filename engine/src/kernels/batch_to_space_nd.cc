// BATCH_TO_SPACE_ND: blocks of the batch dimension become space.
#include <cstdint>

#include "kernels/internal/batch_space.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/batch_to_space_nd.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 42, NumInputs(node), 3, "NumInputs(node)", "3");
  ENSURE_EQ_AT(context, kFile, 43, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  ENSURE_AT(context, kFile, 51, input != nullptr && output != nullptr,
            "input != nullptr && output != nullptr");
  ENSURE_AT(context, kFile, 53, NumDimensions(input) >= kBatchSpaceMinRank,
            "NumDimensions(input) >= kInputOutputMinDimensionNum");
  ENSURE_AT(context, kFile, 54, NumDimensions(output) >= kBatchSpaceMinRank,
            "NumDimensions(output) >= kInputOutputMinDimensionNum");
  ENSURE_AT(context, kFile, 55, NumDimensions(input) <= kBatchSpaceMaxRank,
            "NumDimensions(input) <= kInputOutputMaxDimensionNum");
  ENSURE_AT(context, kFile, 56, NumDimensions(output) <= kBatchSpaceMaxRank,
            "NumDimensions(output) <= kInputOutputMaxDimensionNum");
  ENSURE_TYPES_EQ_AT(context, kFile, 57, input->type, output->type, "input->type",
                     "output->type");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  BatchSpace op;
  RETURN_IF_ERROR(op.Init(kFile, context, node));
  const Nhwc& in = op.input_shape;
  const Nhwc& out = op.output_shape;

  if (op.run_bytes == 0) return kTfLiteOk;

  // Positions of the output that no input maps to stay as they were.
  for (int32_t b = 0; b < in.batches; ++b) {
    const int32_t block = b / out.batches;
    const int64_t shift_h = block / op.block_width - int64_t{op.before_height};
    const int64_t shift_w = block % op.block_width - int64_t{op.before_width};
    for (int32_t ih = 0; ih < in.height; ++ih) {
      const int64_t oh = int64_t{ih} * op.block_height + shift_h;
      if (oh < 0 || oh >= out.height) continue;
      for (int32_t iw = 0; iw < in.width; ++iw) {
        const int64_t ow = int64_t{iw} * op.block_width + shift_w;
        if (ow < 0 || ow >= out.width) continue;
        op.CopyRun(op.InputRun(b, ih, iw), op.OutputRun(b % out.batches, oh, ow));
      }
    }
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_BATCH_TO_SPACE_ND() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
