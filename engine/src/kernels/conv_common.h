// CONV_2D: what Prepare leaves for Eval, shared by every implementation of the op.
#ifndef ENGINE_SRC_KERNELS_CONV_COMMON_H_
#define ENGINE_SRC_KERNELS_CONV_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/conv_params.h"
#include "kernels/internal/padding.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kConvInput = 0;
constexpr int kConvFilter = 1;
constexpr int kConvBias = 2;
constexpr int kConvOutput = 0;

// Also used by DEPTHWISE_CONV_2D.
struct ConvOpData {
  TfLitePaddingValues padding;
  int32_t input_zero_point;
  int32_t output_zero_point;
  ConvQuantization quantization;
  int scratch_index;  // of the unpacked int4 filter
};
constexpr size_t kConvOpDataBytes = 56;

TfLiteStatus ConvPrepare(TfLiteContext* context, TfLiteNode* node);

// The half of Prepare that both convolutions share; `file` is where upstream makes the checks.
TfLiteStatus CalculateConvOpData(TfLiteContext* context, TfLiteNode* node, const char* file,
                                 const WindowPlan& window, TfLiteFusedActivation activation,
                                 TfLiteType type, int num_channels, ConvOpData* data);

// What a loop over a convolution needs to know about the shapes. NHWC.
struct ConvShape {
  int32_t batches;
  int32_t in_height, in_width, in_depth;
  int32_t filter_height, filter_width, filter_depth;
  int32_t out_height, out_width, out_depth;
  int32_t filters_per_group;
  int stride_height, stride_width;
  int dilation_height, dilation_width;
  int pad_height, pad_width;
};

// Reads the shape off the tensors of CONV_2D; abort where they do not fit together. Also checks
// that the tensors, `bias` only if there is one, hold what the loop will touch.
TfLiteStatus GetConvShape(const TfLiteConvParams& params, const ConvOpData& data,
                          const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                          const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                          ConvShape* shape);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_CONV_COMMON_H_
