// MEAN, SUM, REDUCE_MAX, REDUCE_MIN and REDUCE_ALL over any set of axes.
//
// Upstream has a separate loop for the mean of a float image over height and width. It adds in the
// same order and divides by the same number as the general one, so there is none here; only an image
// without pixels tells them apart.
#include <cstdint>
#include <cstring>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/reduction.h"
#include "kernels/internal/temps.h"
#include "kernels/reduce_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/reduce_common.cc";
using OpData = ReduceOpData;

Multiplier ScaleRatio(const TfLiteTensor* input, const TfLiteTensor* output) {
  return QuantizeMultiplier(static_cast<double>(input->params.scale) /
                            static_cast<double>(output->params.scale));
}

// The part all five have. It takes tensors of its own, which MEAN and SUM hold already.
TfLiteStatus PrepareSimple(TfLiteContext* context, TfLiteNode* node, OpData* data) {
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  ENSURE_EQ_AT(context, kFile, 46, NumInputs(node), 2, "node->inputs->size", "2");
  ENSURE_EQ_AT(context, kFile, 47, NumOutputs(node), 1, "node->outputs->size", "1");
  TEMP_INPUT_AT(axis, 1, kFile, 51);
  ENSURE_TYPES_EQ_AT(context, kFile, 52, axis->type, kTfLiteInt32, "axis->type", "kTfLiteInt32");
  ABORT_IF(input == nullptr, kFile, "no temporary tensor for input");
  if (input->type == kTfLiteInt8) {
    TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
    data->multiplier = ScaleRatio(input, output);
    ReleaseTemps(context, output);
  }
  ReleaseTemps(context, axis, input);
  return kTfLiteOk;
}

TfLiteStatus RequestWalkScratch(TfLiteContext* context, const TfLiteTensor* input,
                                const TfLiteTensor* axis, OpData* data) {
  ABORT_IF(NumElements(axis) < 0 || NumElements(axis) > INT32_MAX / 4, kFile,
           "the axis tensor has no sensible size");
  RETURN_IF_ERROR(context->RequestScratchBufferInArena(
      context, sizeof(int32_t) * static_cast<size_t>(input->dims->size), &data->index_index));
  return context->RequestScratchBufferInArena(
      context, sizeof(int32_t) * static_cast<size_t>(NumElements(axis)), &data->axes_index);
}

TfLiteStatus PrepareMeanOrSum(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  TEMP_INPUT_UNCHECKED(axis, 1, kFile);
  if (input->type == kTfLiteInt8 || input->type == kTfLiteInt16) {
    data->multiplier = ScaleRatio(input, output);
    data->input_zero_point = input->params.zero_point;
    data->output_zero_point = output->params.zero_point;
    ABORT_IF(NumElements(output) < 0 || NumElements(output) > INT32_MAX / 4, kFile,
             "the output has no sensible size");
    RETURN_IF_ERROR(context->RequestScratchBufferInArena(
        context, sizeof(int32_t) * static_cast<size_t>(NumElements(output)), &data->sums_index));
  }
  RETURN_IF_ERROR(RequestWalkScratch(context, input, axis, data));
  RETURN_IF_ERROR(PrepareSimple(context, node, data));
  ReleaseTemps(context, input, output, axis);
  return kTfLiteOk;
}

TfLiteStatus PrepareMaxOrMin(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  RETURN_IF_ERROR(PrepareSimple(context, node, data));
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  TEMP_INPUT_UNCHECKED(axis, 1, kFile);
  data->input_scale = input->params.scale;
  data->output_scale = output->params.scale;
  data->input_zero_point = input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  RETURN_IF_ERROR(RequestWalkScratch(context, input, axis, data));
  ReleaseTemps(context, input, output, axis);
  return kTfLiteOk;
}

TfLiteStatus PrepareAll(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  // Whether there is an axis is found out below.
  TfLiteTensor* axis = GetMicroContext(context)->AllocateTempInputTensor(node, 1);
  ENSURE_TYPES_EQ_AT(context, kFile, 268, input->type, kTfLiteBool, "input->type", "kTfLiteBool");
  RETURN_IF_ERROR(PrepareSimple(context, node, data));
  RETURN_IF_ERROR(RequestWalkScratch(context, input, axis, data));
  ReleaseTemps(context, input, output, axis);
  return kTfLiteOk;
}

// What one Eval works with. `walk` is safe to run for elements of type T.
struct Operands {
  const TfLiteEvalTensor* input;
  TfLiteEvalTensor* output;
  int32_t output_count;
  ReductionWalk walk;
};

TfLiteStatus GetOperands(TfLiteContext* context, TfLiteNode* node, Operands* operands) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  operands->input = micro::GetEvalInput(context, node, 0);
  operands->output = micro::GetEvalOutput(context, node, 0);
  const TfLiteEvalTensor* axis = micro::GetEvalInput(context, node, 1);
  ABORT_IF(!HoldsShape<int32_t>(axis), kFile, "the axes' memory does not fit their shape");
  auto* index = static_cast<int32_t*>(context->GetScratchBuffer(context, data.index_index));
  auto* axes = static_cast<int32_t*>(context->GetScratchBuffer(context, data.axes_index));
  ABORT_IF(!operands->walk.Init(operands->input->dims, Data<int32_t>(axis), ElementCount(axis),
                                index, axes),
           kFile, "an axis is outside the input's shape");
  operands->output_count = ElementCount(operands->output);
  return kTfLiteOk;
}

// Whether a walk for elements of so many bytes leaves neither tensor.
bool Fits(const Operands& operands, size_t bytes) {
  return HoldsBytes(operands.input, ElementCount(operands.input), bytes) &&
         HoldsBytes(operands.output, operands.output_count, bytes) &&
         operands.walk.kept_count() <= operands.output_count;
}

template <typename In, typename Acc, typename Combine>
TfLiteStatus Reduce(Operands& operands, Acc initial, Acc* accumulators, Combine combine) {
  ABORT_IF(!Fits(operands, sizeof(In)), kFile, "the output is too small for the input");
  const In* in = Data<In>(operands.input);
  for (int32_t i = 0; i < operands.output_count; ++i) accumulators[i] = initial;
  while (operands.walk.NextRow()) {
    Acc* to = accumulators + operands.walk.to();
    for (int32_t i = 0; i < operands.walk.row_length(); ++i, to += operands.walk.to_step()) {
      *to = combine(*to, *in++);
    }
  }
  return kTfLiteOk;
}

// Raw values added up in scratch memory, then scaled one by one.
template <typename T>
TfLiteStatus SumsInScratch(TfLiteContext* context, const OpData& data, Operands& operands,
                           int32_t** sums) {
  *sums = static_cast<int32_t*>(context->GetScratchBuffer(context, data.sums_index));
  return Reduce<T, int32_t>(operands, 0, *sums, [](int32_t sum, T x) { return WrapAdd(sum, x); });
}

template <typename T>
void ScaleSums(const OpData& data, const Operands& operands, Multiplier multiplier,
               const int32_t* sums) {
  constexpr int32_t kMin = std::numeric_limits<T>::min();
  constexpr int32_t kMax = std::numeric_limits<T>::max();
  T* out = MutableData<T>(operands.output);
  const int32_t offset =
      WrapMul(data.input_zero_point, static_cast<int32_t>(operands.walk.reduced_count()));
  for (int32_t i = 0; i < operands.output_count; ++i) {
    const int32_t scaled = MultiplyByQuantizedMultiplier(WrapSub(sums[i], offset), multiplier);
    out[i] = static_cast<T>(Clamp(WrapAdd(scaled, data.output_zero_point), kMin, kMax));
  }
}

template <typename T>
TfLiteStatus MeanOrSumQuantized(TfLiteContext* context, const OpData& data, bool mean,
                                Operands& operands) {
  int32_t* sums = nullptr;
  RETURN_IF_ERROR(SumsInScratch<T>(context, data, operands, &sums));
  const int64_t count = operands.walk.reduced_count();
  if (count == 0) {
    // Of no elements upstream leaves the raw 0 that it starts with.
    std::memset(MutableData<T>(operands.output), 0,
                static_cast<size_t>(operands.output_count) * sizeof(T));
    return kTfLiteOk;
  }
  ScaleSums<T>(data, operands, mean ? DividedByCount(data.multiplier, count) : data.multiplier, sums);
  return kTfLiteOk;
}

template <typename T, typename Combine>
TfLiteStatus ReduceInPlace(Operands& operands, T initial, Combine combine) {
  return Reduce<T, T>(operands, initial, MutableData<T>(operands.output), combine);
}

// The float mean looks for height and width among a copy of the axes that has room for so many, and
// upstream writes past it.
constexpr int kMaxFloatMeanAxes = 4;

// Over height and width of an image, in this very form, upstream divides also by a count of 0. Of all
// other tensors without elements its float mean never finds the last one and runs out of memory.
bool IsMeanOfImage(const TfLiteNode* node, const TfLiteEvalTensor* input,
                   const TfLiteEvalTensor* axis) {
  const auto* params = static_cast<const TfLiteReducerParams*>(node->builtin_data);
  if (params == nullptr || !params->keep_dims) return false;
  if (Rank(input) != 4 || ElementCount(axis) != 2) return false;
  const int32_t* axes = Data<int32_t>(axis);
  return (axes[0] == 1 && axes[1] == 2) || (axes[0] == 2 && axes[1] == 1);
}

TfLiteStatus MeanOrSumFloat(bool mean, bool of_image, Operands& operands) {
  RETURN_IF_ERROR(ReduceInPlace(operands, 0.0f, [](float sum, float x) { return sum + x; }));
  const int64_t count = operands.walk.reduced_count();
  if (!mean) return kTfLiteOk;
  ABORT_IF(count == 0 && !of_image, kFile, "the mean of no elements");
  float* out = MutableData<float>(operands.output);
  for (int32_t i = 0; i < operands.output_count; ++i) out[i] /= static_cast<float>(count);
  return kTfLiteOk;
}

TfLiteStatus EvalMeanOrSum(TfLiteContext* context, TfLiteNode* node, bool mean) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  Operands operands;
  RETURN_IF_ERROR(GetOperands(context, node, &operands));
  switch (operands.input->type) {
    case kTfLiteFloat32: {
      const TfLiteEvalTensor* axis = micro::GetEvalInput(context, node, 1);
      ABORT_IF(mean && ElementCount(axis) > kMaxFloatMeanAxes, kFile, "more than 4 axes");
      return MeanOrSumFloat(mean, IsMeanOfImage(node, operands.input, axis), operands);
    }
    case kTfLiteInt8:
      return MeanOrSumQuantized<int8_t>(context, data, mean, operands);
    default:
      return MeanOrSumQuantized<int16_t>(context, data, mean, operands);
  }
}

bool IsSummable(TfLiteType type) {
  return type == kTfLiteFloat32 || type == kTfLiteInt8 || type == kTfLiteInt16;
}

TfLiteStatus EvalMean(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_MSG_AT(context, kFile, IsSummable(micro::GetEvalInput(context, node, 0)->type),
                "Currently, only float32, int8 or int16 input type is supported.");
  return EvalMeanOrSum(context, node, true);
}

TfLiteStatus EvalSum(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ENSURE_TYPES_EQ_AT(context, kFile, 368, input->type, output->type, "input->type",
                     "output->type");
  if (!IsSummable(input->type)) {
    MicroPrintf("Only float32, int8, and int16 types are supported.");
    return kTfLiteError;
  }
  return EvalMeanOrSum(context, node, false);
}

// Start with what loses against everything. A NaN never wins, so it never shows.
struct Largest {
  template <typename T>
  static constexpr T kStart = std::numeric_limits<T>::lowest();
  template <typename T>
  T operator()(T best, T x) const {
    return x > best ? x : best;
  }
};

struct Smallest {
  template <typename T>
  static constexpr T kStart = std::numeric_limits<T>::max();
  template <typename T>
  T operator()(T best, T x) const {
    return x < best ? x : best;
  }
};

template <typename Choice>
TfLiteStatus EvalMaxOrMin(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ENSURE_TYPES_EQ_AT(context, kFile, 149, input->type, output->type, "input->type",
                     "output->type");
  Operands operands;
  switch (input->type) {
    case kTfLiteFloat32:
      RETURN_IF_ERROR(GetOperands(context, node, &operands));
      return ReduceInPlace(operands, Choice::template kStart<float>, Choice());
    case kTfLiteInt8:
      ENSURE_EQ_AT(context, kFile, 175, static_cast<double>(data.input_scale),
                   static_cast<double>(data.output_scale),
                   "static_cast<double>(op_data->input_scale)",
                   "static_cast<double>(op_data->output_scale)");
      ENSURE_EQ_AT(context, kFile, 176, data.input_zero_point, data.output_zero_point,
                   "op_data->input_zp", "op_data->output_zp");
      RETURN_IF_ERROR(GetOperands(context, node, &operands));
      return ReduceInPlace(operands, Choice::template kStart<int8_t>, Choice());
    default:
      MicroPrintf("Only float32 and int8 types are supported.");
      return kTfLiteError;
  }
}

TfLiteStatus EvalAll(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ENSURE_TYPES_EQ_AT(context, kFile, 417, input->type, output->type, "input->type",
                     "output->type");
  if (input->type != kTfLiteBool) {
    MicroPrintf("Only Bool is accepted as input type.");
    return kTfLiteError;
  }
  Operands operands;
  RETURN_IF_ERROR(GetOperands(context, node, &operands));
  return ReduceInPlace<uint8_t>(operands, 1, [](uint8_t all, uint8_t x) -> uint8_t {
    return x != 0 && all != 0;
  });
}

}  // namespace

Multiplier DividedByCount(Multiplier multiplier, int64_t count) {
  int shift = 63 - __builtin_clzll(static_cast<uint64_t>(count));
  if (shift > 32) shift = 32;
  if (shift > 31 + multiplier.shift) shift = 31 + multiplier.shift;
  const int64_t wide = static_cast<int64_t>(multiplier.value) * (int64_t{1} << shift);
  return {static_cast<int32_t>(wide / count), multiplier.shift - shift};
}

}  // namespace kernels

TFLMRegistration Register_MEAN() {
  return micro::RegisterOp(kernels::InitOpData<kernels::ReduceOpData, kernels::kReduceOpDataBytes>,
                           kernels::PrepareMeanOrSum, kernels::EvalMean);
}

TFLMRegistration Register_SUM() {
  return micro::RegisterOp(kernels::InitOpData<kernels::ReduceOpData, kernels::kReduceOpDataBytes>,
                           kernels::PrepareMeanOrSum, kernels::EvalSum);
}

TFLMRegistration Register_REDUCE_MAX() {
  return micro::RegisterOp(kernels::InitOpData<kernels::ReduceOpData, kernels::kReduceOpDataBytes>,
                           kernels::PrepareMaxOrMin, kernels::EvalMaxOrMin<kernels::Largest>);
}

TFLMRegistration Register_REDUCE_MIN() {
  return micro::RegisterOp(kernels::InitOpData<kernels::ReduceOpData, kernels::kReduceOpDataBytes>,
                           kernels::PrepareMaxOrMin, kernels::EvalMaxOrMin<kernels::Smallest>);
}

TFLMRegistration Register_REDUCE_ALL() {
  return micro::RegisterOp(kernels::InitOpData<kernels::ReduceOpData, kernels::kReduceOpDataBytes>,
                           kernels::PrepareAll, kernels::EvalAll);
}

}  // namespace tflite
