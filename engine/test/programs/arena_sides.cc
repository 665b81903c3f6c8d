// The allocators of an arena by themselves: one memory for both sides, and one for each.
#include "tensorflow/lite/micro/arena_allocator/non_persistent_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/arena_allocator/persistent_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/arena_allocator/recording_single_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/arena_allocator/single_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace {

alignas(16) uint8_t arena[256];
alignas(16) uint8_t other[128];

int At(const uint8_t* address) { return address == nullptr ? -1 : static_cast<int>(address - arena); }

void OneArena() {
  tflite::SingleArenaBufferAllocator allocator(arena + 3, 200);
  MicroPrintf("%d %d", At(allocator.AllocatePersistentBuffer(10, 16)),
              At(allocator.AllocatePersistentBuffer(5, 4)));
  uint8_t* head = allocator.AllocateResizableBuffer(20, 16);
  uint8_t* temp = allocator.AllocateTemp(6, 8);
  MicroPrintf("%d %d %u %u", At(head), At(temp), allocator.GetNonPersistentUsedBytes(),
              allocator.GetAvailableMemory(16));
  allocator.ResizeBuffer(head, 24, 16);
  MicroPrintf("%d", allocator.IsAllTempDeallocated());
  allocator.DeallocateTemp(temp);
  MicroPrintf("%d %d", allocator.IsAllTempDeallocated(), allocator.ResetTempAllocations());
  // The tail is held against the head, 20 bytes from the aligned start.
  MicroPrintf("%d", At(allocator.AllocatePersistentBuffer(160, 1)));
  MicroPrintf("%d %d", allocator.ResizeBuffer(head, 181, 16), allocator.ResizeBuffer(arena, 1, 16));
  MicroPrintf("%d %d %u", allocator.DeallocateResizableBuffer(head),
              At(allocator.GetOverlayMemoryAddress()), allocator.GetUsedBytes());
}

void Recording() {
  auto* allocator = tflite::RecordingSingleArenaBufferAllocator::Create(arena, sizeof(arena));
  allocator->AllocatePersistentBuffer(10, 16);
  allocator->ReserveNonPersistentOverlayMemory(30, 16);
  allocator->AllocateTemp(8, 8);
  MicroPrintf("%u %u %u", allocator->GetRequestedBytes(), allocator->GetUsedBytes(),
              allocator->GetAllocatedCount());
}

void TwoArenas() {
  tflite::PersistentArenaBufferAllocator persistent(arena, 100);
  MicroPrintf("%d %d", At(persistent.AllocatePersistentBuffer(10, 16)),
              At(persistent.AllocatePersistentBuffer(81, 1)));
  tflite::NonPersistentArenaBufferAllocator allocator(other, sizeof(other));
  uint8_t* head = allocator.AllocateResizableBuffer(20, 4);
  allocator.AllocateResizableBuffer(20, 4);
  uint8_t* temp = allocator.AllocateTemp(5, 8);
  MicroPrintf("%d %d", static_cast<int>(temp - other),
              allocator.AllocateTemp(200, 4) == nullptr);
  allocator.ResizeBuffer(head, 40, 4);
  allocator.ResizeBuffer(head + 4, 40, 4);
  allocator.ResetTempAllocations();
  allocator.DeallocateTemp(temp);
  MicroPrintf("%d %u", allocator.ResetTempAllocations(), allocator.GetNonPersistentUsedBytes());
  allocator.ResizeBuffer(head, 129, 4);
  allocator.DeallocateResizableBuffer(head);
  MicroPrintf("%d", allocator.AllocateResizableBuffer(128, 16) == other);
}

}  // namespace

int main() {
  OneArena();
  Recording();
  TwoArenas();
  return 0;
}
