// The float32 halves of the fast kernels. Each computes the op and returns true, or returns false
// with nothing written where the reference kernel has to do it.
#ifndef ENGINE_SRC_KERNELS_FAST_FLOAT_KERNELS_H_
#define ENGINE_SRC_KERNELS_FAST_FLOAT_KERNELS_H_

#include "kernels/conv_common.h"
#include "kernels/depthwise_conv_common.h"
#include "kernels/fully_connected_common.h"

namespace tflite {
namespace fast {

// `bias` may be null; the shapes have been checked against the tensors.
bool FloatConv(TfLiteNode* node, const kernels::ConvShape& shape, TfLiteFusedActivation activation,
               const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
               const TfLiteEvalTensor* bias, TfLiteEvalTensor* output);
bool FloatDepthwiseConv(const kernels::DepthwiseShape& shape, TfLiteFusedActivation activation,
                        const float* input, const float* filter, const float* bias, float* output);
bool FloatFullyConnected(TfLiteNode* node, const kernels::FullyConnectedShape& shape,
                         const TfLiteEvalTensor* input, const TfLiteEvalTensor* weights,
                         const TfLiteEvalTensor* bias, TfLiteEvalTensor* output);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FLOAT_KERNELS_H_
