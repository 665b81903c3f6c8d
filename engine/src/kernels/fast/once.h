// What a layer computes once, before its first product, is compiled for size: packing loops are
// otherwise unrolled into more code than the products they prepare.
#ifndef ENGINE_SRC_KERNELS_FAST_ONCE_H_
#define ENGINE_SRC_KERNELS_FAST_ONCE_H_

#define ONCE __attribute__((minsize, noinline))

#endif  // ENGINE_SRC_KERNELS_FAST_ONCE_H_
