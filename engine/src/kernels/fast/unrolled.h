// Loops over arrays of vectors that shall live in registers. The compiler takes an array apart only
// if every index is a constant before it unrolls loops; else each step writes it to memory.
#ifndef ENGINE_SRC_KERNELS_FAST_UNROLLED_H_
#define ENGINE_SRC_KERNELS_FAST_UNROLLED_H_

#include <type_traits>
#include <utility>

// For the bodies: one that is called is handed its vectors in memory.
#define INLINED __attribute__((always_inline))

namespace tflite {
namespace fast {

template <typename Body, unsigned... indices>
inline INLINED void EachOf(Body body,
                                                  std::integer_sequence<unsigned, indices...>) {
  (body(std::integral_constant<unsigned, indices>()), ...);
}

// body(0), …, body(count − 1), each with a constant of its own type.
template <unsigned count, typename Body>
inline INLINED void Each(Body body) {
  EachOf(body, std::make_integer_sequence<unsigned, count>());
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_UNROLLED_H_
