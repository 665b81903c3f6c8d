// An op that TFLM does not have, written and registered by the user.
#include <cstdio>

#include "model_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

struct OpData {
  int calls;
};

void* Init(TfLiteContext* context, const char* buffer, size_t length) {
  (void)buffer;
  void* data = tflite::GetMicroContext(context)->AllocatePersistentBuffer(sizeof(OpData));
  static_cast<OpData*>(data)->calls = 0;
  MicroPrintf("init: %d bytes of options", static_cast<int>(length));
  return data;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_EQ(context, node->inputs->size, 1);
  TF_LITE_ENSURE_EQ(context, node->outputs->size, 1);
  tflite::MicroContext* micro_context = tflite::GetMicroContext(context);
  TfLiteTensor* input = micro_context->AllocateTempInputTensor(node, 0);
  TF_LITE_ENSURE(context, input != nullptr);
  TF_LITE_ENSURE_TYPES_EQ(context, input->type, kTfLiteFloat32);
  micro_context->DeallocateTempTfLiteTensor(input);
  return kTfLiteOk;
}

TfLiteStatus Invoke(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = tflite::micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = tflite::micro::GetEvalOutput(context, node, 0);
  OpData* data = static_cast<OpData*>(node->user_data);
  data->calls++;
  const float* in = tflite::micro::GetTensorData<float>(input);
  float* out = tflite::micro::GetTensorData<float>(output);
  const int count = tflite::micro::GetTensorShape(input).FlatSize();
  for (int i = 0; i < count; ++i) out[i] = 2.0f * in[i] + static_cast<float>(data->calls);
  return kTfLiteOk;
}

void Free(TfLiteContext* context, void* buffer) {
  (void)context;
  MicroPrintf("free after %d calls", static_cast<OpData*>(buffer)->calls);
}

alignas(16) uint8_t tensor_arena[4 * 1024];

}  // namespace

int main() {
  const TFLMRegistration twice = tflite::micro::RegisterOp(Init, Prepare, Invoke, Free);
  tflite::MicroMutableOpResolver<1> op_resolver;
  if (op_resolver.AddCustom("Twice", &twice) != kTfLiteOk) return 1;
  if (op_resolver.AddCustom("Thrice", &twice) == kTfLiteOk) return 1;

  tflite::MicroInterpreter interpreter(tflite::GetModel(g_model_data), op_resolver, tensor_arena,
                                       sizeof(tensor_arena));
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  for (int run = 0; run < 2; ++run) {
    for (int i = 0; i < 3; ++i) interpreter.input(0)->data.f[i] = static_cast<float>(i);
    if (interpreter.Invoke() != kTfLiteOk) return 1;
    const float* out = interpreter.output(0)->data.f;
    std::printf("%.1f %.1f %.1f\n", static_cast<double>(out[0]), static_cast<double>(out[1]),
                static_cast<double>(out[2]));
  }
  return 0;
}
