// ARG_MAX and ARG_MIN: the index of the first largest or smallest element along an axis.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/arg_min_max.cc";

bool IsShapeWithout(int axis, const TfLiteEvalTensor* input, const TfLiteEvalTensor* output) {
  if (Rank(output) != Rank(input) - 1) return false;
  for (int i = 0; i < Rank(output); ++i) {
    if (Dim(output, i) != Dim(input, i < axis ? i : i + 1)) return false;
  }
  return true;
}

// better(x, best): x takes the place of the best so far. It is false when either is a NaN.
template <typename T, typename Better>
TfLiteStatus ArgBest(const TfLiteEvalTensor* input, const TfLiteEvalTensor* axis_tensor,
                     TfLiteEvalTensor* output, Better better) {
  ABORT_IF(!HoldsShape<T>(input) || !HoldsShape<int32_t>(output) ||
               !Holds<int32_t>(axis_tensor, 1),
           kFile, "a tensor's memory does not fit its shape");
  int32_t axis = *Data<int32_t>(axis_tensor);
  if (axis < 0) axis += Rank(input);
  ABORT_IF(axis < 0 || axis >= Rank(input), kFile, "the axis is outside the input's shape");
  ABORT_IF(!IsShapeWithout(axis, input, output), kFile,
           "the output is not the input's shape without the axis");
  if (ElementCount(output) == 0) return kTfLiteOk;
  const int32_t length = Dim(input, axis);
  ABORT_IF(length == 0, kFile, "there is nothing to choose from");

  int32_t inner = 1;
  for (int i = axis + 1; i < Rank(input); ++i) inner *= Dim(input, i);
  const int32_t outer = ElementCount(output) / inner;
  int32_t* out = MutableData<int32_t>(output);
  for (int32_t o = 0; o < outer; ++o) {
    for (int32_t i = 0; i < inner; ++i) {
      const T* column = Data<T>(input) + o * length * inner + i;
      int32_t best = 0;
      for (int32_t k = 1; k < length; ++k) {
        if (better(column[k * inner], column[best * inner])) best = k;
      }
      *out++ = best;
    }
  }
  return kTfLiteOk;
}

struct Greater {
  template <typename T>
  bool operator()(T x, T best) const {
    return x > best;
  }
};

struct Less {
  template <typename T>
  bool operator()(T x, T best) const {
    return x < best;
  }
};

template <typename Better>
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* axis = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(input == nullptr || axis == nullptr || output == nullptr, kFile,
           "the node lacks a tensor");
  const TfLiteEvalTensor* const integers[] = {axis, output};
  for (const TfLiteEvalTensor* tensor : integers) {
    if (tensor->type != kTfLiteInt32) {
      MicroPrintf("Only int32_t are supported currently, got %s.",
                  TfLiteTypeGetName(tensor->type));
      return kTfLiteError;
    }
  }
  switch (input->type) {
    case kTfLiteFloat32:
      return ArgBest<float>(input, axis, output, Better());
    case kTfLiteInt8:
      return ArgBest<int8_t>(input, axis, output, Better());
    default:
      MicroPrintf("Only float32, uint8_t and int8_t are supported currently, got %s.",
                  TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_ARG_MAX() {
  return micro::RegisterOp(nullptr, nullptr, kernels::Eval<kernels::Greater>);
}

TFLMRegistration Register_ARG_MIN() {
  return micro::RegisterOp(nullptr, nullptr, kernels::Eval<kernels::Less>);
}

}  // namespace tflite
