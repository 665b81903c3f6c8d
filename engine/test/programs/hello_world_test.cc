// Shaped like hello_world's own test: one pass that profiles and records, one that runs the model
// with an arena on the stack; every step ends main with its status.
#include <math.h>

#include "model_data.h"
#include "tensorflow/lite/core/c/common.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/micro/recording_micro_interpreter.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

using HelloWorldOpResolver = tflite::MicroMutableOpResolver<1>;

TfLiteStatus RegisterOps(HelloWorldOpResolver& op_resolver) {
  TF_LITE_ENSURE_STATUS(op_resolver.AddFullyConnected());
  return kTfLiteOk;
}

TfLiteStatus ProfileMemoryAndLatency() {
  static tflite::MicroProfiler profiler;
  HelloWorldOpResolver op_resolver;
  TF_LITE_ENSURE_STATUS(RegisterOps(op_resolver));

  constexpr int kTensorArenaSize = 3000;
  alignas(16) static uint8_t tensor_arena[kTensorArenaSize];
  constexpr int kNumResourceVariables = 24;
  tflite::RecordingMicroAllocator* allocator(
      tflite::RecordingMicroAllocator::Create(tensor_arena, kTensorArenaSize));
  tflite::RecordingMicroInterpreter interpreter(
      tflite::GetModel(g_model_data), op_resolver, allocator,
      tflite::MicroResourceVariables::Create(allocator, kNumResourceVariables), &profiler);

  TF_LITE_ENSURE_STATUS(interpreter.AllocateTensors());
  TFLITE_CHECK_EQ(interpreter.inputs_size(), 1);
  interpreter.input(0)->data.int8[0] = 1;
  TF_LITE_ENSURE_STATUS(interpreter.Invoke());

  MicroPrintf("");
  profiler.LogTicksPerTagCsv();
  MicroPrintf("");
  interpreter.GetMicroAllocator().PrintAllocations();
  return kTfLiteOk;
}

TfLiteStatus LoadQuantModelAndPerformInference() {
  const tflite::Model* model = ::tflite::GetModel(g_model_data);
  TFLITE_CHECK_EQ(model->version(), TFLITE_SCHEMA_VERSION);
  HelloWorldOpResolver op_resolver;
  TF_LITE_ENSURE_STATUS(RegisterOps(op_resolver));
  // Wherever it starts on the stack.
  uint8_t tensor_arena[3000];
  tflite::MicroInterpreter interpreter(model, op_resolver, tensor_arena, sizeof(tensor_arena));
  TF_LITE_ENSURE_STATUS(interpreter.AllocateTensors());

  TfLiteTensor* input = interpreter.input(0);
  TFLITE_CHECK_NE(input, nullptr);
  TfLiteTensor* output = interpreter.output(0);
  TFLITE_CHECK_NE(output, nullptr);
  const float output_scale = output->params.scale;
  const int output_zero_point = output->params.zero_point;
  const float inputs[] = {0.77f, 1.57f, 2.3f, 3.14f};
  for (const float x : inputs) {
    input->data.int8[0] = x / input->params.scale + input->params.zero_point;
    TF_LITE_ENSURE_STATUS(interpreter.Invoke());
    const float y = (output->data.int8[0] - output_zero_point) * output_scale;
    TFLITE_CHECK_LE(fabs(y), 128 * output_scale + fabs(output_zero_point * output_scale));
  }
  return kTfLiteOk;
}

}  // namespace

int main(int argc, char* argv[]) {
  tflite::InitializeTarget();
  TF_LITE_ENSURE_STATUS(ProfileMemoryAndLatency());
  TF_LITE_ENSURE_STATUS(LoadQuantModelAndPerformInference());
  MicroPrintf("~~~ALL TESTS PASSED~~~\n");
  return kTfLiteOk;
}
