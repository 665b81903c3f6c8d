// Everything that can divide an arena, on one model: shared, in two arenas, all tensors kept, with a
// plan made beforehand.
#include <cstdio>
#include <cstring>

#include "model_data.h"
#include "tensorflow/lite/micro/memory_planner/non_persistent_buffer_planner_shim.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

alignas(16) uint8_t arena[16 * 1024];
alignas(16) uint8_t other_arena[4 * 1024];

void Run(const char* name, tflite::MicroInterpreter* interpreter) {
  const TfLiteStatus allocated = interpreter->AllocateTensors();
  std::printf("%s: %d, %u bytes", name, allocated,
              static_cast<unsigned>(interpreter->arena_used_bytes()));
  if (allocated == kTfLiteOk) {
    TfLiteTensor* input = interpreter->input(0);
    std::memcpy(input->data.raw, g_inputs[0], input->bytes);
    std::printf(", %d:", interpreter->Invoke());
    const TfLiteTensor* output = interpreter->output(0);
    for (size_t i = 0; i < output->bytes; ++i) std::printf(" %d", output->data.int8[i]);
  }
  std::printf("\n");
}

}  // namespace

int main() {
  const tflite::Model* model = tflite::GetModel(g_model_data);
  tflite::MicroMutableOpResolver<1> resolver;
  if (resolver.AddFullyConnected() != kTfLiteOk) return 1;
  if (resolver.AddFullyConnected() == kTfLiteOk) return 1;
  if (resolver.AddSoftmax() == kTfLiteOk) return 1;

  tflite::MicroAllocator* shared = tflite::MicroAllocator::Create(arena, sizeof(arena));
  std::printf("created: %u bytes\n", static_cast<unsigned>(shared->used_bytes()));
  {
    tflite::MicroInterpreter first(model, resolver, shared);
    tflite::MicroInterpreter second(model, resolver, shared);
    Run("first", &first);
    Run("second", &second);
    Run("first again", &first);
  }
  {
    tflite::MicroInterpreter two(model, resolver,
                                 tflite::MicroAllocator::Create(arena, sizeof(arena), other_arena,
                                                                sizeof(other_arena)));
    Run("two arenas", &two);
  }
  {
    tflite::MicroInterpreter kept(model, resolver, arena, sizeof(arena), nullptr, nullptr, true);
    Run("all kept", &kept);
    std::printf("input kept: %d\n",
                std::memcmp(kept.GetTensor(model->subgraphs()->Get(0)->inputs()->Get(0))->data.raw,
                            g_inputs[0], kept.input(0)->bytes) == 0);
  }
  struct {
    int32_t buffer_count;
    int32_t offsets[2];
  } plan = {2, {1024, 0}};
  {
    tflite::NonPersistentMemoryPlannerShim shim(reinterpret_cast<tflite::BufferPlan*>(&plan));
    tflite::MicroInterpreter planned(
        model, resolver, tflite::MicroAllocator::Create(arena, sizeof(arena), &shim));
    Run("planned", &planned);
    std::printf("input at %d\n", static_cast<int>(planned.input(0)->data.uint8 - arena));
  }
  plan.buffer_count = 1;
  tflite::NonPersistentMemoryPlannerShim shim(reinterpret_cast<tflite::BufferPlan*>(&plan));
  tflite::MicroInterpreter planned(model, resolver,
                                   tflite::MicroAllocator::Create(arena, sizeof(arena), &shim));
  Run("planned for one", &planned);
  std::printf("and then: %d %d\n", planned.AllocateTensors(), planned.Invoke());

  tflite::MicroInterpreter cramped(model, resolver, arena, 115);
  Run("115 bytes", &cramped);
  return 0;
}
