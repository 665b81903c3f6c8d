// The host's clock; its log is behind DebugLog.
#ifndef ENGINE_ABI_HOST_H_
#define ENGINE_ABI_HOST_H_

namespace tflite {

// Microseconds of a monotonic clock.
double HostNow();

}  // namespace tflite

#endif  // ENGINE_ABI_HOST_H_
