// SVDF: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_SVDF compiled::Register_SVDF
#include "kernels/svdf.cc"
