// The least that runs a model of three ops: no printing, the model's address comes from outside.
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

extern const void* volatile g_model;
const void* volatile g_model = nullptr;

namespace {
alignas(16) uint8_t tensor_arena[10 * 1024];
}  // namespace

int main() {
  tflite::MicroMutableOpResolver<3> op_resolver;
  op_resolver.AddConv2D();
  op_resolver.AddMaxPool2D();
  op_resolver.AddSoftmax();
  tflite::MicroInterpreter interpreter(tflite::GetModel(g_model), op_resolver, tensor_arena,
                                       sizeof(tensor_arena));
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  return interpreter.Invoke() == kTfLiteOk ? 0 : 2;
}
