// RESIZE_NEAREST_NEIGHBOR: float32, int8, int16.
#include <cmath>
#include <cstdint>
#include <cstring>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/resize.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/resize_nearest_neighbor.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 38, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 39, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(size, 1, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_EQ_AT(context, kFile, 50, NumDimensions(input), 4, "NumDimensions(input)", "4");
  ENSURE_EQ_AT(context, kFile, 51, NumDimensions(size), 1, "NumDimensions(size)", "1");
  ENSURE_EQ_AT(context, kFile, 52, size->type, kTfLiteInt32, "size->type", "kTfLiteInt32");
  ENSURE_EQ_AT(context, kFile, 53, size->dims->data[0], 2, "size->dims->data[0]", "2");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(size),
                "Non-constant >size< tensor is not supported");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  ReleaseTemps(context, input, size, output);
  return kTfLiteOk;
}

class NearestAxis {
 public:
  NearestAxis(int32_t in, int32_t out, const TfLiteResizeNearestNeighborParams& params)
      : in_(in), align_(params.align_corners), offset_(params.half_pixel_centers ? 0.5f : 0.0f) {
    scale_ = align_ && out > 1 ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
                               : static_cast<float>(in) / static_cast<float>(out);
  }
  int32_t At(int32_t o) const {
    const float v = (static_cast<float>(o) + offset_) * scale_;
    return Clamp<int32_t>(ToInt32(align_ ? std::round(v) : std::floor(v)), 0, in_ - 1);
  }

 private:
  int32_t in_;
  bool align_;
  float offset_;
  float scale_;
};

template <typename T>
TfLiteStatus Resize(const TfLiteResizeNearestNeighborParams& params,
                    const TfLiteEvalTensor* input, const TfLiteEvalTensor* size,
                    TfLiteEvalTensor* output) {
  ABORT_IF(!ResizeIsSafe<T>(input, size, output), kFile,
           "the output's shape does not follow from input and size");
  const int32_t height = Dim(input, 1);
  const int32_t width = Dim(input, 2);
  const int32_t depth = Dim(input, 3);
  const NearestAxis rows(height, Dim(output, 1), params);
  const NearestAxis columns(width, Dim(output, 2), params);
  const T* image = Data<T>(input);
  T* out = MutableData<T>(output);
  for (int32_t b = 0; b < Dim(output, 0); ++b, image += height * width * depth) {
    for (int32_t oy = 0; oy < Dim(output, 1); ++oy) {
      const T* row = image + rows.At(oy) * width * depth;
      for (int32_t ox = 0; ox < Dim(output, 2); ++ox) {
        std::memcpy(out, row + columns.At(ox) * depth, static_cast<size_t>(depth) * sizeof(T));
        out += depth;
      }
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLiteResizeNearestNeighborParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* size = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (output->type) {
    case kTfLiteFloat32:
      return Resize<float>(params, input, size, output);
    case kTfLiteInt8:
      return Resize<int8_t>(params, input, size, output);
    case kTfLiteInt16:
      return Resize<int16_t>(params, input, size, output);
    default:
      MicroPrintf("Output tensor type %s (%d) not supported.", TfLiteTypeGetName(output->type),
                  output->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_RESIZE_NEAREST_NEIGHBOR() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
