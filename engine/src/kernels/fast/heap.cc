#include "kernels/fast/heap.h"

#include <cstdlib>

namespace tflite {
namespace fast {
namespace {

uint8_t* buffer = nullptr;
size_t buffer_bytes = 0;

}  // namespace

uint8_t* HeapBuffer(size_t bytes) {
  if (bytes <= buffer_bytes) return buffer;
  ReleaseHeapBuffer();
  buffer = static_cast<uint8_t*>(std::aligned_alloc(16, (bytes + 15) & ~size_t{15}));
  buffer_bytes = buffer == nullptr ? 0 : bytes;
  return buffer;
}

size_t HeapBufferBytes() { return buffer_bytes; }

void ReleaseHeapBuffer() {
  std::free(buffer);
  buffer = nullptr;
  buffer_bytes = 0;
}

}  // namespace fast
}  // namespace tflite
