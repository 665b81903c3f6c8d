#include "memory/temp_tensors.h"

#include <cstring>

#include "tensorflow/lite/micro/memory_helpers.h"

namespace tflite {
namespace {

constexpr size_t kPoolBytes = 16 * 1024;
constexpr size_t kAlignment = 16;

// In front of each struct; behind the struct lies what it held when the tail was laid over it.
struct alignas(kAlignment) Entry {
  // Where the arena counts it.
  uint8_t* counted_at;
  uint32_t size;
  uint32_t vital;
  // The part of it, counted in the arena, that the tail was laid over.
  uint32_t covered_from;
  uint32_t covered_to;

  uint8_t* memory() { return reinterpret_cast<uint8_t*>(this + 1); }
  uint8_t* before() { return memory() + AlignSizeUp(size, kAlignment); }
  size_t bytes() const { return sizeof(Entry) + 2 * AlignSizeUp(size, kAlignment); }
};

alignas(kAlignment) uint8_t pool[kPoolBytes];
size_t pool_used = 0;
uint32_t pool_count = 0;
bool allocating_in_pool = false;
bool overlay_allowed = false;
bool overwritten = false;

bool IsInPool(const uint8_t* memory) { return memory >= pool && memory < pool + kPoolBytes; }

}  // namespace

uint8_t* AllocateTempStruct(INonPersistentBufferAllocator* arena, size_t size, size_t alignment,
                            size_t vital) {
  // Only a tensor with thousands of channels does not fit; it lies in the arena, and what would be
  // laid over it is refused.
  const Entry wanted = {nullptr, static_cast<uint32_t>(size), static_cast<uint32_t>(vital), 0, 0};
  allocating_in_pool = size < kPoolBytes && wanted.bytes() <= kPoolBytes - pool_used;
  uint8_t* const counted_at = arena->AllocateTemp(size, alignment);
  const bool in_pool = allocating_in_pool;
  allocating_in_pool = false;
  if (counted_at == nullptr || !in_pool) return counted_at;
  Entry* entry = reinterpret_cast<Entry*>(pool + pool_used);
  *entry = wanted;
  entry->counted_at = counted_at;
  pool_used += entry->bytes();
  ++pool_count;
  return entry->memory();
}

void DeallocateTempStruct(INonPersistentBufferAllocator* arena, uint8_t* memory) {
  if (!IsInPool(memory)) {
    arena->DeallocateTemp(memory);
    return;
  }
  Entry* entry = reinterpret_cast<Entry*>(memory) - 1;
  const uint32_t to = entry->covered_to < entry->vital ? entry->covered_to : entry->vital;
  if (entry->covered_from < to &&
      std::memcmp(entry->counted_at + entry->covered_from, entry->before() + entry->covered_from,
                  to - entry->covered_from) != 0) {
    overwritten = true;
  }
  entry->covered_from = entry->covered_to = 0;
  arena->DeallocateTemp(entry->counted_at);
  --pool_count;
}

void TailLaidOverTemps(uint8_t* from, size_t size) {
  for (size_t at = 0; at < pool_used;) {
    Entry* entry = reinterpret_cast<Entry*>(pool + at);
    at += entry->bytes();
    uint8_t* const first = entry->counted_at < from ? from : entry->counted_at;
    uint8_t* const last = entry->counted_at + entry->size < from + size
                              ? entry->counted_at + entry->size
                              : from + size;
    if (first >= last) continue;
    // As if it had lain there all the time.
    entry->covered_from = static_cast<uint32_t>(first - entry->counted_at);
    entry->covered_to = static_cast<uint32_t>(last - entry->counted_at);
    std::memcpy(entry->before(), entry->memory(), entry->size);
    std::memcpy(first, entry->memory() + entry->covered_from, static_cast<size_t>(last - first));
  }
}

bool TempsCover(const void* at) {
  const uint8_t* const first = static_cast<const uint8_t*>(at);
  for (size_t entry_at = 0; entry_at < pool_used;) {
    const Entry* entry = reinterpret_cast<const Entry*>(pool + entry_at);
    entry_at += entry->bytes();
    if (entry->counted_at < first + sizeof(void*) && first < entry->counted_at + entry->size) {
      return true;
    }
  }
  return false;
}

bool TakeOverwrittenTemp() {
  const bool was = overwritten;
  overwritten = false;
  return was;
}

void ForgetTempStructs() {
  pool_used = 0;
  pool_count = 0;
}

bool IsAllocatingInPool() { return allocating_in_pool; }

ScopedTailOverTemps::ScopedTailOverTemps() { overlay_allowed = true; }
ScopedTailOverTemps::~ScopedTailOverTemps() { overlay_allowed = false; }

bool MayTailCoverTemps(uint32_t live_temps) {
  return overlay_allowed || live_temps <= pool_count;
}

}  // namespace tflite
