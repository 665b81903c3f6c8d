// MIRROR_PAD: a frame that repeats the image backwards, with its border (SYMMETRIC) or without it
// (REFLECT); float32 and int8.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/mirror_pad.cc";
constexpr size_t kOpDataBytes = 20;

struct OpData {
  int offset;               // 1 if the border itself is not repeated
  int input_strides_index;  // of the scratch buffers
  int output_strides_index;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  TEMP_INPUT_UNCHECKED(input_tensor, 0, kFile);
  TEMP_INPUT_UNCHECKED(padding_matrix, 1, kFile);
  TEMP_OUTPUT_UNCHECKED(output_tensor, 0, kFile);
  ENSURE_EQ_AT(context, kFile, 181, NumDimensions(padding_matrix), 2,
               "NumDimensions(padding_matrix)", "2");
  ENSURE_EQ_AT(context, kFile, 183, SizeOfDimension(padding_matrix, 0),
               NumDimensions(input_tensor), "SizeOfDimension(padding_matrix, 0)",
               "NumDimensions(input_tensor)");
  const auto* params = static_cast<const TfLiteMirrorPaddingParams*>(node->builtin_data);
  if (params == nullptr) return kTfLiteError;
  data->offset = params->mode == kTfLiteMirrorPaddingReflect ? 1 : 0;

  const size_t bytes = static_cast<size_t>(NumDimensions(input_tensor)) * sizeof(int32_t);
  RETURN_IF_ERROR(
      context->RequestScratchBufferInArena(context, bytes, &data->input_strides_index));
  RETURN_IF_ERROR(
      context->RequestScratchBufferInArena(context, bytes, &data->output_strides_index));
  ReleaseTemps(context, input_tensor, padding_matrix, output_tensor);
  return kTfLiteOk;
}

void FillStrides(const TfLiteIntArray* dims, int32_t* strides) {
  int32_t stride = 1;
  for (int i = dims->size - 1; i >= 0; --i) {
    strides[i] = stride;
    stride *= dims->data[i];
  }
}

// Where the mirrored image has output coordinate p of a dimension of n: below 0 or above n − 1 only
// if the padding is longer than the image.
int64_t MirroredCoordinate(int64_t p, int64_t before, int64_t n, int offset) {
  if (p < before) return before + offset - 1 - p;
  if (p < before + n) return p - before;
  const int64_t beyond = p - before - n;
  const int64_t last = n - 1 - offset;
  return last - (beyond < last ? beyond : last);
}

template <typename T, typename Padding>
TfLiteStatus MirrorPad(int offset, const TfLiteEvalTensor* input, const TfLiteEvalTensor* padding,
                       const int32_t* input_strides, const int32_t* output_strides,
                       TfLiteEvalTensor* output) {
  const int rank = Rank(input);
  ABORT_IF(!HoldsShape<T>(input) || !HoldsShape<T>(output) || !Holds<Padding>(padding, 2 * rank),
           kFile, "a tensor's memory does not fit its shape");
  const T* in = Data<T>(input);
  T* out = MutableData<T>(output);
  const Padding* paddings = Data<Padding>(padding);
  const int32_t count = ElementCount(output);
  for (int32_t k = 0; k < count; ++k) {
    int32_t rest = k;
    int32_t from = 0;
    for (int i = 0; i < rank; ++i) {
      const int32_t p = rest / output_strides[i];
      rest -= p * output_strides[i];
      const int64_t before = paddings[2 * i];
      ABORT_IF(before > INT32_MAX || before < INT32_MIN, kFile, "a padding is beyond int32");
      const int64_t q = MirroredCoordinate(p, before, Dim(input, i), offset);
      ABORT_IF(q < 0 || q >= Dim(input, i), kFile, "a padding is longer than the image");
      from += static_cast<int32_t>(q) * input_strides[i];
    }
    out[k] = in[from];
  }
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus EvalAs(TfLiteContext* context, TfLiteNode* node, TfLiteEvalTensor* output) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* padding = micro::GetEvalInput(context, node, 1);
  auto* input_strides =
      static_cast<int32_t*>(context->GetScratchBuffer(context, data.input_strides_index));
  auto* output_strides =
      static_cast<int32_t*>(context->GetScratchBuffer(context, data.output_strides_index));
  ABORT_IF(Rank(output) != Rank(input), kFile, "input and output differ in rank");
  ABORT_IF(ElementCount(input) < 0 || ElementCount(output) < 0, kFile, "a dimension is negative");
  if (ElementCount(output) == 0) return kTfLiteOk;
  ABORT_IF(ElementCount(input) == 0, kFile, "there is nothing to mirror");
  FillStrides(input->dims, input_strides);
  FillStrides(output->dims, output_strides);
  if (padding->type == kTfLiteInt32) {
    return MirrorPad<T, int32_t>(data.offset, input, padding, input_strides, output_strides,
                                 output);
  }
  ABORT_IF(padding->type != kTfLiteInt64, kFile, "the paddings are neither int32 nor int64");
  return MirrorPad<T, int64_t>(data.offset, input, padding, input_strides, output_strides, output);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (output->type == kTfLiteFloat32) return EvalAs<float>(context, node, output);
  if (output->type == kTfLiteInt8) return EvalAs<int8_t>(context, node, output);
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_MIRROR_PAD() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
