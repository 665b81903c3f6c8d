// CONCATENATION: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_CONCATENATION compiled::Register_CONCATENATION
#include "kernels/concatenation.cc"
