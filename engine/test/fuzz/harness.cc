// libFuzzer's way into the engine, natively and under sanitizers: what the page does with a file,
// through the same functions. Built by scripts/engine/fuzz-native.ts for a 32-bit target, where the
// structs of the arena have the sizes they have on wasm32.
#include <cstdint>
#include <cstring>

#include "abi/abi.h"

extern "C" void tflm_log(const char*, uint32_t) {}
extern "C" double tflm_now() { return 0; }

namespace {

constexpr size_t kArenaBytes = 128 * 1024;

void Run(TflmModel* model, uint8_t* arena) {
  TflmResolver* resolver = tflm_resolver_create(-1, kTflmReference);
  TflmAllocator* allocator = tflm_allocator_create(arena, kArenaBytes, kTflmTrace);
  TflmInterpreter* interpreter = tflm_interpreter_create(model, resolver, allocator, 20, nullptr);
  if (tflm_interpreter_allocate_tensors(interpreter) == kTfLiteOk) {
    for (size_t i = 0; i < tflm_interpreter_inputs_size(interpreter); ++i) {
      TfLiteTensor* input = tflm_interpreter_input(interpreter, i);
      if (input != nullptr && input->data.raw != nullptr) {
        std::memset(input->data.raw, 0x5a, input->bytes);
      }
    }
    tflm_interpreter_invoke(interpreter);
    tflm_interpreter_invoke(interpreter);
  }
  tflm_interpreter_free(interpreter);
  tflm_allocator_free(allocator);
  tflm_resolver_free(resolver);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  uint8_t* file = static_cast<uint8_t*>(tflm_malloc(size == 0 ? 1 : size, 16));
  if (size > 0) std::memcpy(file, data, size);
  TflmModel* model = tflm_model_open(file, size);
  if (model == nullptr) return 0;
  tflm_free(tflm_model_describe(model));
  uint8_t* arena = static_cast<uint8_t*>(tflm_malloc(kArenaBytes, 16));
  Run(model, arena);
  tflm_free(arena);
  tflm_model_close(model);
  return 0;
}
