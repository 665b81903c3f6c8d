// L2_POOL_2D: float32.
#include <cmath>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/padding.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/writable_dims.h"
#include "kernels/pooling_common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/l2_pool_2d.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* params = static_cast<TfLitePoolParams*>(node->builtin_data);
  ENSURE_EQ_AT(context, kFile, 44, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 45, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_OUTPUT_AT(output, 0, kFile, 48);
  TEMP_INPUT_AT(input, 0, kFile, 51);
  ENSURE_EQ_AT(context, kFile, 52, NumDimensions(input), 4, "NumDimensions(input)",
               "kTensorShapeRank");
  ENSURE_EQ_AT(context, kFile, 53, NumDimensions(output), 4, "NumDimensions(output)",
               "kTensorShapeRank");
  ENSURE_TYPES_EQ_AT(context, kFile, 54, input->type, output->type, "input->type", "output->type");
  ABORT_IF(params == nullptr, kFile, "no memory for the op's parameters");

  const WindowPlan window =
      PlanWindow({params->stride_height, 1, input->dims->data[1], params->filter_height},
                 {params->stride_width, 1, input->dims->data[2], params->filter_width},
                 params->padding);
  params->computed.padding = window.padding;
  ENSURE_TYPES_EQ_AT(context, kFile, 71, input->type, kTfLiteFloat32, "input->type",
                     "kTfLiteFloat32");

  // The output's shape is the computed one, whatever the model says.
  TfLiteEvalTensor* eval = micro::GetEvalOutput(context, node, 0);
  RETURN_IF_ERROR(CopyDimsToArena(context, kFile, output, eval));
  output->dims->data[0] = input->dims->data[0];
  output->dims->data[1] = window.out_height;
  output->dims->data[2] = window.out_width;
  output->dims->data[3] = input->dims->data[3];
  ReleaseTemps(context, output, input);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLitePoolParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != kTfLiteFloat32) {
    MicroPrintf("L2_POOL_2D only supports float32 currently, got %s.",
                TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }
  PoolShape shape;
  RETURN_IF_ERROR(GetPoolShape(params, params.computed.padding, input, output, kFile, &shape));
  float min, max;
  ActivationRange(params.activation, &min, &max);
  ForEachWindow(
      shape, Data<float>(input), MutableData<float>(output),
      [&](float* out, const float* image, PoolSpan rows, PoolSpan columns) {
        const float count = static_cast<float>(int64_t{rows.count()} * columns.count());
        for (int32_t c = 0; c < shape.depth; ++c) {
          float sum = 0.0f;
          for (int32_t y = rows.first; y < rows.end; ++y) {
            for (int32_t x = columns.first; x < columns.end; ++x) {
              const float v = image[(int64_t{y} * shape.in_width + x) * shape.depth + c];
              sum += v * v;
            }
          }
          out[c] = Clamp(std::sqrt(sum / count), min, max);
        }
        return true;
      });
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_L2_POOL_2D() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
