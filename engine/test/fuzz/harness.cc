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

// Which of the ways to run a model this file takes: the same for the same bytes.
struct Ways {
  size_t bytes;
  size_t start;
  uint32_t flags;
  int32_t resource_variables;

  Ways(const uint8_t* data, size_t size) {
    uint32_t hash = 0;
    for (size_t i = 0; i < size; ++i) hash = hash * 31 + data[i];
    const auto bits = [hash](uint32_t mask) { return (hash & mask) == mask; };
    const bool small = bits(0x18);
    bytes = small ? 256 + (hash >> 8) % 4096 : kArenaBytes;
    start = small ? (hash >> 5) % 16 : 0;
    flags = kTflmTrace | (bits(3) ? kTflmRecording : bits(1) ? kTflmPreserveAll : 0);
    resource_variables = bits(0x24) ? 0 : 20;
  }
};

void Run(TflmModel* model, uint8_t* arena, const Ways& ways) {
  TflmResolver* resolver = tflm_resolver_create(-1, kTflmReference);
  TflmAllocator* allocator =
      tflm_allocator_create(arena + ways.start, ways.bytes - ways.start, ways.flags);
  TflmInterpreter* interpreter =
      tflm_interpreter_create(model, resolver, allocator, ways.resource_variables, nullptr);
  if (tflm_interpreter_allocate_tensors(interpreter) == kTfLiteOk) {
    for (size_t i = 0; i < tflm_interpreter_inputs_size(interpreter); ++i) {
      TfLiteTensor* input = tflm_interpreter_input(interpreter, i);
      if (input != nullptr && input->data.raw != nullptr) {
        std::memset(input->data.raw, 0x5a, input->bytes);
      }
    }
    tflm_interpreter_invoke(interpreter);
    tflm_interpreter_reset(interpreter);
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
  Run(model, arena, Ways(data, size));
  tflm_free(arena);
  tflm_model_close(model);
  return 0;
}
