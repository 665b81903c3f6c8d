// The loops of the reference kernels are compiled for size.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_LOOPS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_LOOPS_H_

#define SMALL_LOOP _Pragma("clang loop vectorize(disable) unroll(disable)")

#endif  // ENGINE_SRC_KERNELS_INTERNAL_LOOPS_H_
