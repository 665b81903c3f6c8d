// What the gates of an LSTM share, whatever their type.
#ifndef ENGINE_SRC_KERNELS_FAST_LSTM_ROWS_H_
#define ENGINE_SRC_KERNELS_FAST_LSTM_ROWS_H_

#include <cstdint>

// Called four times for a step: once in the code is enough.
#define LSTM_OUTLINED __attribute__((noinline))

namespace tflite {
namespace fast {

constexpr int32_t kLstmRows = 16;  // of a product, at most

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_LSTM_ROWS_H_
