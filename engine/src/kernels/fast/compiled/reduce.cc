// MEAN: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_MEAN compiled::Register_MEAN
#define Register_SUM compiled::Register_SUM
#define Register_REDUCE_MAX compiled::Register_REDUCE_MAX
#define Register_REDUCE_MIN compiled::Register_REDUCE_MIN
#define Register_REDUCE_ALL compiled::Register_REDUCE_ALL
#include "kernels/reduce.cc"
