// Shaped like network_tester: kernels for one type by name, outputs printed by their type.
#include "model_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/conv.h"
#include "tensorflow/lite/micro/kernels/fully_connected.h"
#include "tensorflow/lite/micro/kernels/softmax.h"
#include "tensorflow/lite/micro/kernels/svdf.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_utils.h"
#include "tensorflow/lite/schema/schema_generated.h"

#ifndef TENSOR_ARENA_SIZE
#define TENSOR_ARENA_SIZE (5 * 1024)
#endif

namespace {

alignas(16) uint8_t tensor_arena[TENSOR_ARENA_SIZE];

template <typename T>
void PrintArray(const T* data, int count) {
  for (int i = 0; i < count; ++i) MicroPrintf("%d: %d", i, static_cast<int>(data[i]));
}

TfLiteStatus PrintOutput(const TfLiteTensor* output) {
  for (int i = 0; i < output->dims->size; ++i) {
    MicroPrintf("dimension %d of %d", output->dims->data[i], output->dims->size);
  }
  const int count = tflite::ElementCount(*output->dims);
  switch (output->type) {
    case kTfLiteFloat32:
      PrintArray(output->data.f, count);
      return kTfLiteOk;
    case kTfLiteUInt8:
      PrintArray(tflite::GetTensorData<uint8_t>(output), count);
      return kTfLiteOk;
    case kTfLiteInt8:
      PrintArray(tflite::GetTensorData<int8_t>(output), count);
      return kTfLiteOk;
    default:
      MicroPrintf("Unsupported output type: %s", TfLiteTypeGetName(output->type));
      return kTfLiteError;
  }
}

}  // namespace

int main() {
  const tflite::Model* model = tflite::GetModel(g_model_data);
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    MicroPrintf("Model provided is schema version %d not equal to supported version %d.\n",
                model->version(), TFLITE_SCHEMA_VERSION);
    return kTfLiteError;
  }
  tflite::MicroMutableOpResolver<6> op_resolver;
  op_resolver.AddFullyConnected(tflite::Register_FULLY_CONNECTED_INT8());
  op_resolver.AddConv2D(tflite::Register_CONV_2D_INT8());
  op_resolver.AddDepthwiseConv2D(tflite::Register_DEPTHWISE_CONV_2D_INT8());
  op_resolver.AddSoftmax(tflite::Register_SOFTMAX_INT8_INT16());
  op_resolver.AddAveragePool2D(tflite::Register_AVERAGE_POOL_2D_INT8());
  op_resolver.AddSvdf(tflite::Register_SVDF_INT8());
  tflite::MicroInterpreter interpreter(model, op_resolver, tensor_arena, TENSOR_ARENA_SIZE);
  TF_LITE_ENSURE_STATUS(interpreter.AllocateTensors());

  TfLiteTensor* input = interpreter.input(0);
  memcpy(input->data.uint8, g_inputs[0], input->bytes);
  if (interpreter.Invoke() != kTfLiteOk) {
    MicroPrintf("Invoke failed");
    return kTfLiteError;
  }
  return PrintOutput(interpreter.output(0));
}
