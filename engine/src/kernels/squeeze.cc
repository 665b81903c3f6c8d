// SQUEEZE: the same data without dimensions of 1; any type of a fixed size.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/squeeze.cc";
constexpr int kMaxSqueezeDims = 8;

// Which dimensions go; all of 1 if none are named.
TfLiteStatus MarkSqueezed(TfLiteContext* context, const TfLiteSqueezeParams& params,
                          const TfLiteIntArray* input_dims, bool* squeezed) {
  const int input_num_dims = input_dims->size;
  ENSURE_AT(context, kFile, 61, input_num_dims <= kMaxSqueezeDims,
            "input_num_dims <= max_squeeze_dims");
  ABORT_IF(params.num_squeeze_dims < 0 || params.num_squeeze_dims > kMaxSqueezeDims, kFile,
           "more dimensions to squeeze than there can be");
  if (params.num_squeeze_dims == 0) {
    for (int i = 0; i < input_num_dims; ++i) squeezed[i] = input_dims->data[i] == 1;
    return kTfLiteOk;
  }
  for (int i = 0; i < params.num_squeeze_dims; ++i) {
    const int32_t named = params.squeeze_dims[i];
    const int32_t current = named < 0 ? named + input_num_dims : named;
    ENSURE_AT(context, kFile, 75,
              current >= 0 && current < input_num_dims && input_dims->data[current] == 1,
              "current >= 0 && current < input_num_dims && input_dims->data[current] == 1");
    squeezed[current] = true;
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 48, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 49, NumOutputs(node), 1, "NumOutputs(node)", "1");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ABORT_IF(input->type == kTfLiteInt4 && IsConstantTensor(input), kFile,
           "the input is packed, two elements a byte");
  bool squeezed[kMaxSqueezeDims] = {};
  RETURN_IF_ERROR(MarkSqueezed(context, *static_cast<TfLiteSqueezeParams*>(node->builtin_data),
                               input->dims, squeezed));
  int kept = 0;
  for (int i = 0; i < input->dims->size; ++i) {
    if (squeezed[i]) continue;
    ABORT_IF(kept >= output->dims->size || output->dims->data[kept] < input->dims->data[i], kFile,
             "the output's shape is too small");
    ++kept;
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type == kTfLiteString) {
    MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  ABORT_IF(!HoldsAll(input) || !HoldsAll(output), kFile,
           "a tensor's memory does not fit its shape");
  const auto input_byte_size = static_cast<uint32_t>(ElementCount(input) * ElementBytes(input->type));
  const auto output_byte_size =
      static_cast<uint32_t>(ElementCount(output) * ElementBytes(output->type));
  ENSURE_EQ_AT(context, kFile, 107, input_byte_size, output_byte_size, "input_byte_size",
               "output_byte_size");
  CopyElements(MutableBytes(output), Bytes(input), input_byte_size, 1);
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SQUEEZE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
