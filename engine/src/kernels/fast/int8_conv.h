// Convolutions with int8 activations and int8 or int4 weights, as a matrix product. A fully
// connected layer is one, too: of an image one pixel wide, with a row for each batch.
#ifndef ENGINE_SRC_KERNELS_FAST_INT8_CONV_H_
#define ENGINE_SRC_KERNELS_FAST_INT8_CONV_H_

#include "kernels/conv_common.h"
#include "kernels/fast/gemm.h"

namespace tflite {
namespace fast {

struct Int8Layer {
  kernels::ConvShape shape;
  WeightOrder order;
  const int32_t* multipliers;
  const int32_t* shifts;
  int32_t step;  // 1 for multipliers of each channel, 0 for one of all
  int32_t input_zero_point;
  OutputRange range;
  int scratch_index;  // of the unpacked int4 weights
};

Int8Layer ConvLayer(const kernels::ConvShape& shape, WeightOrder order,
                    const kernels::ConvOpData& data);

// From the node's first input to its first output. False if the reference has to compute the node;
// nothing is written then.
bool Int8Conv(TfLiteContext* context, TfLiteNode* node, const Int8Layer& layer,
              const TfLiteEvalTensor* weights, const TfLiteEvalTensor* bias);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_INT8_CONV_H_
