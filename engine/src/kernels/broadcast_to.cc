// BROADCAST_TO: a tensor repeated along its dimensions of 1; any type of a fixed size.
#include <cstdint>

#include "kernels/internal/broadcast.h"
#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/broadcast_to.cc";
constexpr int kMaxRank = 5;

int64_t WantedDim(const TfLiteTensor* shape, int i) {
  return shape->type == kTfLiteInt32 ? shape->data.i32[i] : shape->data.i64[i];
}

TfLiteStatus CheckShapes(TfLiteContext* context, const TfLiteTensor* input,
                         const TfLiteTensor* shape, const TfLiteTensor* output) {
  constexpr char kNotBroadcastable[] = "Output shape must be broadcastable from input shape.";
  ENSURE_EQ_AT(context, kFile, 37, NumDimensions(shape), 1, "NumDimensions(shape)", "1");
  const int input_rank = NumDimensions(input);
  const int output_rank = NumDimensions(output);
  ENSURE_MSG_AT(context, kFile, SizeOfDimension(shape, 0) == output_rank,
                "Output must match with the expected shape dimension.");
  ENSURE_MSG_AT(context, kFile, input_rank <= output_rank, kNotBroadcastable);
  ENSURE_MSG_AT(context, kFile, output_rank <= kMaxRank,
                "BroadcastTo only supports 1-5D tensor.");
  ABORT_IF(shape->bytes < static_cast<size_t>(output_rank) * ElementBytes(shape->type), kFile,
           "the shape's memory does not fit its shape");
  for (int i = 0; i < input_rank; ++i) {
    const int32_t dim = SizeOfDimension(input, i);
    ENSURE_MSG_AT(context, kFile,
                  dim == 1 || dim == WantedDim(shape, output_rank - input_rank + i),
                  kNotBroadcastable);
  }
  for (int i = 0; i < output_rank; ++i) {
    ENSURE_AT(context, kFile, 71, SizeOfDimension(output, i) == WantedDim(shape, i),
              "output_shape.Dims(idx) == get_shape_data(idx)");
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_AT(context, kFile, 77, NumInputs(node) == 2, "NumInputs(node) == 2");
  ENSURE_EQ_AT(context, kFile, 78, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(shape, 1, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_MSG_AT(context, kFile, NumDimensions(input) <= kMaxRank,
                "BroadcastTo only supports 1-5D tensor.");
  ENSURE_AT(context, kFile, 91, shape->type == kTfLiteInt32 || shape->type == kTfLiteInt64,
            "shape->type == kTfLiteInt32 || shape->type == kTfLiteInt64");
  ENSURE_EQ_AT(context, kFile, 92, input->type, output->type, "input->type", "output->type");
  ENSURE_AT(context, kFile, 96, input->type != kTfLiteString, "input->type != kTfLiteString");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(shape),
                "Non-constant >shape< tensor is not supported");
  RETURN_IF_ERROR(CheckShapes(context, input, shape, output));
  ReleaseTemps(context, input, shape, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  // Types below a byte have no size upstream, and nothing is copied.
  const size_t bytes = input->type == kTfLiteInt4 ? 0 : ElementBytes(input->type);
  if (bytes == 0) return kTfLiteOk;
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsItsShape(output, bytes), kFile,
           "a tensor's memory does not fit its shape");
  BroadcastPlan plan;
  const TfLiteIntArray* inputs[] = {input->dims};
  ABORT_IF(!plan.Init(output->dims, inputs, 1), kFile,
           "the input cannot be broadcast to the output's shape");
  const uint8_t* from = Bytes(input);
  uint8_t* to = MutableBytes(output);
  BroadcastRows(plan, [=](int32_t out, int32_t count, int32_t in, int32_t step, int32_t, int32_t) {
    uint8_t* row = to + static_cast<size_t>(out) * bytes;
    const uint8_t* source = from + static_cast<size_t>(in) * bytes;
    if (step != 0) {
      CopyElements(row, source, count, bytes);
    } else {
      for (int32_t i = 0; i < count; ++i) CopyElements(row + i * bytes, source, 1, bytes);
    }
  });
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_BROADCAST_TO() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
