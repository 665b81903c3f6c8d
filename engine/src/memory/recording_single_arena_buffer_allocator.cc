#include "tensorflow/lite/micro/arena_allocator/recording_single_arena_buffer_allocator.h"

#include <new>

#include "memory/trace.h"

namespace tflite {

#ifdef __wasm32__
static_assert(sizeof(RecordingSingleArenaBufferAllocator) == 52, "counted in the arena");
#endif

RecordingSingleArenaBufferAllocator::RecordingSingleArenaBufferAllocator(uint8_t* buffer_head,
                                                                         size_t buffer_size)
    : SingleArenaBufferAllocator(buffer_head, buffer_size) {}

RecordingSingleArenaBufferAllocator* RecordingSingleArenaBufferAllocator::Create(
    uint8_t* buffer_head, size_t buffer_size) {
  RecordingSingleArenaBufferAllocator first(buffer_head, buffer_size);
  const ScopedTraceTag tag(TraceCategory::kAllocator);
  uint8_t* place = first.AllocatePersistentBuffer(sizeof(RecordingSingleArenaBufferAllocator),
                                                  alignof(RecordingSingleArenaBufferAllocator));
  return place == nullptr ? nullptr : new (place) RecordingSingleArenaBufferAllocator(first);
}

TfLiteStatus RecordingSingleArenaBufferAllocator::ResizeBuffer(uint8_t* resizable_buf, size_t size,
                                                               size_t alignment) {
  const uint8_t* before = head();
  const TfLiteStatus status =
      SingleArenaBufferAllocator::ResizeBuffer(resizable_buf, size, alignment);
  if (status == kTfLiteOk) {
    used_bytes_ += static_cast<size_t>(head() - before);
    requested_head_bytes_ = size;
  }
  return status;
}

uint8_t* RecordingSingleArenaBufferAllocator::AllocatePersistentBuffer(size_t size,
                                                                       size_t alignment) {
  const uint8_t* before = tail();
  uint8_t* result = SingleArenaBufferAllocator::AllocatePersistentBuffer(size, alignment);
  if (result != nullptr) {
    used_bytes_ += static_cast<size_t>(before - tail());
    requested_tail_bytes_ += size;
    ++alloc_count_;
  }
  return result;
}

size_t RecordingSingleArenaBufferAllocator::GetRequestedBytes() const {
  return requested_head_bytes_ + requested_tail_bytes_;
}

size_t RecordingSingleArenaBufferAllocator::GetUsedBytes() const { return used_bytes_; }

size_t RecordingSingleArenaBufferAllocator::GetAllocatedCount() const { return alloc_count_; }

}  // namespace tflite
