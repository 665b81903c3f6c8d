// An op of the user's own as upstream's kernels are written: quantised, with a scratch buffer, the
// multiplier computed in Prepare and used in Eval.
#include "model_data.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/internal/common.h"
#include "tensorflow/lite/kernels/internal/quantization_util.h"
#include "tensorflow/lite/kernels/internal/tensor_ctypes.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/kernels/op_macros.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"

namespace tflite {
namespace {

constexpr int kInputTensor = 0;
constexpr int kOutputTensor = 0;

struct OpData {
  int32_t output_multiplier;
  int output_shift;
  int32_t input_zero_point;
  int32_t output_zero_point;
  int32_t activation_min;
  int32_t activation_max;
  int scratch_index;
};

void* Init(TfLiteContext* context, const char* buffer, size_t length) {
  TFLITE_DCHECK(context->AllocatePersistentBuffer != nullptr);
  return context->AllocatePersistentBuffer(context, sizeof(OpData));
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  TFLITE_DCHECK(node->user_data != nullptr);
  OpData* data = static_cast<OpData*>(node->user_data);
  TF_LITE_ENSURE_EQ(context, NumInputs(node), 1);
  TF_LITE_ENSURE_EQ(context, NumOutputs(node), 1);

  MicroContext* micro_context = GetMicroContext(context);
  TfLiteTensor* input = micro_context->AllocateTempInputTensor(node, kInputTensor);
  TF_LITE_ENSURE(context, input != nullptr);
  TfLiteTensor* output = micro_context->AllocateTempOutputTensor(node, kOutputTensor);
  TF_LITE_ENSURE(context, output != nullptr);
  TF_LITE_ENSURE_TYPES_EQ(context, input->type, output->type);
  TF_LITE_ENSURE_MSG(context, input->type == kTfLiteInt8, "int8 only");
  TF_LITE_ENSURE_EQ(context, NumElements(input), NumElements(output));

  const double real_multiplier =
      static_cast<double>(input->params.scale) / static_cast<double>(output->params.scale);
  QuantizeMultiplier(real_multiplier, &data->output_multiplier, &data->output_shift);
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  TF_LITE_ENSURE_STATUS(CalculateActivationRangeQuantized(
      context, kTfLiteActRelu, output, &data->activation_min, &data->activation_max));
  TF_LITE_ENSURE_OK(context, context->RequestScratchBufferInArena(context, input->bytes,
                                                                  &data->scratch_index));
  micro_context->DeallocateTempTfLiteTensor(input);
  micro_context->DeallocateTempTfLiteTensor(output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  TFLITE_DCHECK(node->user_data != nullptr);
  const OpData& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kInputTensor);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kOutputTensor);
  int8_t* scratch = static_cast<int8_t*>(context->GetScratchBuffer(context, data.scratch_index));
  const int count =
      MatchingFlatSize(micro::GetTensorShape(input), micro::GetTensorShape(output));
  switch (input->type) {
    case kTfLiteInt8:
      std::copy_n(micro::GetTensorData<int8_t>(input), count, scratch);
      for (int i = 0; i < count; ++i) {
        const int32_t scaled =
            MultiplyByQuantizedMultiplier(static_cast<int32_t>(scratch[i]) - data.input_zero_point,
                                          data.output_multiplier, data.output_shift) +
            data.output_zero_point;
        micro::GetTensorData<int8_t>(output)[i] = static_cast<int8_t>(
            ActivationFunctionWithMinMax(scaled, data.activation_min, data.activation_max));
      }
      return kTfLiteOk;
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
      return kTfLiteError;
  }
}

}  // namespace

TFLMRegistration* Register_RESCALE() {
  static TFLMRegistration r = tflite::micro::RegisterOp(Init, Prepare, Eval);
  return &r;
}

}  // namespace tflite

namespace {
alignas(16) uint8_t tensor_arena[2048];
}  // namespace

int main() {
  tflite::MicroMutableOpResolver<1> op_resolver;
  TF_LITE_ENSURE_STATUS(op_resolver.AddCustom("RESCALE", tflite::Register_RESCALE()));
  tflite::MicroInterpreter interpreter(tflite::GetModel(g_model_data), op_resolver, tensor_arena,
                                       sizeof(tensor_arena));
  TF_LITE_ENSURE_STATUS(interpreter.AllocateTensors());
  const int8_t values[] = {-10, 0, 1, 10, 100};
  std::copy(std::begin(values), std::end(values), interpreter.input(0)->data.int8);
  TF_LITE_ENSURE_STATUS(interpreter.Invoke());
  for (size_t i = 0; i < interpreter.output(0)->bytes; ++i) {
    MicroPrintf("%d", interpreter.output(0)->data.int8[i]);
  }
  return 0;
}
