// TANH: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_TANH compiled::Register_TANH
#include "kernels/tanh.cc"
