// Shaped like the generic benchmark: random input, the sums of the profiler, a checksum of the
// output, and every category of the recording allocator.
#include <cstdio>
#include <cstdlib>

#include "model_data.h"
#include "tensorflow/lite/c/c_api_types.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/micro/micro_time.h"
#include "tensorflow/lite/micro/recording_micro_allocator.h"
#include "tensorflow/lite/micro/recording_micro_interpreter.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {
namespace {

using Profiler = ::tflite::MicroProfiler;
using TflmOpResolver = MicroMutableOpResolver<4>;

constexpr uint32_t kRandomSeed = 0xFB;
constexpr size_t kTensorArenaSize = 32 * 1024;
alignas(16) uint8_t tensor_arena[kTensorArenaSize];

TfLiteStatus CreateOpResolver(TflmOpResolver& op_resolver) {
  TF_LITE_ENSURE_STATUS(op_resolver.AddAdd());
  TF_LITE_ENSURE_STATUS(op_resolver.AddConv2D());
  TF_LITE_ENSURE_STATUS(op_resolver.AddMean());
  TF_LITE_ENSURE_STATUS(op_resolver.AddSoftmax());
  return kTfLiteOk;
}

void SetRandomInput(uint32_t random_seed, MicroInterpreter& interpreter) {
  srand(random_seed);
  for (size_t i = 0; i < interpreter.inputs_size(); ++i) {
    TfLiteTensor* input = interpreter.input_tensor(i);
    int8_t* values = GetTensorData<int8_t>(input);
    for (size_t k = 0; k < input->bytes; ++k) values[k] = static_cast<int8_t>(rand());
  }
}

int Benchmark(const uint8_t* model_data) {
  static Profiler profiler;
  uint32_t event_handle = profiler.BeginEvent("TfliteGetModel");
  const Model* model = GetModel(model_data);
  profiler.EndEvent(event_handle);
  TflmOpResolver op_resolver;
  TF_LITE_ENSURE_STATUS(CreateOpResolver(op_resolver));
  RecordingMicroAllocator* allocator(
      RecordingMicroAllocator::Create(tensor_arena, kTensorArenaSize));
  RecordingMicroInterpreter interpreter(model, op_resolver, allocator, nullptr, &profiler);
  TF_LITE_ENSURE_STATUS(interpreter.AllocateTensors());
  profiler.ClearEvents();

  SetRandomInput(kRandomSeed, interpreter);
  for (int i = 0; i < 2; ++i) TF_LITE_ENSURE_STATUS(interpreter.Invoke());
  std::printf("%d ticks, %d ms\n", static_cast<int>(profiler.GetTotalTicks()),
              static_cast<int>(TicksToMs(profiler.GetTotalTicks())));
  profiler.LogTicksPerTagCsv();

  const auto& recorded = interpreter.GetMicroAllocator();
  for (int type = 0; type < static_cast<int>(RecordedAllocationType::kNumAllocationTypes); ++type) {
    const RecordedAllocation sum =
        recorded.GetRecordedAllocation(static_cast<RecordedAllocationType>(type));
    std::printf("%d: %u, %u, %u\n", type, static_cast<unsigned>(sum.requested_bytes),
                static_cast<unsigned>(sum.used_bytes), static_cast<unsigned>(sum.count));
  }
  const RecordingSingleArenaBufferAllocator* arena = recorded.GetSimpleMemoryAllocator();
  std::printf("%u + %u = %u\n", static_cast<unsigned>(arena->GetNonPersistentUsedBytes()),
              static_cast<unsigned>(arena->GetPersistentUsedBytes()),
              static_cast<unsigned>(arena->GetUsedBytes()));
  return kTfLiteOk;
}

}  // namespace
}  // namespace tflite

int main() {
  tflite::InitializeTarget();
  return tflite::Benchmark(g_model_data);
}
