// What the loops of the reference kernels are compiled for: size, or (kernels/fast/compiled) speed.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_LOOPS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_LOOPS_H_

namespace tflite {
namespace kernels {

#if defined(ENGINE_FOR_SPEED)
#define SMALL_LOOP
constexpr bool kForSpeed = true;
#else
#define SMALL_LOOP _Pragma("clang loop vectorize(disable) unroll(disable)")
constexpr bool kForSpeed = false;
#endif

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_LOOPS_H_
