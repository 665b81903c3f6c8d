// DEQUANTIZE: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_DEQUANTIZE compiled::Register_DEQUANTIZE
#include "kernels/dequantize.cc"
