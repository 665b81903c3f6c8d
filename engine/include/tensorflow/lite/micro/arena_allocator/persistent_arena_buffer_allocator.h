#ifndef TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_PERSISTENT_ARENA_BUFFER_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_PERSISTENT_ARENA_BUFFER_ALLOCATOR_H_

#include "tensorflow/lite/micro/arena_allocator/ibuffer_allocator.h"

namespace tflite {

// An arena of its own for what stays. 16 bytes on a 32-bit target.
class PersistentArenaBufferAllocator : public IPersistentBufferAllocator {
 public:
  PersistentArenaBufferAllocator(uint8_t* buffer, size_t buffer_size);

  uint8_t* AllocatePersistentBuffer(size_t size, size_t alignment) override;
  size_t GetPersistentUsedBytes() const override;

 private:
  uint8_t* buffer_head_;
  uint8_t* buffer_tail_;
  uint8_t* tail_temp_;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_PERSISTENT_ARENA_BUFFER_ALLOCATOR_H_
