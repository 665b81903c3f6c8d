// DEPTHWISE_CONV_2D: what every implementation of the op shares.
#ifndef ENGINE_SRC_KERNELS_DEPTHWISE_CONV_COMMON_H_
#define ENGINE_SRC_KERNELS_DEPTHWISE_CONV_COMMON_H_

#include "kernels/conv_common.h"

namespace tflite {
namespace kernels {

// Its OpData is ConvOpData.
TfLiteStatus DepthwiseConvPrepare(TfLiteContext* context, TfLiteNode* node);

struct DepthwiseShape {
  int32_t batches;
  int32_t in_height, in_width, in_depth;
  int32_t filter_height, filter_width;
  int32_t out_height, out_width, out_depth;
  int32_t depth_multiplier;
  int stride_height, stride_width;
  int dilation_height, dilation_width;
  int pad_height, pad_width;
};

// As GetConvShape.
TfLiteStatus GetDepthwiseShape(const TfLiteDepthwiseConvParams& params, const ConvOpData& data,
                               const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                               const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                               DepthwiseShape* shape);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_DEPTHWISE_CONV_COMMON_H_
