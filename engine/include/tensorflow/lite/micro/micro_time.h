// The clock that profiles are made with. A platform replaces it; the default one stands still.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_TIME_H_
#define TENSORFLOW_LITE_MICRO_MICRO_TIME_H_

#include <cstdint>

namespace tflite {

// 0 where there is no clock.
uint32_t ticks_per_second();
uint32_t GetCurrentTimeTicks();

inline uint32_t TicksToMs(int32_t ticks) {
  const uint32_t rate = ticks_per_second();
  const float per_second = static_cast<float>(rate > 0 ? rate : 1);
  return static_cast<uint32_t>(1000.0f * static_cast<float>(ticks) / per_second);
}

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_TIME_H_
