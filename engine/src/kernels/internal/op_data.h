// A kernel's memory in the arena's tail.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_OP_DATA_H_
#define ENGINE_SRC_KERNELS_INTERNAL_OP_DATA_H_

#include <cstddef>
#include <cstdint>
#include <new>

#include "kernels/internal/ensure.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace tflite {
namespace kernels {

// Upstream's OpData has `kBytes` on a 32-bit target and the arena counts them. Ours must fit in; on
// a 64-bit host (sanitizer builds) it may be larger. Null if the arena is full.
template <typename OpData, size_t kBytes>
OpData* AllocateOpData(TfLiteContext* context) {
  static_assert(sizeof(void*) != 4 || sizeof(OpData) <= kBytes, "OpData outgrew upstream's");
  constexpr size_t bytes = sizeof(OpData) > kBytes ? sizeof(OpData) : kBytes;
  void* memory = GetMicroContext(context)->AllocatePersistentBuffer(bytes);
  return memory == nullptr ? nullptr : new (memory) OpData();
}

// The same as the `init` of a registration.
template <typename OpData, size_t kBytes>
void* InitOpData(TfLiteContext* context, const char*, size_t) {
  return AllocateOpData<OpData, kBytes>(context);
}

// An array of `count` elements; null if the arena is full or the count makes no sense.
template <typename T>
T* AllocateArray(TfLiteContext* context, int64_t count) {
  if (count < 0 || count > INT32_MAX / static_cast<int64_t>(sizeof(T))) return nullptr;
  return static_cast<T*>(
      GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(count) * sizeof(T)));
}

// Multipliers and shifts of `channels` channels, in this order; aborts at `place` if they do not fit.
inline TfLiteStatus AllocateChannelMultipliers(TfLiteContext* context, int64_t channels,
                                               const char* place, int32_t** multipliers,
                                               int32_t** shifts) {
  *multipliers = AllocateArray<int32_t>(context, channels);
  *shifts = AllocateArray<int32_t>(context, channels);
  ABORT_IF(*multipliers == nullptr || *shifts == nullptr, place,
           "no memory for the channels' multipliers");
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite

// Takes a temporary tensor by the name that upstream's message uses. Expects `context` and `node`.
#define TEMP_INPUT_AT(name, index, file, line)                                              \
  TfLiteTensor* name = ::tflite::GetMicroContext(context)->AllocateTempInputTensor(node, index); \
  ENSURE_AT(context, file, line, name != nullptr, #name " != nullptr")

#define TEMP_OUTPUT_AT(name, index, file, line)                                               \
  TfLiteTensor* name = ::tflite::GetMicroContext(context)->AllocateTempOutputTensor(node, index); \
  ENSURE_AT(context, file, line, name != nullptr, #name " != nullptr")

// The same where upstream uses the pointer unchecked.
#define TEMP_INPUT_UNCHECKED(name, index, file)                                             \
  TfLiteTensor* name = ::tflite::GetMicroContext(context)->AllocateTempInputTensor(node, index); \
  ABORT_IF(name == nullptr, file, "no temporary tensor for " #name)

#define TEMP_OUTPUT_UNCHECKED(name, index, file)                                              \
  TfLiteTensor* name = ::tflite::GetMicroContext(context)->AllocateTempOutputTensor(node, index); \
  ABORT_IF(name == nullptr, file, "no temporary tensor for " #name)

#endif  // ENGINE_SRC_KERNELS_INTERNAL_OP_DATA_H_
