// MUL: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_MUL compiled::Register_MUL
#include "kernels/mul.cc"
