// UNIDIRECTIONAL_SEQUENCE_LSTM: what its Prepare finds out and its Eval needs.
#ifndef ENGINE_SRC_KERNELS_LSTM_COMMON_H_
#define ENGINE_SRC_KERNELS_LSTM_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/fully_connected_common.h"
#include "kernels/internal/quantization.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kLstmInputs = 24;
constexpr int kLstmInput = 0;
constexpr int kLstmHiddenState = 18;
constexpr int kLstmCellState = 19;
constexpr int kLstmBuffers = 4;

// In the order in which upstream prepares and runs them.
enum LstmGate { kForgetGate, kInputGate, kCellGate, kOutputGate, kLstmGates };

// Where a gate's tensors are among the inputs.
struct LstmGateInputs {
  int weights;
  int recurrent;
  int bias;
};
constexpr LstmGateInputs kLstmGateInputs[kLstmGates] = {
    {2, 6, 13}, {1, 5, 12}, {3, 7, 14}, {4, 8, 15}};

struct LstmSizes {
  int32_t batch;
  int32_t time;
  int32_t input;
  int32_t state;
};

// A product of two int16 values without zero points.
struct LstmProduct {
  Multiplier multiplier;
  int32_t output_zero_point;
  int32_t min;
  int32_t max;
};

struct LstmOpData {
  LstmSizes sizes;
  FullyConnectedOpData input_layers[kLstmGates];
  FullyConnectedOpData recurrent_layers[kLstmGates];
  LstmProduct forget_by_cell;
  LstmProduct input_by_cell_gate;
  LstmProduct output_by_cell;
  int cell_scale_power;
  int16_t quantized_cell_clip;
  int buffers[kLstmBuffers];  // of scratch
};
constexpr size_t kLstmOpDataBytes = 688;

// Bytes of a value. `bias` tells whether sums have 64 bits.
struct LstmBytes {
  size_t value;  // of input, hidden state and output
  size_t weight;
  size_t bias;
  size_t cell;  // of the cell state and of the gates
};

struct LstmTensors {
  const void* input;
  const void* weights[kLstmGates];
  const void* recurrent[kLstmGates];
  const void* bias[kLstmGates];
  void* hidden;
  void* cell;
  void* output;
  void* buffers[kLstmBuffers];
};

// For an Eval: aborts where memory does not fit, or where upstream would.
TfLiteStatus GetLstmTensors(TfLiteContext* context, TfLiteNode* node, LstmBytes bytes,
                            LstmTensors* tensors);

TfLiteStatus LstmPrepare(TfLiteContext* context, TfLiteNode* node);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_LSTM_COMMON_H_
