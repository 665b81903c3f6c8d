// Shaped like the person detection example: everything global, set up once, looped over images.
#include <cstdio>
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {
const tflite::Model* model = nullptr;
tflite::MicroInterpreter* interpreter = nullptr;
TfLiteTensor* input = nullptr;

constexpr int kTensorArenaSize = 136 * 1024;
alignas(16) uint8_t tensor_arena[kTensorArenaSize];

bool GetImage(int image, size_t bytes, int8_t* image_data) {
  if (bytes != sizeof(g_inputs[0])) return false;
  std::memcpy(image_data, g_inputs[image], bytes);
  return true;
}

void RespondToDetection(int8_t person_score, int8_t no_person_score) {
  MicroPrintf("person score:%d, no person score %d", person_score, no_person_score);
}
}  // namespace

void setup() {
  tflite::InitializeTarget();
  model = tflite::GetModel(g_model_data);
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    MicroPrintf("Model provided is schema version %d not equal to supported version %d.",
                static_cast<int>(model->version()), TFLITE_SCHEMA_VERSION);
    return;
  }

  static tflite::MicroMutableOpResolver<6> micro_op_resolver;
  micro_op_resolver.AddAdd(tflite::Register_ADD());
  micro_op_resolver.AddAveragePool2D(tflite::Register_AVERAGE_POOL_2D());
  micro_op_resolver.AddConv2D(tflite::Register_CONV_2D());
  micro_op_resolver.AddDepthwiseConv2D(tflite::Register_DEPTHWISE_CONV_2D());
  micro_op_resolver.AddMean();
  micro_op_resolver.AddSoftmax(tflite::Register_SOFTMAX());

  static tflite::MicroInterpreter static_interpreter(model, micro_op_resolver, tensor_arena,
                                                     kTensorArenaSize);
  interpreter = &static_interpreter;
  const TfLiteStatus allocate_status = interpreter->AllocateTensors();
  if (allocate_status != kTfLiteOk) {
    MicroPrintf("AllocateTensors() failed");
    return;
  }
  input = interpreter->input(0);
}

void loop(int image) {
  if (!GetImage(image, input->bytes, input->data.int8)) {
    MicroPrintf("Image capture failed.");
  }
  if (kTfLiteOk != interpreter->Invoke()) {
    MicroPrintf("Invoke failed.");
  }
  TfLiteTensor* output = interpreter->output(0);
  RespondToDetection(output->data.int8[1], output->data.int8[0]);
}

int main() {
  setup();
  if (input == nullptr) return 1;
  for (int image = 0; image < kRuns; ++image) loop(image);
  return 0;
}
