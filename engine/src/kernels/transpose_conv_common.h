// TRANSPOSE_CONV: what Prepare leaves for every implementation of Eval.
#ifndef ENGINE_SRC_KERNELS_TRANSPOSE_CONV_COMMON_H_
#define ENGINE_SRC_KERNELS_TRANSPOSE_CONV_COMMON_H_

#include <cstddef>
#include <cstdint>

#include "kernels/internal/conv_params.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace kernels {

constexpr int kTransposeConvFilter = 1;
constexpr int kTransposeConvInput = 2;
constexpr int kTransposeConvBias = 3;

struct TransposeConvOpData {
  TfLitePaddingValues padding;
  int32_t input_zero_point;
  int32_t output_zero_point;
  ConvQuantization quantization;
  // Upstream scatters into these; our loops gather and need neither, but the arena has them.
  int accumulator_index;
  int bias_index;
};
constexpr size_t kTransposeConvOpDataBytes = 72;

TfLiteStatus TransposeConvPrepare(TfLiteContext* context, TfLiteNode* node);

// What a loop over a transposed convolution needs to know about the shapes. NHWC.
struct TransposeConvShape {
  int32_t batches;
  int32_t in_height, in_width, in_depth;
  int32_t filter_height, filter_width;
  int32_t out_height, out_width, out_depth;
  int stride_height, stride_width;
  int pad_height, pad_width;
};

// Reads the shape off the tensors; abort where they do not fit together. `bias` may be null.
TfLiteStatus GetTransposeConvShape(const TfLiteTransposeConvParams& params,
                                   const TransposeConvOpData& data,
                                   const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
                                   const TfLiteEvalTensor* bias, const TfLiteEvalTensor* output,
                                   TransposeConvShape* shape);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_TRANSPOSE_CONV_COMMON_H_
