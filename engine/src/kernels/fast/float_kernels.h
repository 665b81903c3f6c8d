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
bool FloatConv(const kernels::ConvShape& shape, TfLiteFusedActivation activation,
               const float* input, const float* filter, const float* bias, float* output);
bool FloatDepthwiseConv(const kernels::DepthwiseShape& shape, TfLiteFusedActivation activation,
                        const float* input, const float* filter, const float* bias, float* output);
bool FloatFullyConnected(const kernels::FullyConnectedShape& shape,
                         TfLiteFusedActivation activation, const float* input,
                         const float* weights, const float* bias, float* output);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_FLOAT_KERNELS_H_
