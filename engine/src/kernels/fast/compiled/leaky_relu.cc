// LEAKY_RELU: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_LEAKY_RELU compiled::Register_LEAKY_RELU
#include "kernels/leaky_relu.cc"
