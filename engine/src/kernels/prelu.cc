// PRELU: float32, int8, int16 (alpha int8).
#include <limits>

#include "kernels/internal/broadcast.h"
#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/prelu_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/prelu.cc";
constexpr size_t kOpDataBytes = 28;

struct OpData {
  int32_t input_zero_point;
  int32_t alpha_zero_point;
  int32_t output_zero_point;
  Multiplier positive;
  Multiplier negative;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  ABORT_IF(data == nullptr, kPrepareFile, "no memory for the op's data");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 90);
  TEMP_INPUT_AT(alpha, 1, kPrepareFile, 92);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 94);
  if (output->type == kTfLiteInt8 || output->type == kTfLiteInt16) {
    const double input_scale = input->params.scale;
    const double alpha_scale = alpha->params.scale;
    const double output_scale = output->params.scale;
    data->positive = QuantizeMultiplier(input_scale / output_scale);
    data->negative = QuantizeMultiplier(input_scale * alpha_scale / output_scale);
    data->input_zero_point = input->params.zero_point;
    data->alpha_zero_point = alpha->params.zero_point;
    data->output_zero_point = output->params.zero_point;
  }
  if (output->type == kTfLiteInt16) {
    ENSURE_AT(context, kPrepareFile, 101, alpha->type == kTfLiteInt8, "alpha->type == kTfLiteInt8");
  }
  ReleaseTemps(context, input, alpha, output);
  return kTfLiteOk;
}

// Dimensions from the last one on are equal, or one of them is 1.
bool GoTogether(const TfLiteIntArray* a, const TfLiteIntArray* b) {
  for (int i = 1; i <= a->size && i <= b->size; ++i) {
    const int x = a->data[a->size - i];
    const int y = b->data[b->size - i];
    if (x != y && x != 1 && y != 1) return false;
  }
  return true;
}

bool PlanFloat(const TfLiteEvalTensor* input, const TfLiteEvalTensor* alpha,
               const TfLiteEvalTensor* output, BroadcastPlan* plan) {
  if (Rank(input) > 4 || Rank(alpha) > 4 || Rank(output) > 4) return false;
  const TfLiteIntArray* inputs[] = {input->dims, alpha->dims};
  return GoTogether(input->dims, alpha->dims) && plan->Init(output->dims, inputs, 2);
}

bool PlanQuantized(const TfLiteEvalTensor* input, const TfLiteEvalTensor* alpha,
                   const TfLiteEvalTensor* output, BroadcastPlan* plan) {
  return plan->InitJoined(output->dims, input->dims, alpha->dims);
}

template <typename T, typename Alpha, typename Plan, typename F>
TfLiteStatus Map(const TfLiteEvalTensor* input, const TfLiteEvalTensor* alpha,
                 TfLiteEvalTensor* output, Plan make_plan, F f) {
  ABORT_IF(!HoldsShape<T>(input) || !HoldsShape<Alpha>(alpha) || !HoldsShape<T>(output), kFile,
           "a tensor's memory does not fit its shape");
  BroadcastPlan plan;
  ABORT_IF(!make_plan(input, alpha, output, &plan), kFile,
           "the inputs cannot be broadcast to the output's shape");
  const T* x = Data<T>(input);
  const Alpha* a = Data<Alpha>(alpha);
  T* y = MutableData<T>(output);
  BroadcastElements(plan, [=](int32_t o, int32_t i, int32_t j) { y[o] = f(x[i], a[j]); });
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus EvalQuantized(const OpData& data, const TfLiteEvalTensor* input,
                           const TfLiteEvalTensor* alpha, TfLiteEvalTensor* output) {
  const int32_t min = std::numeric_limits<T>::min();
  const int32_t max = std::numeric_limits<T>::max();
  return Map<T, int8_t>(input, alpha, output, PlanQuantized, [=, &data](T x, int8_t a) {
    const int32_t centred = WrapSub(x, data.input_zero_point);
    const int32_t scaled =
        centred >= 0
            ? MultiplyByQuantizedMultiplier(centred, data.positive)
            : MultiplyByQuantizedMultiplier(
                  WrapMul(centred, WrapSub(a, data.alpha_zero_point)), data.negative);
    return static_cast<T>(Clamp(WrapAdd(scaled, data.output_zero_point), min, max));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* alpha = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const OpData*>(node->user_data);
  switch (input->type) {
    case kTfLiteFloat32:
      return Map<float, float>(input, alpha, output, PlanFloat,
                               [](float x, float a) { return x >= 0.0f ? x : x * a; });
    case kTfLiteInt8:
      return EvalQuantized<int8_t>(data, input, alpha, output);
    case kTfLiteInt16:
      return EvalQuantized<int16_t>(data, input, alpha, output);
    default:
      MicroPrintf("Input type '%s' is not supported.", TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_PRELU() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
