// Where temporary tensors of Prepare really lie.
//
// Upstream checks a tail allocation against the head only, so one made while temporaries live may
// be laid over them, and a temporary may even start beyond the tail. Mostly that does no harm, and
// the preparation goes on. Here the arena counts exactly as upstream's does, but the structs
// themselves lie in a pool beside it and nothing can be laid over them.
#ifndef ENGINE_SRC_MEMORY_TEMP_TENSORS_H_
#define ENGINE_SRC_MEMORY_TEMP_TENSORS_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/micro/arena_allocator/ibuffer_allocator.h"

namespace tflite {

// Counts in `arena`; null, after its message, if there is no room. The first `vital` bytes are what
// kernels still read after tail allocations of their own.
uint8_t* AllocateTempStruct(INonPersistentBufferAllocator* arena, size_t size, size_t alignment,
                            size_t vital);
void DeallocateTempStruct(INonPersistentBufferAllocator* arena, uint8_t* memory);
// When a tail allocation of `size` bytes was laid at `from`. If vital bytes of
// a temporary are then written over, upstream goes on with a broken struct.
void TailLaidOverTemps(uint8_t* from, size_t size);
// Whether a temporary is counted where the pointer `at` lies: upstream has written over it.
bool TempsCover(const void* at);
// Whether one was given back broken since this was last asked. The op's Prepare may have answered
// with an error of its own; if not, the interpreter has to end.
bool TakeOverwrittenTemp();
// When the arena's temporaries are reset.
void ForgetTempStructs();

// Whether a tail allocation may be laid over the temporaries, of which so many live: only if all of
// them lie in the pool, or inside the scope below.
bool MayTailCoverTemps(uint32_t live_temps);

// Around tail allocations that nobody writes to while the temporaries live.
class ScopedTailOverTemps {
 public:
  ScopedTailOverTemps();
  ~ScopedTailOverTemps();
  ScopedTailOverTemps(const ScopedTailOverTemps&) = delete;
  ScopedTailOverTemps& operator=(const ScopedTailOverTemps&) = delete;
};

// Whether the temporary being allocated will lie in the pool.
bool IsAllocatingInPool();

}  // namespace tflite

#endif  // ENGINE_SRC_MEMORY_TEMP_TENSORS_H_
