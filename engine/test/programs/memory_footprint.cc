// Where the arena's bytes go: the recording interpreter and its report.
#include <cstdio>
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/recording_micro_interpreter.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {
alignas(16) uint8_t tensor_arena[64 * 1024];
}  // namespace

int main() {
  tflite::MicroMutableOpResolver<4> op_resolver;
  op_resolver.AddAdd();
  op_resolver.AddConv2D();
  op_resolver.AddMean();
  op_resolver.AddSoftmax();

  tflite::RecordingMicroInterpreter interpreter(tflite::GetModel(g_model_data), op_resolver,
                                                tensor_arena, sizeof(tensor_arena));
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  const tflite::RecordingMicroAllocator& allocator = interpreter.GetMicroAllocator();
  allocator.PrintAllocations();

  const tflite::RecordedAllocation eval = allocator.GetRecordedAllocation(
      tflite::RecordedAllocationType::kTfLiteEvalTensorData);
  std::printf("eval tensors %u in %u bytes\n", static_cast<unsigned>(eval.count),
              static_cast<unsigned>(eval.used_bytes));
  std::printf("arena_used_bytes %u\n", static_cast<unsigned>(interpreter.arena_used_bytes()));

  std::memcpy(interpreter.input(0)->data.raw, g_inputs[0], sizeof(g_inputs[0]));
  return interpreter.Invoke() == kTfLiteOk ? 0 : 1;
}
