// CONV_2D: int8 activations in int8_conv.cc, float32 in float_conv.cc, int16 in int16_conv.cc.
#include "kernels/conv_common.h"
#include "kernels/fast/fall_back.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int8_conv.h"
#include "kernels/fast/kept.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)
namespace {

using namespace kernels;

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kConvInput);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, kConvFilter);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, kConvBias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, kConvOutput);
  const auto& params = *static_cast<const TfLiteConvParams*>(node->builtin_data);
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  ConvShape shape;
  RETURN_IF_ERROR(GetConvShape(params, data, input, filter, bias, output, &shape));
  bool done = false;
  if (input->type == kTfLiteInt8) {
    const int32_t depth = shape.filter_height * shape.filter_width * shape.filter_depth;
    done = Int8Conv(context, node, ConvLayer(shape, ByChannel(depth), data), filter, bias);
  } else if (input->type == kTfLiteInt16) {
    done = Int16Conv(node, shape, input, filter, bias, output);
  } else {
    done = (bias == nullptr || Holds<float>(bias, shape.out_depth)) &&
           FloatConv(node, shape, params.activation, input, filter, bias, output);
  }
  return done ? kTfLiteOk : FallBack(tflite::Register_CONV_2D(), context, node);
}

}  // namespace

TFLMRegistration Register_CONV_2D() {
  return RegisterKeeping<tflite::Register_CONV_2D, Eval>();
}

#else

TFLMRegistration Register_CONV_2D() { return tflite::Register_CONV_2D(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
