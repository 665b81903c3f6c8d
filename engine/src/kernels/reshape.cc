// RESHAPE: any type. The shape comes from the output tensor; a shape input is never read.
#include <cstring>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/writable_dims.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/reshape_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/reshape.cc";

// Fills in the one dimension of −1, in a copy of the dimensions that lies in the arena.
TfLiteStatus StretchOutput(TfLiteContext* context, TfLiteNode* node, TfLiteTensor* output,
                           int stretch_dim, int32_t num_input_elements) {
  int64_t rest = 1;
  for (int i = 0; i < output->dims->size; ++i) {
    const bool in_range = rest >= INT32_MIN && rest <= INT32_MAX;
    if (i != stretch_dim && in_range) rest *= output->dims->data[i];
  }
  ABORT_IF(rest <= 0 || num_input_elements < 0, kPrepareFile,
           "the dimension of -1 cannot be found");
  TfLiteEvalTensor* eval = micro::GetEvalOutput(context, node, 0);
  RETURN_IF_ERROR(CopyDimsToArena(context, kPrepareFile, output, eval));
  output->dims->data[stretch_dim] = static_cast<int>(num_input_elements / rest);
  return kTfLiteOk;
}

TfLiteStatus ReshapeOutput(TfLiteContext* context, TfLiteNode* node) {
  TEMP_INPUT_AT(input, 0, kPrepareFile, 37);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 40);

  // Without a shape input, [0] means a scalar. Upstream writes that into the model, and every other
  // user of the same shape vector sees it.
  if (NumInputs(node) == 1 && output->dims->size == 1 && output->dims->data[0] == 0) {
    output->dims->size = 0;
  }

  const int32_t num_input_elements = ElementCount(input->dims);
  int stretch_dim = -1;
  for (int i = 0; i < output->dims->size; ++i) {
    if (output->dims->data[i] != -1) continue;
    ENSURE_EQ_AT(context, kPrepareFile, 61, stretch_dim, -1, "stretch_dim", "-1");
    stretch_dim = i;
  }
  if (stretch_dim != -1) {
    RETURN_IF_ERROR(StretchOutput(context, node, output, stretch_dim, num_input_elements));
  }
  const int32_t num_output_elements = ElementCount(output->dims);
  ENSURE_TYPES_EQ_AT(context, kPrepareFile, 77, input->type, output->type, "input->type",
                     "output->type");
  ENSURE_EQ_AT(context, kPrepareFile, 78, num_input_elements, num_output_elements,
               "num_input_elements", "num_output_elements");
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_AT(context, kPrepareFile, 88, NumInputs(node) == 1 || NumInputs(node) == 2,
            "NumInputs(node) == 1 || NumInputs(node) == 2");
  ENSURE_EQ_AT(context, kPrepareFile, 89, NumOutputs(node), 1, "NumOutputs(node)", "1");
  const TfLiteStatus status = ReshapeOutput(context, node);
  if (status != kTfLiteError) return status;
  // Upstream evaluates the call once more while it makes the message, so its own message comes twice.
  ENSURE_EQ_AT(context, kPrepareFile, 90, ReshapeOutput(context, node), kTfLiteOk,
               "ReshapeOutput(context, node)", "kTfLiteOk");
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const size_t element = ElementBytes(input->type);
  if (element == 0) return kTfLiteError;
  const int32_t count = ElementCount(input);
  ABORT_IF(!HoldsAll(input) || !HoldsAll(output) || ElementCount(output) != count, kFile,
           "input and output differ in size or have no memory");
  if (input->data.data != output->data.data && count > 0) {
    std::memcpy(output->data.data, input->data.data, static_cast<size_t>(count) * element);
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_RESHAPE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
