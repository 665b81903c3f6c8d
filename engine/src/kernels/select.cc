// SELECT_V2: element by element, one of two tensors.
#include <cstdint>

#include "kernels/internal/broadcast.h"
#include "kernels/internal/data_movement.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/select.cc";
constexpr size_t kOpDataBytes = 1;

struct OpData {
  bool requires_broadcast;
};

int DimFromLastOr1(const TfLiteTensor* tensor, int from_last) {
  const int rank = NumDimensions(tensor);
  return from_last < rank ? SizeOfDimension(tensor, rank - 1 - from_last) : 1;
}

// The output has its shape from the model; it must be what the inputs broadcast to.
TfLiteStatus CheckBroadcastShape(TfLiteContext* context, const TfLiteTensor* const* inputs,
                                 const TfLiteIntArray* output_shape) {
  int out_dims = 0;
  for (int t = 0; t < 3; ++t) {
    const int rank = NumDimensions(inputs[t]);
    if (rank > out_dims) out_dims = rank;
  }
  ENSURE_EQ_AT(context, kFile, 55, out_dims, output_shape->size, "out_dims",
               "output_shape->size");
  for (int i = 0; i < out_dims; ++i) {
    int max_value = 1;
    bool some_empty = false;
    int dims[3];
    for (int t = 0; t < 3; ++t) {
      dims[t] = DimFromLastOr1(inputs[t], i);
      some_empty = some_empty || dims[t] == 0;
      if (t == 0 || dims[t] > max_value) max_value = dims[t];
    }
    if (some_empty) max_value = 0;
    for (int t = 0; t < 3; ++t) {
      if (dims[t] == 1 || dims[t] == max_value) continue;
      MicroPrintf("Given shapes are not broadcastable.");
      return kTfLiteError;
    }
    ENSURE_EQ_AT(context, kFile, 70, output_shape->data[out_dims - i - 1], max_value,
                 "output_shape->data[out_dims - i - 1]", "max_value");
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  ENSURE_EQ_AT(context, kFile, 78, NumInputs(node), 3, "NumInputs(node)", "3");
  ENSURE_EQ_AT(context, kFile, 79, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(condition, 0, kFile);
  TEMP_INPUT_UNCHECKED(x, 1, kFile);
  TEMP_INPUT_UNCHECKED(y, 2, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_TYPES_EQ_AT(context, kFile, 95, condition->type, kTfLiteBool, "input_condition->type",
                     "kTfLiteBool");
  ENSURE_TYPES_EQ_AT(context, kFile, 96, x->type, y->type, "input_x->type", "input_y->type");

  const bool same_shape = HaveSameShapes(condition, x) && HaveSameShapes(x, y);
  const bool single = NumElements(condition) == 1 && NumElements(x) == 1 && NumElements(y) == 1 &&
                      NumElements(output) == 1;
  data->requires_broadcast = !same_shape && !single;
  if (data->requires_broadcast) {
    const TfLiteTensor* inputs[] = {condition, x, y};
    RETURN_IF_ERROR(CheckBroadcastShape(context, inputs, output->dims));
  }
  ReleaseTemps(context, condition, x, y, output);
  return kTfLiteOk;
}

// Moves unsigned integers of the elements' size: selecting needs no arithmetic.
template <typename T>
TfLiteStatus Select(bool requires_broadcast, const TfLiteEvalTensor* condition,
                    const TfLiteEvalTensor* x, const TfLiteEvalTensor* y,
                    TfLiteEvalTensor* output) {
  ABORT_IF(!HoldsShape<uint8_t>(condition) || !HoldsShape<T>(x) || !HoldsShape<T>(y) ||
               !HoldsShape<T>(output),
           kFile, "a tensor's memory does not fit its shape");
  const auto* choose = Data<uint8_t>(condition);
  const T* from_x = Data<T>(x);
  const T* from_y = Data<T>(y);
  T* to = MutableData<T>(output);
  const int32_t count = ElementCount(output);
  if (!requires_broadcast) {
    ABORT_IF(count != ElementCount(condition) || count != ElementCount(x) ||
                 count != ElementCount(y) || (count != 1 && !SameShapes(condition, output)),
             kFile, "inputs and output differ in shape");
    for (int32_t i = 0; i < count; ++i) to[i] = choose[i] != 0 ? from_x[i] : from_y[i];
    return kTfLiteOk;
  }

  BroadcastPlan plan;
  const TfLiteIntArray* inputs[] = {condition->dims, x->dims, y->dims};
  ABORT_IF(!plan.Init(output->dims, inputs, 3), kFile,
           "the inputs cannot be broadcast to the output's shape");
  if (plan.empty) return kTfLiteOk;
  int32_t index[kMaxBroadcastRank] = {};
  for (int32_t o = 0; o < count; ++o) {
    int32_t at[3] = {};
    for (int d = 0; d < kMaxBroadcastRank; ++d) {
      for (int t = 0; t < 3; ++t) at[t] += index[d] * plan.strides[t][d];
    }
    to[o] = choose[at[0]] != 0 ? from_x[at[1]] : from_y[at[2]];
    for (int d = kMaxBroadcastRank - 1; d >= 0; --d) {
      if (++index[d] < plan.dims[d]) break;
      index[d] = 0;
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* condition = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* x = micro::GetEvalInput(context, node, 1);
  const TfLiteEvalTensor* y = micro::GetEvalInput(context, node, 2);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const bool requires_broadcast = static_cast<const OpData*>(node->user_data)->requires_broadcast;
  const TfLiteEvalTensor* inputs[] = {condition, x, y};
  for (const TfLiteEvalTensor* tensor : inputs) {
    ABORT_IF(Rank(tensor) > kMaxShapeRank, kFile, "a rank is above 6");
  }
  switch (x->type) {
    case kTfLiteFloat32:
      return Select<uint32_t>(requires_broadcast, condition, x, y, output);
    case kTfLiteInt16:
      return Select<uint16_t>(requires_broadcast, condition, x, y, output);
    case kTfLiteInt8:
      return Select<uint8_t>(requires_broadcast, condition, x, y, output);
    default:
      MicroPrintf("Does not support type other than %s, but got %s", "int8|int16|float32",
                  TfLiteTypeGetName(x->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SELECT_V2() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
