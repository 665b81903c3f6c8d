// The two sides of an arena in memory of their own.
#include "core/abort.h"
#include "tensorflow/lite/micro/arena_allocator/non_persistent_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/arena_allocator/persistent_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {

#ifdef __wasm32__
static_assert(sizeof(PersistentArenaBufferAllocator) == 16, "counted in the arena");
static_assert(sizeof(NonPersistentArenaBufferAllocator) == 32, "counted in the arena");
#endif

PersistentArenaBufferAllocator::PersistentArenaBufferAllocator(uint8_t* buffer, size_t buffer_size)
    : buffer_head_(buffer), buffer_tail_(buffer + buffer_size), tail_temp_(buffer_tail_) {}

uint8_t* PersistentArenaBufferAllocator::AllocatePersistentBuffer(size_t size, size_t alignment) {
  const uintptr_t wanted = reinterpret_cast<uintptr_t>(tail_temp_) - size;
  uint8_t* const aligned = AlignPointerDown(reinterpret_cast<uint8_t*>(wanted), alignment);
  if (aligned < buffer_head_ || size > static_cast<size_t>(tail_temp_ - buffer_head_)) {
    const unsigned missing = static_cast<unsigned>(buffer_head_ - aligned);
    MicroPrintf("Failed to allocate tail memory. Requested: %u, available %u, missing: %u",
                static_cast<unsigned>(size), static_cast<unsigned>(size) - missing, missing);
    return nullptr;
  }
  tail_temp_ = aligned;
  return aligned;
}

size_t PersistentArenaBufferAllocator::GetPersistentUsedBytes() const {
  return static_cast<size_t>(buffer_tail_ - tail_temp_);
}

NonPersistentArenaBufferAllocator::NonPersistentArenaBufferAllocator(uint8_t* buffer,
                                                                     size_t buffer_size)
    : buffer_head_(buffer),
      buffer_tail_(buffer + buffer_size),
      head_temp_(buffer),
      next_temp_(buffer) {}

uint8_t* NonPersistentArenaBufferAllocator::AllocateTemp(size_t size, size_t alignment) {
  uint8_t* const aligned = AlignPointerUp(next_temp_, alignment);
  const size_t available = static_cast<uint32_t>(buffer_tail_ - aligned);
  if (aligned > buffer_tail_ && size > 0) {
    Abort("NonPersistentArenaBufferAllocator", "a temporary buffer begins beyond the arena");
    return nullptr;
  }
  if (available < size) {
    MicroPrintf("Failed to allocate temp memory. Requested: %u, available %u, missing: %u",
                static_cast<unsigned>(size), static_cast<unsigned>(available),
                static_cast<unsigned>(size - available));
    return nullptr;
  }
  next_temp_ = aligned + size;
  temp_buffer_checksum_ ^= reinterpret_cast<uintptr_t>(aligned);
  ++temp_buffer_count_;
  return aligned;
}

void NonPersistentArenaBufferAllocator::DeallocateTemp(uint8_t* buf) {
  temp_buffer_checksum_ ^= reinterpret_cast<uintptr_t>(buf);
  --temp_buffer_count_;
}

bool NonPersistentArenaBufferAllocator::IsAllTempDeallocated() {
  if (temp_buffer_count_ == 0 && temp_buffer_checksum_ == 0) return true;
  MicroPrintf("Number of allocated temp buffers: %d. Checksum passing status: %d",
              static_cast<int>(temp_buffer_count_), temp_buffer_checksum_ == 0);
  return false;
}

TfLiteStatus NonPersistentArenaBufferAllocator::ResetTempAllocations() {
  if (!IsAllTempDeallocated()) {
    MicroPrintf("All temp buffers must be freed before calling ResetTempAllocations()");
    return kTfLiteError;
  }
  next_temp_ = head_temp_;
  return kTfLiteOk;
}

uint8_t* NonPersistentArenaBufferAllocator::AllocateResizableBuffer(size_t size,
                                                                    size_t alignment) {
  uint8_t* const expected = AlignPointerUp(buffer_head_, alignment);
  if (resizable_buffer_allocated_) {
    MicroPrintf("Cannot allocate a new resizable buffer when one is already allocated");
    return nullptr;
  }
  if (ResizeBuffer(expected, size, alignment) != kTfLiteOk) return nullptr;
  resizable_buffer_allocated_ = true;
  return expected;
}

TfLiteStatus NonPersistentArenaBufferAllocator::DeallocateResizableBuffer(uint8_t* resizable_buf) {
  const TfLiteStatus status = ResizeBuffer(resizable_buf, 0, 1);
  if (status == kTfLiteOk) resizable_buffer_allocated_ = false;
  return status;
}

TfLiteStatus NonPersistentArenaBufferAllocator::ReserveNonPersistentOverlayMemory(
    size_t size, size_t alignment) {
  return ResizeBuffer(AlignPointerUp(buffer_head_, alignment), size, alignment);
}

TfLiteStatus NonPersistentArenaBufferAllocator::ResizeBuffer(uint8_t* resizable_buf, size_t size,
                                                             size_t alignment) {
  uint8_t* const start = AlignPointerUp(buffer_head_, alignment);
  if (resizable_buf != start) {
    MicroPrintf("Internal error: buffer is not resizable");
    return kTfLiteError;
  }
  if (head_temp_ != next_temp_) {
    MicroPrintf("ResetTempAllocations() is not called before ResizeBuffer().");
    return kTfLiteError;
  }
  const size_t available = start > buffer_tail_ ? 0 : static_cast<size_t>(buffer_tail_ - start);
  if (available < size) {
    MicroPrintf("Failed to resize buffer. Requested: %u, available %u, missing: %u",
                static_cast<unsigned>(size), static_cast<unsigned>(available),
                static_cast<unsigned>(size - available));
    return kTfLiteError;
  }
  head_temp_ = start + size;
  next_temp_ = head_temp_;
  return kTfLiteOk;
}

uint8_t* NonPersistentArenaBufferAllocator::GetOverlayMemoryAddress() const {
  return buffer_head_;
}

size_t NonPersistentArenaBufferAllocator::GetNonPersistentUsedBytes() const {
  return static_cast<size_t>(next_temp_ - buffer_head_);
}

size_t NonPersistentArenaBufferAllocator::GetAvailableMemory(size_t alignment) const {
  return static_cast<size_t>(AlignPointerDown(buffer_tail_, alignment) -
                             AlignPointerUp(next_temp_, alignment));
}

}  // namespace tflite
