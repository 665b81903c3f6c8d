#include "signal/fifo.h"

#include <cstring>
#include <new>

namespace tflite {
namespace tflm_signal {

Fifo* Fifo::Create(void* memory, int32_t capacity) {
  Fifo* fifo = new (memory) Fifo;
  fifo->capacity_ = capacity;
  fifo->Reset();
  return fifo;
}

void Fifo::Reset() {
  read_ = 0;
  available_ = 0;
}

bool Fifo::Write(const int16_t* samples, int32_t count) {
  if (count < 0 || count > capacity_ - available_) return false;
  const int64_t end = static_cast<int64_t>(read_) + available_;
  const int32_t start = static_cast<int32_t>(end >= capacity_ ? end - capacity_ : end);
  const int32_t first = count < capacity_ - start ? count : capacity_ - start;
  memcpy(this->samples() + start, samples, first * sizeof(int16_t));
  memcpy(this->samples(), samples + first, (count - first) * sizeof(int16_t));
  available_ += count;
  return true;
}

bool Fifo::WriteZeros(int32_t count) {
  constexpr int16_t kZeros[64] = {};
  if (count < 0 || count > capacity_ - available_) return false;
  while (count > 0) {
    const int32_t part = count < 64 ? count : 64;
    Write(kZeros, part);
    count -= part;
  }
  return true;
}

bool Fifo::Peek(int16_t* samples, int32_t count) const {
  if (count < 0 || count > available_) return false;
  const int32_t first = count < capacity_ - read_ ? count : capacity_ - read_;
  memcpy(samples, this->samples() + read_, first * sizeof(int16_t));
  memcpy(samples + first, this->samples(), (count - first) * sizeof(int16_t));
  return true;
}

bool Fifo::Discard(int32_t count) {
  if (count < 1 || count > available_) return false;
  read_ = count < capacity_ - read_ ? read_ + count : count - (capacity_ - read_);
  available_ -= count;
  return true;
}

}  // namespace tflm_signal
}  // namespace tflite
