// SOFTMAX: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_SOFTMAX compiled::Register_SOFTMAX
#include "kernels/softmax.cc"
