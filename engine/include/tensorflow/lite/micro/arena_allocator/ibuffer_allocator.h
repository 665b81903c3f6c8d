// The two sides of an arena: what stays, and what is laid out anew.
#ifndef TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_IBUFFER_ALLOCATOR_H_
#define TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_IBUFFER_ALLOCATOR_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/c_api_types.h"

namespace tflite {

class IPersistentBufferAllocator {
 public:
  virtual ~IPersistentBufferAllocator() = default;
  // Null, with a message, if it does not fit.
  virtual uint8_t* AllocatePersistentBuffer(size_t size, size_t alignment) = 0;
  virtual size_t GetPersistentUsedBytes() const = 0;
};

class INonPersistentBufferAllocator {
 public:
  virtual ~INonPersistentBufferAllocator() = default;
  virtual uint8_t* AllocateTemp(size_t size, size_t alignment) = 0;
  virtual void DeallocateTemp(uint8_t* buf) = 0;
  virtual bool IsAllTempDeallocated() = 0;
  virtual TfLiteStatus ResetTempAllocations() = 0;
  virtual uint8_t* AllocateResizableBuffer(size_t size, size_t alignment) = 0;
  virtual TfLiteStatus ResizeBuffer(uint8_t* resizable_buf, size_t size, size_t alignment) = 0;
  virtual TfLiteStatus DeallocateResizableBuffer(uint8_t* resizable_buf) = 0;
  virtual TfLiteStatus ReserveNonPersistentOverlayMemory(size_t size, size_t alignment) = 0;
  virtual uint8_t* GetOverlayMemoryAddress() const = 0;
  virtual size_t GetNonPersistentUsedBytes() const = 0;
  virtual size_t GetAvailableMemory(size_t alignment) const = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_ARENA_ALLOCATOR_IBUFFER_ALLOCATOR_H_
