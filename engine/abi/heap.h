// The heap behind the handles: zeroed, aligned, counted.
#ifndef ENGINE_ABI_HEAP_H_
#define ENGINE_ABI_HEAP_H_

#include <cstddef>
#include <new>
#include <utility>

namespace tflite {

void* HeapAllocate(size_t bytes, size_t alignment);
void HeapFree(void* memory);

template <typename T, typename... Args>
T* HeapNew(Args&&... args) {
  void* memory = HeapAllocate(sizeof(T), alignof(T) < 8 ? 8 : alignof(T));
  return memory == nullptr ? nullptr : new (memory) T(std::forward<Args>(args)...);
}

template <typename T>
void HeapDelete(T* object) {
  if (object == nullptr) return;
  object->~T();
  HeapFree(object);
}

// An array that grows in the heap; elements are plain data.
template <typename T>
class HeapList {
 public:
  HeapList() = default;
  HeapList(const HeapList&) = delete;
  HeapList& operator=(const HeapList&) = delete;
  ~HeapList() { HeapFree(items_); }

  // False if the heap is full; the list then stays as it was.
  bool Add(const T& item) {
    if (count_ == capacity_ && !Reserve(capacity_ == 0 ? 64 : capacity_ * 2)) return false;
    items_[count_++] = item;
    return true;
  }
  bool Reserve(size_t capacity) {
    if (capacity <= capacity_) return true;
    T* grown = static_cast<T*>(HeapAllocate(capacity * sizeof(T), 8));
    if (grown == nullptr) return false;
    for (size_t i = 0; i < count_; ++i) grown[i] = items_[i];
    HeapFree(items_);
    items_ = grown;
    capacity_ = capacity;
    return true;
  }
  void RemoveLast() { --count_; }
  void Clear() { count_ = 0; }
  size_t count() const { return count_; }
  T* items() { return items_; }
  const T* items() const { return items_; }

 private:
  T* items_ = nullptr;
  size_t count_ = 0;
  size_t capacity_ = 0;
};

}  // namespace tflite

#endif  // ENGINE_ABI_HEAP_H_
