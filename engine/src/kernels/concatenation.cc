// CONCATENATION of up to ten tensors along one axis.
#include <cstdint>
#include <cstring>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/moves_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/concatenation.cc";
constexpr int kMaxInputs = 10;
constexpr int kMaxRank = 6;

using OpData = ConcatenationOpData;

// Values are copied as they are, so everything must have the same scale.
TfLiteStatus CheckInput(TfLiteContext* context, TfLiteNode* node, int index, TfLiteType input_type,
                        const TfLiteTensor* output) {
  TEMP_INPUT_AT(input, index, kFile, 168);
  ENSURE_TYPES_EQ_AT(context, kFile, 169, input->type, input_type, "input->type", "input_type");
  if (NumDimensions(input) > kMaxRank) {
    MicroPrintf(
        "Op Concatenation does not currently support num dimensions > %d Tensor has %d "
        "dimensions.",
        kMaxRank, NumDimensions(input));
    return kTfLiteError;
  }
  if (input_type == kTfLiteInt8) {
    ENSURE_EQ_AT(context, kFile, 184, static_cast<double>(input->params.scale),
                 static_cast<double>(output->params.scale),
                 "static_cast<double>(input->params.scale)",
                 "static_cast<double>(output_tensor->params.scale)");
    ENSURE_EQ_AT(context, kFile, 186, input->params.zero_point, output->params.zero_point,
                 "input->params.zero_point", "output_tensor->params.zero_point");
  } else if (input_type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kFile, 189, input->params.zero_point, 0, "input->params.zero_point",
                 "0");
  }
  ReleaseTemps(context, input);
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteConcatenationParams*>(node->builtin_data);

  TEMP_INPUT_AT(input_tensor, 0, kFile, 137);
  const TfLiteType input_type = input_tensor->type;
  TEMP_OUTPUT_AT(output_tensor, 0, kFile, 141);
  const TfLiteType output_type = output_tensor->type;
  ReleaseTemps(context, input_tensor);

  ENSURE_EQ_AT(context, kFile, 147, params->activation, kTfLiteActNone, "params->activation",
               "kTfLiteActNone");
  ENSURE_AT(context, kFile, 151, IsConcatenable(input_type),
            "input_type == kTfLiteFloat32 || input_type == kTfLiteInt8 || "
            "input_type == kTfLiteInt16 || input_type == kTfLiteInt32 || "
            "input_type == kTfLiteInt64 || input_type == kTfLiteBool");
  ENSURE_TYPES_EQ_AT(context, kFile, 154, output_type, input_type, "output_type", "input_type");
  const int num_inputs = NumInputs(node);
  ENSURE_AT(context, kFile, 158, num_inputs <= kMaxInputs, "num_inputs <= kMaxInputNum");
  for (int i = 0; i < num_inputs; ++i) {
    RETURN_IF_ERROR(CheckInput(context, node, i, input_type, output_tensor));
  }
  if (input_type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kFile, 205, output_tensor->params.zero_point, 0,
                 "output_tensor->params.zero_point", "0");
  }

  data->axis = params->axis < 0 ? params->axis + NumDimensions(output_tensor) : params->axis;
  ReleaseTemps(context, output_tensor);
  return kTfLiteOk;
}

bool SameExceptAlong(int axis, const TfLiteEvalTensor* a, const TfLiteEvalTensor* b) {
  if (Rank(a) != Rank(b)) return false;
  for (int i = 0; i < Rank(a); ++i) {
    if (i != axis && Dim(a, i) != Dim(b, i)) return false;
  }
  return true;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const int axis = static_cast<const OpData*>(node->user_data)->axis;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (!IsConcatenable(output->type)) {
    MicroPrintf("Op Concatenation does not currently support Type '%s'.",
                TfLiteTypeGetName(output->type));
    return kTfLiteError;
  }
  RETURN_IF_ERROR(CheckConcatenation(context, node, axis, output));
  if (ElementCount(output) == 0) return kTfLiteOk;

  int32_t outer = 1;
  for (int i = 0; i < axis; ++i) outer *= Dim(output, i);
  size_t bytes_per_step = ElementBytes(output->type);
  for (int i = axis + 1; i < Rank(output); ++i) {
    bytes_per_step *= static_cast<size_t>(Dim(output, i));
  }

  auto* out = MutableData<uint8_t>(output);
  for (int32_t o = 0; o < outer; ++o) {
    for (int i = 0; i < NumInputs(node); ++i) {
      const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, i);
      const size_t bytes = static_cast<size_t>(Dim(input, axis)) * bytes_per_step;
      if (bytes == 0) continue;
      std::memcpy(out, Data<uint8_t>(input) + static_cast<size_t>(o) * bytes, bytes);
      out += bytes;
    }
  }
  return kTfLiteOk;
}

}  // namespace

bool IsConcatenable(TfLiteType type) {
  return type == kTfLiteFloat32 || type == kTfLiteInt8 || type == kTfLiteInt16 ||
         type == kTfLiteInt32 || type == kTfLiteInt64 || type == kTfLiteBool;
}

TfLiteStatus CheckConcatenation(TfLiteContext* context, TfLiteNode* node, int axis,
                                const TfLiteEvalTensor* output) {
  ABORT_IF(axis < 0 || axis >= Rank(output), kFile, "the axis is outside the output's shape");
  ABORT_IF(!Holds<uint8_t>(output, ElementCount(output)), kFile,
           "the output's memory does not fit its shape");
  int64_t along_axis = 0;
  for (int i = 0; i < NumInputs(node); ++i) {
    const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, i);
    ABORT_IF(!HoldsShape<uint8_t>(input) || !SameExceptAlong(axis, input, output), kFile,
             "an input's shape does not fit the output's");
    along_axis += Dim(input, axis);
  }
  ABORT_IF(along_axis != Dim(output, axis), kFile, "the inputs do not add up to the output");
  return kTfLiteOk;
}

}  // namespace kernels

TFLMRegistration Register_CONCATENATION() {
  return micro::RegisterOp(kernels::InitOpData<kernels::ConcatenationOpData, kernels::kConcatenationOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
