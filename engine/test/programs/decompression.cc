// TFLM_DECODE into memory of its own, and who is told of it.
#include <cstdio>
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler_interface.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

alignas(16) uint8_t tensor_arena[16 * 1024];
// Too small for the tensor, then large enough from its first multiple of 16 on.
alignas(16) uint8_t small_region[32];
alignas(16) uint8_t fast_region[112];

class Printer : public tflite::MicroProfilerInterface {
 public:
  uint32_t BeginEvent(const char* tag) override {
    std::printf("%s\n", tag);
    return 7;
  }
  void EndEvent(uint32_t event_handle) override {
    std::printf("end of %u\n", static_cast<unsigned>(event_handle));
  }
};

}  // namespace

int main() {
  tflite::MicroMutableOpResolver<2> op_resolver;
  op_resolver.AddDecode();
  op_resolver.AddAdd();
  tflite::MicroInterpreter interpreter(tflite::GetModel(g_model_data), op_resolver, tensor_arena,
                                       sizeof(tensor_arena));
  const tflite::MicroContext::AlternateMemoryRegion regions[] = {
      {small_region, sizeof(small_region)}, {fast_region + 4, sizeof(fast_region) - 4}};
  Printer profiler;
  if (interpreter.SetAlternateProfiler(&profiler) != kTfLiteOk) return 1;
  if (interpreter.SetDecompressionMemory(regions, 2) != kTfLiteOk) return 2;
  // Once only.
  if (interpreter.SetDecompressionMemory(regions, 2) != kTfLiteError) return 3;
  if (interpreter.AllocateTensors() != kTfLiteOk) return 4;
  const uint8_t* decoded = interpreter.output(0)->data.uint8;
  std::printf("decoded at %d of the region\n", static_cast<int>(decoded - fast_region));
  std::memcpy(interpreter.input(0)->data.raw, g_inputs[0], sizeof(g_inputs[0]));
  if (interpreter.Invoke() != kTfLiteOk) return 5;
  for (int i = 0; i < 2; ++i) {
    const TfLiteTensor* output = interpreter.output(i);
    for (size_t k = 0; k < output->bytes; ++k) std::printf("%02x", output->data.uint8[k]);
    std::printf("\n");
  }
  return 0;
}
