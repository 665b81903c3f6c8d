#ifndef TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_RECORDING_SINGLE_ARENA_BUFFER_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_RECORDING_SINGLE_ARENA_BUFFER_ALLOCATOR_H_

#include "tensorflow/lite/micro/arena_allocator/single_arena_buffer_allocator.h"

namespace tflite {

// Counts what is asked for and what that costs with alignment. Temporaries are not counted.
// 52 bytes on a 32-bit target.
class RecordingSingleArenaBufferAllocator : public SingleArenaBufferAllocator {
 public:
  RecordingSingleArenaBufferAllocator(uint8_t* buffer_head, size_t buffer_size);

  static RecordingSingleArenaBufferAllocator* Create(uint8_t* buffer_head, size_t buffer_size);

  TfLiteStatus ResizeBuffer(uint8_t* resizable_buf, size_t size, size_t alignment) override;
  uint8_t* AllocatePersistentBuffer(size_t size, size_t alignment) override;

  size_t GetRequestedBytes() const;
  size_t GetUsedBytes() const;
  size_t GetAllocatedCount() const;

 private:
  size_t requested_head_bytes_ = 0;
  size_t requested_tail_bytes_ = 0;
  size_t used_bytes_ = 0;
  size_t alloc_count_ = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_RECORDING_SINGLE_ARENA_BUFFER_ALLOCATOR_H_
