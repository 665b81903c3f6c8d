// AVERAGE_POOL_2D and MAX_POOL_2D: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_AVERAGE_POOL_2D compiled::Register_AVERAGE_POOL_2D
#define Register_MAX_POOL_2D compiled::Register_MAX_POOL_2D
#include "kernels/pooling.cc"
