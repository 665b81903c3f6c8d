// LOGISTIC and TANH of int16.
#ifndef ENGINE_SRC_KERNELS_FAST_SIGMOID_H_
#define ENGINE_SRC_KERNELS_FAST_SIGMOID_H_

#include <cstdint>

namespace tflite {
namespace fast {

enum class Curve { kLogistic, kTanh };

// As kernels::LogisticInt16 and TanhInt16. `y` may be `x`.
void MapInt16(Curve curve, int32_t multiplier, int shift, int32_t count, const int16_t* x,
              int16_t* y);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_SIGMOID_H_
