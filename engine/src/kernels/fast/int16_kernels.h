// The int16 halves of the fast kernels. As float_kernels.h: true if the op has been computed.
#ifndef ENGINE_SRC_KERNELS_FAST_INT16_KERNELS_H_
#define ENGINE_SRC_KERNELS_FAST_INT16_KERNELS_H_

#include "kernels/conv_common.h"
#include "kernels/fully_connected_common.h"

namespace tflite {
namespace fast {

bool Int16Conv(const kernels::ConvShape& shape, const TfLiteConvParams& params,
               const kernels::ConvOpData& data, const TfLiteEvalTensor* input,
               const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias,
               TfLiteEvalTensor* output);
bool Int16FullyConnected(const kernels::FullyConnectedShape& shape,
                         const TfLiteFullyConnectedParams& params,
                         const kernels::FullyConnectedOpData& data, const TfLiteEvalTensor* input,
                         const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias,
                         TfLiteEvalTensor* output);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_INT16_KERNELS_H_
