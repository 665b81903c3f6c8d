// SPACE_TO_BATCH_ND: space is cut into blocks that become batches.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/space_to_batch_nd.cc";
constexpr size_t kOpDataBytes = 4;

// The padding value. Upstream never sets it and so pads with what the arena held; here it is 0,
// what a zeroed arena holds. It is not the zero point.
struct OpData {
  int32_t padding_value;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 51, NumInputs(node), 3, "NumInputs(node)", "3");
  ENSURE_EQ_AT(context, kFile, 52, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  ENSURE_AT(context, kFile, 58, input != nullptr && output != nullptr,
            "input != nullptr && output != nullptr");
  ENSURE_AT(context, kFile, 60, NumDimensions(input) >= kBatchSpaceMinRank,
            "NumDimensions(input) >= kInputOutputMinDimensionNum");
  ENSURE_AT(context, kFile, 61, NumDimensions(output) >= kBatchSpaceMinRank,
            "NumDimensions(output) >= kInputOutputMinDimensionNum");
  ENSURE_AT(context, kFile, 62, NumDimensions(input) <= kBatchSpaceMaxRank,
            "NumDimensions(input) <= kInputOutputMaxDimensionNum");
  ENSURE_AT(context, kFile, 63, NumDimensions(output) <= kBatchSpaceMaxRank,
            "NumDimensions(output) <= kInputOutputMaxDimensionNum");
  ENSURE_TYPES_EQ_AT(context, kFile, 64, input->type, output->type, "input->type",
                     "output->type");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  const int padding_value = static_cast<const OpData*>(node->user_data)->padding_value;
  BatchSpace op;
  RETURN_IF_ERROR(op.Init(kFile, context, node));
  const Nhwc& in = op.input_shape;
  const Nhwc& out = op.output_shape;
  ABORT_IF(in.batches == 0, kFile, "the input has no batches");
  if (op.run_bytes == 0) return kTfLiteOk;
  for (int32_t b = 0; b < out.batches; ++b) {
    const int32_t block = b / in.batches;
    const int64_t shift_h = block / op.block_width - int64_t{op.before_height};
    const int64_t shift_w = block % op.block_width - int64_t{op.before_width};
    for (int32_t oh = 0; oh < out.height; ++oh) {
      const int64_t ih = int64_t{oh} * op.block_height + shift_h;
      for (int32_t ow = 0; ow < out.width; ++ow) {
        const int64_t iw = int64_t{ow} * op.block_width + shift_w;
        uint8_t* to = op.OutputRun(b, oh, ow);
        if (ih < 0 || ih >= in.height || iw < 0 || iw >= in.width) {
          std::memset(to, padding_value, op.run_bytes);
        } else {
          op.CopyRun(op.InputRun(b % in.batches, ih, iw), to);
        }
      }
    }
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SPACE_TO_BATCH_ND() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
