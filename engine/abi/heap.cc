#include "abi/heap.h"

#include <malloc.h>

#include <cstdlib>
#include <cstring>

#include "abi/abi.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/kept.h"

namespace tflite {
namespace {

size_t used = 0;

}  // namespace

void* HeapAllocate(size_t bytes, size_t alignment) {
  if (alignment < 8) alignment = 8;
  if ((alignment & (alignment - 1)) != 0 || bytes > SIZE_MAX - alignment) return nullptr;
  void* memory = nullptr;
  if (posix_memalign(&memory, alignment, bytes == 0 ? 1 : bytes) != 0) return nullptr;
  std::memset(memory, 0, bytes);
  used += malloc_usable_size(memory);
  return memory;
}

void HeapFree(void* memory) {
  if (memory == nullptr) return;
  used -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace tflite

TFLM_ABI void* tflm_malloc(size_t bytes, size_t alignment) {
  return tflite::HeapAllocate(bytes, alignment);
}
TFLM_ABI void tflm_free(void* memory) { tflite::HeapFree(memory); }
TFLM_ABI size_t tflm_heap_used() { return tflite::used; }
TFLM_ABI size_t tflm_kernel_buffers() { 
  return tflite::fast::HeapBufferBytes() + tflite::fast::KeptBytes();
 }
