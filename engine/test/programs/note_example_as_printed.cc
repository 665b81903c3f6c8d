// The note's program as printed: micro_op_resolver.h has the interface only, so this must not compile.
#include <cstdio>

#include "my_model_data.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

constexpr int kTensorArenaSize = 10 * 1024;
uint8_t tensor_arena[kTensorArenaSize];

int main() {
  tflite::MicroMutableOpResolver<3> op_resolver;
  op_resolver.AddConv2D();
  op_resolver.AddMaxPool2D();
  op_resolver.AddSoftmax();

  const tflite::Model* model = tflite::GetModel(g_my_model_data);
  tflite::MicroInterpreter interpreter(model, op_resolver, tensor_arena, kTensorArenaSize);
  interpreter.AllocateTensors();

  TfLiteTensor* input = interpreter.input(0);
  input->data.f[0] = 1.0f;
  interpreter.Invoke();

  TfLiteTensor* output = interpreter.output(0);
  float result = output->data.f[0];
  std::printf("%.6f\n", static_cast<double>(result));
  return 0;
}
