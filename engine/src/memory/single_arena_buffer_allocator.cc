#include "tensorflow/lite/micro/arena_allocator/single_arena_buffer_allocator.h"

#include <new>

#include "core/abort.h"
#include "memory/temp_tensors.h"
#include "memory/trace.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

#ifdef __wasm32__
static_assert(sizeof(SingleArenaBufferAllocator) == 36, "counted in the arena");
#endif

uint32_t Bytes(const uint8_t* from, const uint8_t* to) { return static_cast<uint32_t>(to - from); }

void Report(const SingleArenaBufferAllocator& arena, TraceKind kind, bool ok, size_t requested,
            size_t used, const uint8_t* address) {
  Trace* trace = CurrentTrace();
  if (trace == nullptr) return;
  const uint8_t* start = arena.buffer_head();
  trace->Add({kind, trace->phase, ok, trace->tag, static_cast<uint32_t>(requested),
              static_cast<uint32_t>(used), Bytes(start, address), Bytes(start, arena.head()),
              Bytes(start, arena.temp()), Bytes(start, arena.tail())});
}

}  // namespace

SingleArenaBufferAllocator::SingleArenaBufferAllocator(uint8_t* buffer_head, uint8_t* buffer_tail)
    : buffer_head_(buffer_head),
      buffer_tail_(buffer_tail),
      head_(buffer_head),
      tail_(buffer_tail),
      temp_(buffer_head) {}

SingleArenaBufferAllocator::SingleArenaBufferAllocator(uint8_t* buffer, size_t buffer_size)
    : SingleArenaBufferAllocator(buffer, buffer + buffer_size) {}

SingleArenaBufferAllocator* SingleArenaBufferAllocator::Create(uint8_t* buffer_head,
                                                               size_t buffer_size) {
  // A first allocator on the stack makes room for the one that stays, and hands over its state.
  SingleArenaBufferAllocator first(buffer_head, buffer_size);
  const ScopedTraceTag tag(TraceCategory::kAllocator);
  uint8_t* place = first.AllocatePersistentBuffer(sizeof(SingleArenaBufferAllocator),
                                                  alignof(SingleArenaBufferAllocator));
  return place == nullptr ? nullptr : new (place) SingleArenaBufferAllocator(first);
}

uint8_t* SingleArenaBufferAllocator::AllocatePersistentBuffer(size_t size, size_t alignment) {
  const uintptr_t wanted = reinterpret_cast<uintptr_t>(tail_) - size;
  uint8_t* const aligned = AlignPointerDown(reinterpret_cast<uint8_t*>(wanted), alignment);
  // Checked against the head, not against the temporaries; sizes that wrap are refused.
  if (aligned < head_ || size > static_cast<size_t>(tail_ - buffer_head_)) {
    const unsigned missing = static_cast<unsigned>(head_ - aligned);
    MicroPrintf("Failed to allocate tail memory. Requested: %u, available %u, missing: %u",
                static_cast<unsigned>(size), static_cast<unsigned>(size) - missing, missing);
    Report(*this, TraceKind::kPersistent, false, size, 0, head_);
    return nullptr;
  }
  if (aligned < temp_ && !MayTailCoverTemps(temp_buffer_count_)) {
    Abort("SingleArenaBufferAllocator", "a tail allocation is laid over temporary buffers");
    Report(*this, TraceKind::kPersistent, false, size, 0, head_);
    return nullptr;
  }
  if (aligned < temp_) TailLaidOverTemps(aligned, size);
  const size_t used = static_cast<size_t>(tail_ - aligned);
  tail_ = aligned;
  Report(*this, TraceKind::kPersistent, true, size, used, aligned);
  return aligned;
}

uint8_t* SingleArenaBufferAllocator::AllocateTemp(size_t size, size_t alignment) {
  uint8_t* const aligned = AlignPointerUp(temp_, alignment);
  // The temporaries may have run past the tail: upstream's subtraction wraps and any size fits.
  // That is followed where nothing can be overrun.
  const size_t available = static_cast<uint32_t>(tail_ - aligned);
  if (aligned > tail_ && size > 0 && !IsAllocatingInPool()) {
    Abort("SingleArenaBufferAllocator", "a temporary buffer begins beyond the tail");
    Report(*this, TraceKind::kTemp, false, size, 0, aligned);
    return nullptr;
  }
  if (available < size) {
    MicroPrintf("Failed to allocate temp memory. Requested: %u, available %u, missing: %u",
                static_cast<unsigned>(size), static_cast<unsigned>(available),
                static_cast<unsigned>(size - available));
    Report(*this, TraceKind::kTemp, false, size, 0, aligned);
    return nullptr;
  }
  const size_t used = static_cast<size_t>(aligned + size - temp_);
  temp_ = aligned + size;
  temp_buffer_checksum_ ^= reinterpret_cast<uintptr_t>(aligned);
  ++temp_buffer_count_;
  Report(*this, TraceKind::kTemp, true, size, used, aligned);
  return aligned;
}

void SingleArenaBufferAllocator::DeallocateTemp(uint8_t* buf) {
  temp_buffer_checksum_ ^= reinterpret_cast<uintptr_t>(buf);
  --temp_buffer_count_;
  Report(*this, TraceKind::kReleaseTemp, true, 0, 0, buf);
}

bool SingleArenaBufferAllocator::IsAllTempDeallocated() {
  if (temp_buffer_count_ == 0 && temp_buffer_checksum_ == 0) return true;
  MicroPrintf("Number of allocated temp buffers: %d. Checksum passing status: %d",
              static_cast<int>(temp_buffer_count_), temp_buffer_checksum_ == 0);
  return false;
}

TfLiteStatus SingleArenaBufferAllocator::ResetTempAllocations() {
  if (!IsAllTempDeallocated()) {
    MicroPrintf("All temp buffers must be freed before calling ResetTempAllocations()");
    Report(*this, TraceKind::kResetTemps, false, 0, 0, head_);
    return kTfLiteError;
  }
  const bool moved = temp_ != head_;
  temp_ = head_;
  if (moved) Report(*this, TraceKind::kResetTemps, true, 0, 0, head_);
  return kTfLiteOk;
}

uint8_t* SingleArenaBufferAllocator::AllocateResizableBuffer(size_t size, size_t alignment) {
  uint8_t* const expected = AlignPointerUp(buffer_head_, alignment);
  return ResizeBuffer(expected, size, alignment) == kTfLiteOk ? expected : nullptr;
}

TfLiteStatus SingleArenaBufferAllocator::DeallocateResizableBuffer(uint8_t* resizable_buf) {
  return ResizeBuffer(resizable_buf, 0, 1);
}

TfLiteStatus SingleArenaBufferAllocator::ReserveNonPersistentOverlayMemory(size_t size,
                                                                           size_t alignment) {
  return ResizeBuffer(AlignPointerUp(buffer_head_, alignment), size, alignment);
}

TfLiteStatus SingleArenaBufferAllocator::ResizeBuffer(uint8_t* resizable_buf, size_t size,
                                                      size_t alignment) {
  uint8_t* const start = AlignPointerUp(buffer_head_, alignment);
  if (head_ != temp_ || resizable_buf != start) {
    MicroPrintf(
        "Internal error: either buffer is not resizable or ResetTempAllocations() is not called "
        "before ResizeBuffer().");
    Report(*this, TraceKind::kResize, false, size, 0, start);
    return kTfLiteError;
  }
  const size_t available = start > tail_ ? 0 : static_cast<size_t>(tail_ - start);
  if (available < size) {
    MicroPrintf("Failed to resize buffer. Requested: %u, available %u, missing: %u",
                static_cast<unsigned>(size), static_cast<unsigned>(available),
                static_cast<unsigned>(size - available));
    Report(*this, TraceKind::kResize, false, size, 0, start);
    return kTfLiteError;
  }
  head_ = start + size;
  temp_ = head_;
  Report(*this, TraceKind::kResize, true, size, size, start);
  return kTfLiteOk;
}

uint8_t* SingleArenaBufferAllocator::GetOverlayMemoryAddress() const { return buffer_head_; }

size_t SingleArenaBufferAllocator::GetNonPersistentUsedBytes() const {
  return static_cast<size_t>((head_ > temp_ ? head_ : temp_) - buffer_head_);
}

size_t SingleArenaBufferAllocator::GetPersistentUsedBytes() const {
  return static_cast<size_t>(buffer_tail_ - tail_);
}

size_t SingleArenaBufferAllocator::GetAvailableMemory(size_t alignment) const {
  // Wraps if nothing is left, as upstream's does.
  return static_cast<size_t>(AlignPointerDown(tail_, alignment) - AlignPointerUp(temp_, alignment));
}

size_t SingleArenaBufferAllocator::GetUsedBytes() const {
  return GetNonPersistentUsedBytes() + GetPersistentUsedBytes();
}

size_t SingleArenaBufferAllocator::GetBufferSize() const {
  return static_cast<size_t>(buffer_tail_ - buffer_head_);
}

}  // namespace tflite
