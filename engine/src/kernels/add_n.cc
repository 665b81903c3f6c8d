// ADD_N: the sum of two or more equally shaped tensors; float32 and int8.
#include <cstdint>

#include "kernels/internal/common_scale.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/add_n.cc";
constexpr size_t kOpDataBytes = 40;

// Of int8 only; all inputs share scale and zero point.
struct OpData {
  ScaledOperand operand;
  ScaledResult result;
  int scratch_index;
};

// A float node needs nothing but the index of its scratch buffer, which user_data holds itself.
void* IndexAsUserData(int index) {
  return reinterpret_cast<void*>(static_cast<intptr_t>(index));
}

TfLiteStatus PrepareInt8(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input,
                         const TfLiteTensor* output, size_t scratch_bytes) {
  OpData* data = AllocateOpData<OpData, kOpDataBytes>(context);
  ABORT_IF(data == nullptr, kFile, "no memory for the node's data");
  node->user_data = data;
  RETURN_IF_ERROR(
      context->RequestScratchBufferInArena(context, scratch_bytes, &data->scratch_index));
  ScaledOperand unused;
  ABORT_IF(!FillCommonScale(input, input, output, 20, &data->operand, &unused, &data->result),
           kFile, "the scales give a multiplier that is not between 0 and 1");
  return QuantizedActivationRange(context, kTfLiteActNone, output, &data->result.min,
                                  &data->result.max);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  const int num_inputs = NumInputs(node);
  ENSURE_AT(context, kFile, 51, num_inputs >= 2, "num_inputs >= 2");
  ENSURE_EQ_AT(context, kFile, 52, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input_tensor_first, 0, kFile, 57);
  TEMP_OUTPUT_AT(output, 0, kFile, 60);
  ENSURE_TYPES_EQ_AT(context, kFile, 63, output->type, input_tensor_first->type, "output->type",
                     "input_tensor_first->type");

  for (int i = 1; i < num_inputs; ++i) {
    TEMP_INPUT_AT(input, i, kFile, 66);
    ENSURE_AT(context, kFile, 67, HaveSameShapes(input_tensor_first, input),
              "HaveSameShapes(input_tensor_first, input)");
    ENSURE_TYPES_EQ_AT(context, kFile, 68, input_tensor_first->type, input->type,
                       "input_tensor_first->type", "input->type");
    if (input_tensor_first->type == kTfLiteInt8) {
      ENSURE_AT(context, kFile, 73,
                input_tensor_first->params.zero_point == input->params.zero_point,
                "input_tensor_first->params.zero_point == input->params.zero_point");
      ENSURE_AT(context, kFile, 75, input_tensor_first->params.scale == input->params.scale,
                "input_tensor_first->params.scale == input->params.scale");
    }
    ReleaseTemps(context, input);
  }

  const size_t scratch_bytes = static_cast<size_t>(num_inputs) * sizeof(void*);
  if (output->type == kTfLiteFloat32) {
    int scratch_index = 0;
    RETURN_IF_ERROR(context->RequestScratchBufferInArena(context, scratch_bytes, &scratch_index));
    node->user_data = IndexAsUserData(scratch_index);
  } else if (output->type == kTfLiteInt8) {
    RETURN_IF_ERROR(PrepareInt8(context, node, input_tensor_first, output, scratch_bytes));
  } else {
    MicroPrintf("ADD_N only supports FLOAT32 and INT8, got %s.", TfLiteTypeGetName(output->type));
    return kTfLiteError;
  }

  ReleaseTemps(context, input_tensor_first, output);
  return kTfLiteOk;
}

// The inputs' data, collected in the scratch buffer.
template <typename T>
TfLiteStatus CollectInputs(TfLiteContext* context, TfLiteNode* node, int scratch_index,
                           const TfLiteEvalTensor* output, const T*** inputs) {
  ABORT_IF(!HoldsShape<T>(output), kFile, "the output's memory does not fit its shape");
  const int32_t count = ElementCount(output);
  auto** pointers = static_cast<const T**>(context->GetScratchBuffer(context, scratch_index));
  ABORT_IF(pointers == nullptr, kFile, "no scratch buffer");
  for (int i = 0; i < NumInputs(node); ++i) {
    const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, i);
    ABORT_IF(input == nullptr || !Holds<T>(input, count), kFile,
             "an input is smaller than the output");
    pointers[i] = Data<T>(input);
  }
  *inputs = pointers;
  return kTfLiteOk;
}

TfLiteStatus EvalFloat(TfLiteContext* context, TfLiteNode* node, TfLiteEvalTensor* output) {
  const int scratch_index = static_cast<int>(reinterpret_cast<intptr_t>(node->user_data));
  const float** inputs = nullptr;
  RETURN_IF_ERROR(CollectInputs(context, node, scratch_index, output, &inputs));
  float* out = MutableData<float>(output);
  const int32_t count = ElementCount(output);
  const int num_inputs = NumInputs(node);
  for (int32_t k = 0; k < count; ++k) {
    float sum = 0.0f;
    for (int i = 0; i < num_inputs; ++i) sum += inputs[i][k];
    out[k] = sum;
  }
  return kTfLiteOk;
}

TfLiteStatus EvalInt8(TfLiteContext* context, TfLiteNode* node, TfLiteEvalTensor* output) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const int8_t** inputs = nullptr;
  RETURN_IF_ERROR(CollectInputs(context, node, data.scratch_index, output, &inputs));
  int8_t* out = MutableData<int8_t>(output);
  const int32_t count = ElementCount(output);
  const int num_inputs = NumInputs(node);
  // As upstream has it: the sum starts with the scaled raw value 0, not with the real number 0.
  const int32_t start = data.operand(0);
  for (int32_t k = 0; k < count; ++k) {
    int32_t sum = start;
    for (int i = 0; i < num_inputs; ++i) sum = WrapAdd(sum, data.operand(inputs[i][k]));
    out[k] = static_cast<int8_t>(data.result(sum));
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (output->type == kTfLiteFloat32) return EvalFloat(context, node, output);
  if (output->type == kTfLiteInt8) return EvalInt8(context, node, output);
  MicroPrintf("ADD_N only supports FLOAT32 and INT8, got %s.", TfLiteTypeGetName(output->type));
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_ADD_N() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
