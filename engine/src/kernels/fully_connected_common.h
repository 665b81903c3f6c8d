// FULLY_CONNECTED: what every implementation of the op, and the gates of the LSTM, share.
#ifndef ENGINE_SRC_KERNELS_FULLY_CONNECTED_COMMON_H_
#define ENGINE_SRC_KERNELS_FULLY_CONNECTED_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/quantization.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kFullyConnectedInput = 0;
constexpr int kFullyConnectedWeights = 1;
constexpr int kFullyConnectedBias = 2;
constexpr int kFullyConnectedOutput = 0;

struct FullyConnectedOpData {
  Multiplier multiplier;         // per tensor
  int32_t* channel_multipliers;  // per channel, `num_channels` entries
  int32_t* channel_shifts;
  int32_t num_channels;  // 0: per tensor
  int32_t activation_min;
  int32_t activation_max;
  int32_t input_zero_point;
  int32_t weights_zero_point;
  int32_t output_zero_point;
  int scratch_index;  // of the unpacked int4 weights
};
constexpr size_t kFullyConnectedOpDataBytes = 48;

TfLiteStatus FullyConnectedPrepare(TfLiteContext* context, TfLiteNode* node);

// Multipliers, zero points and range of a quantised layer; does nothing for float32.
TfLiteStatus CalculateFullyConnectedOpData(TfLiteContext* context,
                                           TfLiteFusedActivation activation, TfLiteType type,
                                           const TfLiteTensor* input, const TfLiteTensor* weights,
                                           const TfLiteTensor* bias, const TfLiteTensor* output,
                                           FullyConnectedOpData* data);

struct FullyConnectedShape {
  int32_t batches;
  int32_t inputs;   // of one batch
  int32_t outputs;  // of one batch
};

// Reads the shape off the tensors; abort where they do not fit together or their memory is shorter
// than the loop needs. The bias is left to the caller, who knows its type.
TfLiteStatus GetFullyConnectedShape(const FullyConnectedOpData& data,
                                    const TfLiteEvalTensor* input, const TfLiteEvalTensor* weights,
                                    const TfLiteEvalTensor* output, FullyConnectedShape* shape);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FULLY_CONNECTED_COMMON_H_
