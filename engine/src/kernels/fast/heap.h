// Row buffers of the fast kernels. They lie in the engine's heap: the student's arena must not
// change by a byte with the set of kernels.
#ifndef ENGINE_SRC_KERNELS_FAST_HEAP_H_
#define ENGINE_SRC_KERNELS_FAST_HEAP_H_

#include <cstddef>
#include <cstdint>

namespace tflite {
namespace fast {

// One buffer, shared by all kernels for the time of a single Invoke of an op; it grows and is kept.
// 16-aligned; null if the heap has no room. Its contents do not outlive the next call.
uint8_t* HeapBuffer(size_t bytes);

// Its present size, to be shown beside the arena.
size_t HeapBufferBytes();

// Gives it back.
void ReleaseHeapBuffer();

// Cuts a heap buffer into pieces. First measure with a null base, then allocate, then cut again.
class Carver {
 public:
  explicit Carver(uint8_t* base) : base_(base) {}

  template <typename T>
  T* Take(int64_t count) {
    T* piece = reinterpret_cast<T*>(base_ + used_);
    used_ += (static_cast<size_t>(count) * sizeof(T) + 15) & ~size_t{15};
    return piece;
  }

  size_t used() const { return used_; }

 private:
  uint8_t* base_;
  size_t used_ = 0;
};

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_HEAP_H_
