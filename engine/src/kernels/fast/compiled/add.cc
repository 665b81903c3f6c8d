// ADD: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_ADD compiled::Register_ADD
#include "kernels/add.cc"
