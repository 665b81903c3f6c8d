// The C library's heap, in a tenth of its code: few blocks live at a time here, most of them large
// (arenas, models), so one list of free blocks is enough. First fit, neighbours joined when freed.
//
// A block is a header and its payload, which starts on 16. Memory ends with a header of a used
// block without payload, so every block has a right neighbour.
#ifdef __wasm__

#include <malloc.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" unsigned char __heap_base;

namespace {

constexpr size_t kAlignment = 16;
constexpr size_t kPage = 64 * 1024;
constexpr size_t kUsed = 1;
// Beyond this the sums of addresses below could wrap; the memory's limit is far lower.
constexpr size_t kMostBytes = size_t{1} << 30;

struct Block {
  size_t size_and_used;  // header included, a multiple of 16
  size_t left_size;      // of the left neighbour; 0 for the first block
  // Of a free block only; they lie in the payload.
  Block* next;
  Block* previous;
};
constexpr size_t kHeader = offsetof(Block, next);
static_assert(kHeader == 8 && sizeof(Block) == kAlignment, "the smallest block is one unit");

Block* free_blocks = nullptr;
Block* last = nullptr;  // the header that ends the memory

size_t SizeOf(const Block* block) { return block->size_and_used & ~kUsed; }
bool IsUsed(const Block* block) { return (block->size_and_used & kUsed) != 0; }
char* AddressOf(Block* block) { return reinterpret_cast<char*>(block); }
Block* At(char* address) { return reinterpret_cast<Block*>(address); }
Block* RightOf(Block* block) { return At(AddressOf(block) + SizeOf(block)); }
Block* LeftOf(Block* block) { return At(AddressOf(block) - block->left_size); }
Block* BlockOf(void* payload) { return At(static_cast<char*>(payload) - kHeader); }

void Link(Block* block) {
  block->next = free_blocks;
  block->previous = nullptr;
  if (free_blocks != nullptr) free_blocks->previous = block;
  free_blocks = block;
}

void Unlink(Block* block) {
  if (block->next != nullptr) block->next->previous = block->previous;
  (block->previous == nullptr ? free_blocks : block->previous->next) = block->next;
}

void SetSize(Block* block, size_t size, size_t used) {
  block->size_and_used = size | used;
  RightOf(block)->left_size = size;
}

// Joins a block that just became free with its free neighbours.
void Release(Block* block) {
  size_t size = SizeOf(block);
  Block* right = RightOf(block);
  if (!IsUsed(right)) {
    Unlink(right);
    size += SizeOf(right);
  }
  if (block->left_size != 0 && !IsUsed(LeftOf(block))) {
    block = LeftOf(block);
    Unlink(block);
    size += SizeOf(block);
  }
  SetSize(block, size, 0);
  Link(block);
}

// At least `bytes` more at the end of the memory, as a free block.
bool Grow(size_t bytes) {
  const size_t pages = (bytes + 2 * kAlignment + kPage - 1) / kPage;
  char* end = reinterpret_cast<char*>(__builtin_wasm_memory_size(0) * kPage);
  if (last == nullptr) {
    // What the linker left between its data and the end of the memory counts as well.
    const uintptr_t base = reinterpret_cast<uintptr_t>(&__heap_base);
    last = reinterpret_cast<Block*>((base + kAlignment + kHeader - 1) / kAlignment * kAlignment +
                                    kHeader);
    if (AddressOf(last) + kHeader > end) end = AddressOf(last) + kHeader;
    last->left_size = 0;
  }
  if (__builtin_wasm_memory_grow(0, pages) == static_cast<size_t>(-1)) return false;
  end = reinterpret_cast<char*>(__builtin_wasm_memory_size(0) * kPage);
  Block* block = last;
  last = At(end - kHeader);
  last->size_and_used = kUsed;
  SetSize(block, static_cast<size_t>(AddressOf(last) - AddressOf(block)), kUsed);
  Release(block);
  return true;
}

// Cuts [start, start + size) out of a free block; what is left on either side stays free.
void* Take(Block* block, char* start, size_t size) {
  Unlink(block);
  const size_t before = static_cast<size_t>(start - AddressOf(block));
  const size_t after = SizeOf(block) - before - size;
  Block* taken = At(start);
  if (before != 0) {
    SetSize(block, before, 0);
    Link(block);
  }
  if (after != 0) {
    Block* rest = At(start + size);
    SetSize(rest, after, 0);
    Link(rest);
  }
  SetSize(taken, size, kUsed);
  return start + kHeader;
}

void* Allocate(size_t bytes, size_t alignment) {
  if (bytes > kMostBytes || alignment > kMostBytes) return nullptr;
  if (alignment < kAlignment) alignment = kAlignment;
  const size_t size = (bytes + kHeader + kAlignment - 1) & ~(kAlignment - 1);
  for (;;) {
    for (Block* block = free_blocks; block != nullptr; block = block->next) {
      const uintptr_t payload = reinterpret_cast<uintptr_t>(block) + kHeader;
      const uintptr_t aligned = (payload + alignment - 1) & ~(alignment - 1);
      if (aligned - payload + size > SizeOf(block)) continue;
      return Take(block, AddressOf(block) + (aligned - payload), size);
    }
    if (!Grow(size + alignment)) return nullptr;
  }
}

}  // namespace

extern "C" {

void* malloc(size_t bytes) { return Allocate(bytes, kAlignment); }

void free(void* memory) {
  if (memory != nullptr) Release(BlockOf(memory));
}

void* calloc(size_t count, size_t bytes) {
  size_t total = 0;
  if (__builtin_mul_overflow(count, bytes, &total)) return nullptr;
  void* memory = Allocate(total, kAlignment);
  if (memory != nullptr) std::memset(memory, 0, total);
  return memory;
}

size_t malloc_usable_size(void* memory) {
  return memory == nullptr ? 0 : SizeOf(BlockOf(memory)) - kHeader;
}

void* realloc(void* memory, size_t bytes) {
  const size_t held = malloc_usable_size(memory);
  if (memory != nullptr && bytes <= held) return memory;
  void* larger = Allocate(bytes, kAlignment);
  if (larger == nullptr) return nullptr;
  if (memory != nullptr) std::memcpy(larger, memory, held);
  free(memory);
  return larger;
}

void* aligned_alloc(size_t alignment, size_t bytes) { return Allocate(bytes, alignment); }

int posix_memalign(void** memory, size_t alignment, size_t bytes) {
  *memory = Allocate(bytes, alignment);
  return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"

#endif  // __wasm__
