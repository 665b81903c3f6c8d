// SUB: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_SUB compiled::Register_SUB
#include "kernels/sub.cc"
