// Variables shared by the ops of a model: the allocator is made first, the variables in its arena.
#include <cstdio>
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_allocator.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_resource_variable.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {
alignas(16) uint8_t tensor_arena[16 * 1024];
}  // namespace

int main() {
  tflite::MicroMutableOpResolver<6> op_resolver;
  op_resolver.AddVarHandle();
  op_resolver.AddReadVariable();
  op_resolver.AddAssignVariable();
  op_resolver.AddCallOnce();
  op_resolver.AddAdd();
  op_resolver.AddSub();

  const tflite::Model* model = tflite::GetModel(g_model_data);
  tflite::MicroAllocator* allocator =
      tflite::MicroAllocator::Create(tensor_arena, sizeof(tensor_arena));
  tflite::MicroResourceVariables* variables =
      tflite::MicroResourceVariables::Create(allocator, 20);
  tflite::MicroInterpreter interpreter(model, op_resolver, allocator, variables);
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  std::printf("arena_used_bytes %u\n", static_cast<unsigned>(interpreter.arena_used_bytes()));

  for (int run = 0; run < kRuns; ++run) {
    if (interpreter.inputs_size() > 0) {
      std::memcpy(interpreter.input(0)->data.raw, g_inputs[run], sizeof(g_inputs[0]));
    }
    if (interpreter.Invoke() != kTfLiteOk) return 1;
    const TfLiteTensor* output = interpreter.output(0);
    for (size_t i = 0; i < output->bytes; ++i) std::printf("%02x", output->data.uint8[i]);
    std::printf("\n");
  }
  return 0;
}
