// QUANTIZE: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_QUANTIZE compiled::Register_QUANTIZE
#include "kernels/quantize.cc"
