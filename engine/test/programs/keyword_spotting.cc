// Shaped like micro_speech: a model with state, fed frame after frame, then reset and fed again.
#include <cstdio>
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

using MicroSpeechOpResolver = tflite::MicroMutableOpResolver<4>;
constexpr size_t kArenaSize = 28584;
alignas(16) uint8_t g_arena[kArenaSize];

TfLiteStatus RegisterOps(MicroSpeechOpResolver& op_resolver) {
  TF_LITE_ENSURE_STATUS(op_resolver.AddReshape());
  TF_LITE_ENSURE_STATUS(op_resolver.AddFullyConnected());
  TF_LITE_ENSURE_STATUS(op_resolver.AddSvdf());
  TF_LITE_ENSURE_STATUS(op_resolver.AddSoftmax());
  return kTfLiteOk;
}

int Best(const int8_t* scores, int count) {
  int best = 0;
  for (int i = 1; i < count; ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

TfLiteStatus Listen(tflite::MicroInterpreter& interpreter, int frame) {
  std::memcpy(interpreter.typed_input_tensor<int8_t>(0), g_inputs[frame], sizeof(g_inputs[0]));
  TF_LITE_ENSURE_STATUS(interpreter.Invoke());
  const TfLiteTensor* output = interpreter.output(0);
  const int8_t* scores = interpreter.typed_output_tensor<int8_t>(0);
  const int categories = output->dims->data[output->dims->size - 1];
  std::printf("frame %d:", frame);
  for (int i = 0; i < categories; ++i) std::printf(" %d", scores[i]);
  std::printf(" -> %d\n", Best(scores, categories));
  return kTfLiteOk;
}

}  // namespace

int main() {
  const tflite::Model* model = tflite::GetModel(g_model_data);
  MicroSpeechOpResolver op_resolver;
  if (RegisterOps(op_resolver) != kTfLiteOk) return 1;
  std::printf("%u ops registered\n", static_cast<unsigned>(op_resolver.GetRegistrationLength()));
  tflite::MicroInterpreter interpreter(model, op_resolver, g_arena, kArenaSize);
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  for (int frame = 0; frame < kRuns; ++frame) {
    if (Listen(interpreter, frame) != kTfLiteOk) return 1;
  }
  // The state lies in variable tensors; after Reset the first frame sounds like the first again.
  if (interpreter.Reset() != kTfLiteOk) return 1;
  return Listen(interpreter, 0) == kTfLiteOk ? 0 : 1;
}
