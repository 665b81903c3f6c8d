// Multipliers of convolutions and fully connected layers.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_CONV_PARAMS_H_
#define ENGINE_SRC_KERNELS_INTERNAL_CONV_PARAMS_H_

#include <cstdint>

#include "kernels/internal/quantization.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

// What CONV_2D, DEPTHWISE_CONV_2D and TRANSPOSE_CONV learn from their quantisation parameters.
// `multipliers` and `shifts` have one entry a channel, also for a per-tensor filter.
struct ConvQuantization {
  int32_t* multipliers;
  int32_t* shifts;
  int32_t activation_min;
  int32_t activation_max;
};

TfLiteStatus PopulateConvQuantization(TfLiteContext* context, const TfLiteTensor* input,
                                      const TfLiteTensor* filter, const TfLiteTensor* bias,
                                      const TfLiteTensor* output,
                                      TfLiteFusedActivation activation, int num_channels,
                                      ConvQuantization* quantization);

// s_in · s_weights / s_out, with the bias' scale checked against it if there is a bias.
TfLiteStatus QuantizedProductMultiplier(TfLiteContext* context, const TfLiteTensor* input,
                                        const TfLiteTensor* weights, const TfLiteTensor* bias,
                                        const TfLiteTensor* output, double* multiplier);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_INTERNAL_CONV_PARAMS_H_
