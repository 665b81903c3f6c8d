// The smallest program: one model, one op, values in and out by hand-written quantisation.
#include <cmath>
#include <cstdio>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

using HelloWorldOpResolver = tflite::MicroMutableOpResolver<1>;

constexpr int kTensorArenaSize = 3000;
alignas(16) uint8_t tensor_arena[kTensorArenaSize];

TfLiteStatus RegisterOps(HelloWorldOpResolver& op_resolver) {
  TF_LITE_ENSURE_STATUS(op_resolver.AddFullyConnected());
  return kTfLiteOk;
}

}  // namespace

int main() {
  tflite::InitializeTarget();
  const tflite::Model* model = ::tflite::GetModel(g_model_data);
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    MicroPrintf("Model provided is schema version %d not equal to supported version %d.",
                static_cast<int>(model->version()), TFLITE_SCHEMA_VERSION);
    return 1;
  }

  HelloWorldOpResolver op_resolver;
  if (RegisterOps(op_resolver) != kTfLiteOk) return 1;

  tflite::MicroInterpreter interpreter(model, op_resolver, tensor_arena, kTensorArenaSize);
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  std::printf("arena_used_bytes %u\n", static_cast<unsigned>(interpreter.arena_used_bytes()));

  TfLiteTensor* input = interpreter.input(0);
  TfLiteTensor* output = interpreter.output(0);
  if (input == nullptr || output == nullptr) return 1;
  std::printf("in %s, out %s\n", TfLiteTypeGetName(input->type), TfLiteTypeGetName(output->type));

  for (int run = 0; run < kRuns; ++run) {
    for (int i = 0; i < static_cast<int>(input->bytes); ++i) {
      // A real value, then the byte that stands for it.
      const int8_t wanted = static_cast<int8_t>(g_inputs[run][i]);
      const float x = (wanted - input->params.zero_point) * input->params.scale;
      input->data.int8[i] = static_cast<int8_t>(
          std::lround(x / input->params.scale) + input->params.zero_point);
    }
    if (interpreter.Invoke() != kTfLiteOk) return 1;
    for (int i = 0; i < static_cast<int>(output->bytes); ++i) {
      const float y = (output->data.int8[i] - output->params.zero_point) * output->params.scale;
      std::printf("%s%.4f", i == 0 ? "" : " ", static_cast<double>(y));
    }
    std::printf("\n");
  }
  return 0;
}
