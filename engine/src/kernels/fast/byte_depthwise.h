// DEPTHWISE_CONV_2D by dot products of bytes: the terms of a lane are up to four rows of a column
// of the window. A column is put together once for all windows over it.
#ifndef ENGINE_SRC_KERNELS_FAST_BYTE_DEPTHWISE_H_
#define ENGINE_SRC_KERNELS_FAST_BYTE_DEPTHWISE_H_

#include "kernels/depthwise_conv_common.h"
#include "kernels/fast/dot.h"
#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {

#if defined(__wasm_relaxed_simd__)

// As Int8Conv, with the quantisation checked and in `stage`. False for less than eight channels,
// for windows of more than 16 rows and where an input channel feeds several.
bool ByteDepthwise(TfLiteContext* context, TfLiteNode* node, const kernels::DepthwiseShape& shape,
                   const InputForm<ByteDot>& form, OutputStage stage,
                   const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias);

#endif  // __wasm_relaxed_simd__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_BYTE_DEPTHWISE_H_
