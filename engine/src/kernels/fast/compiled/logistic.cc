// LOGISTIC: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_LOGISTIC compiled::Register_LOGISTIC
#include "kernels/logistic.cc"
