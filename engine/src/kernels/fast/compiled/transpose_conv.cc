// TRANSPOSE_CONV: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_TRANSPOSE_CONV compiled::Register_TRANSPOSE_CONV
#include "kernels/transpose_conv.cc"
