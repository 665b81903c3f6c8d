// One arena for both sides: the head grows up, the tail grows down.
#ifndef TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_SINGLE_ARENA_BUFFER_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_SINGLE_ARENA_BUFFER_ALLOCATOR_H_

#include "tensorflow/lite/micro/arena_allocator/ibuffer_allocator.h"

namespace tflite {

// Lies in the arena itself: 36 bytes on a 32-bit target.
class SingleArenaBufferAllocator : public INonPersistentBufferAllocator,
                                   public IPersistentBufferAllocator {
 public:
  SingleArenaBufferAllocator(uint8_t* buffer_head, uint8_t* buffer_tail);
  SingleArenaBufferAllocator(uint8_t* buffer, size_t buffer_size);

  // Makes an allocator at the end of the arena it manages. Null if not even that fits.
  static SingleArenaBufferAllocator* Create(uint8_t* buffer_head, size_t buffer_size);

  uint8_t* AllocatePersistentBuffer(size_t size, size_t alignment) override;
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
  size_t GetPersistentUsedBytes() const override;
  size_t GetAvailableMemory(size_t alignment) const override;

  size_t GetUsedBytes() const;
  size_t GetBufferSize() const;
  uint8_t* head() const { return head_; }
  uint8_t* temp() const { return temp_; }
  uint8_t* tail() const { return tail_; }
  uint8_t* buffer_head() const { return buffer_head_; }

 private:
  uint8_t* buffer_head_;
  uint8_t* buffer_tail_;
  uint8_t* head_;
  uint8_t* tail_;
  uint8_t* temp_;
  // XOR of the addresses of the temporaries that live: 0 when all were given back.
  uintptr_t temp_buffer_checksum_ = 0;
  uint32_t temp_buffer_count_ = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_SINGLE_ARENA_BUFFER_ALLOCATOR_H_
