// Every output format of MicroProfiler. The default clock stands still, so every event took 0 ticks.
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {
alignas(16) uint8_t tensor_arena[16 * 1024];
tflite::MicroProfiler profiler;
}  // namespace

int main() {
  tflite::MicroMutableOpResolver<4> op_resolver;
  op_resolver.AddAdd();
  op_resolver.AddConv2D();
  op_resolver.AddMean();
  op_resolver.AddSoftmax();

  tflite::MicroInterpreter interpreter(tflite::GetModel(g_model_data), op_resolver, tensor_arena,
                                       sizeof(tensor_arena), nullptr, &profiler);
  {
    tflite::ScopedMicroProfiler scoped("AllocateTensors", &profiler);
    if (interpreter.AllocateTensors() != kTfLiteOk) return 1;
  }
  std::memcpy(interpreter.input(0)->data.raw, g_inputs[0], sizeof(g_inputs[0]));
  if (interpreter.Invoke() != kTfLiteOk) return 1;
  profiler.Log();
  MicroPrintf("");
  profiler.LogCsv();
  MicroPrintf("");
  profiler.LogTicksPerTagCsv();
  MicroPrintf("total %u", static_cast<unsigned>(profiler.GetTotalTicks()));
  profiler.ClearEvents();
  profiler.Log();
  return 0;
}
