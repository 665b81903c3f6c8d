// The int16 halves of the fast kernels. As float_kernels.h: true if the op has been computed.
#ifndef ENGINE_SRC_KERNELS_FAST_INT16_KERNELS_H_
#define ENGINE_SRC_KERNELS_FAST_INT16_KERNELS_H_

#include "kernels/conv_common.h"
#include "kernels/depthwise_conv_common.h"
#include "kernels/fully_connected_common.h"

namespace tflite {
namespace fast {

bool Int16Conv(TfLiteNode* node, const kernels::ConvShape& shape, const TfLiteEvalTensor* input,
               const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias,
               TfLiteEvalTensor* output);
bool Int16DepthwiseConv(TfLiteNode* node, const kernels::DepthwiseShape& shape,
                        const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                        const TfLiteEvalTensor* bias, TfLiteEvalTensor* output);
bool Int16FullyConnected(TfLiteNode* node, const kernels::FullyConnectedShape& shape,
                         const TfLiteEvalTensor* input, const TfLiteEvalTensor* weights,
                         const TfLiteEvalTensor* bias, TfLiteEvalTensor* output);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_INT16_KERNELS_H_
