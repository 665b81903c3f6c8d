// PAD and PADV2: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_PAD compiled::Register_PAD
#define Register_PADV2 compiled::Register_PADV2
#include "kernels/pad.cc"
