// A queue of samples between frames of different lengths, placed in memory that the arena gave.
#ifndef ENGINE_SRC_SIGNAL_FIFO_H_
#define ENGINE_SRC_SIGNAL_FIFO_H_

#include <cstddef>
#include <cstdint>

namespace tflite {
namespace tflm_signal {

class Fifo {
 public:
  // What a queue of `capacity` samples takes: upstream mirrors its samples to read them in one run.
  static int64_t BytesNeeded(int64_t capacity) { return 24 + 4 * capacity; }

  // Makes an empty queue in `memory`, which holds BytesNeeded(capacity) bytes, 4-aligned.
  static Fifo* Create(void* memory, int32_t capacity);

  void Reset();
  int32_t available() const { return available_; }

  // False, and nothing happens, if there is no room or there are too few samples.
  bool Write(const int16_t* samples, int32_t count);
  bool WriteZeros(int32_t count);
  bool Peek(int16_t* samples, int32_t count) const;
  bool Discard(int32_t count);

 private:
  int16_t* samples() { return reinterpret_cast<int16_t*>(this + 1); }
  const int16_t* samples() const { return reinterpret_cast<const int16_t*>(this + 1); }

  int32_t capacity_;
  int32_t read_;
  int32_t available_;
  [[maybe_unused]] int32_t unused_[3];
};

static_assert(sizeof(Fifo) == 24, "the arena's sizes depend on it");

}  // namespace tflm_signal
}  // namespace tflite

#endif  // ENGINE_SRC_SIGNAL_FIFO_H_
