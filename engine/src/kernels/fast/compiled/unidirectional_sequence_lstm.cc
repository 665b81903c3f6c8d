// UNIDIRECTIONAL_SEQUENCE_LSTM: the loops of the reference kernel, compiled for speed.
#include "kernels/fast/compiled/compiled.h"

#define Register_UNIDIRECTIONAL_SEQUENCE_LSTM compiled::Register_UNIDIRECTIONAL_SEQUENCE_LSTM
#include "kernels/unidirectional_sequence_lstm.cc"
