#ifndef TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_NON_PERSISTENT_ARENA_BUFFER_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_NON_PERSISTENT_ARENA_BUFFER_ALLOCATOR_H_

#include "tensorflow/lite/micro/arena_allocator/ibuffer_allocator.h"

namespace tflite {

// An arena of its own for the plan and for temporaries. 32 bytes on a 32-bit target.
class NonPersistentArenaBufferAllocator : public INonPersistentBufferAllocator {
 public:
  NonPersistentArenaBufferAllocator(uint8_t* buffer, size_t buffer_size);

  uint8_t* AllocateTemp(size_t size, size_t alignment) override;
  void DeallocateTemp(uint8_t* buf) override;
  bool IsAllTempDeallocated() override;
  TfLiteStatus ResetTempAllocations() override;
  uint8_t* AllocateResizableBuffer(size_t size, size_t alignment) override;
  TfLiteStatus ResizeBuffer(uint8_t* resizable_buf, size_t size, size_t alignment) override;
  TfLiteStatus DeallocateResizableBuffer(uint8_t* resizable_buf) override;
  TfLiteStatus ReserveNonPersistentOverlayMemory(size_t size, size_t alignment) override;
  uint8_t* GetOverlayMemoryAddress() const override;
  size_t GetNonPersistentUsedBytes() const override;
  size_t GetAvailableMemory(size_t alignment) const override;

 private:
  uint8_t* buffer_head_;
  uint8_t* buffer_tail_;
  uint8_t* head_temp_;
  uint8_t* next_temp_;
  uintptr_t temp_buffer_checksum_ = 0;
  uint32_t temp_buffer_count_ = 0;
  bool resizable_buffer_allocated_ = false;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_NON_PERSISTENT_ARENA_BUFFER_ALLOCATOR_H_
