// SVDF: a fully connected layer split into a filter over features and a filter over time. Its state,
// a variable tensor, holds the last `memory` feature activations of every filter.
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/svdf_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/svdf_common.cc";
using OpData = SvdfOpData;
using Sizes = SvdfSizes;
using Operands = SvdfOperands;

// The tensors that Prepare holds, by upstream's names.
struct Temps {
  TfLiteTensor* input;
  TfLiteTensor* weights_feature;
  TfLiteTensor* weights_time;
  TfLiteTensor* bias;
  TfLiteTensor* activation_state;
  TfLiteTensor* output;
};

// A dimension that may be missing; where it is, a check refuses the tensor before the value counts.
int32_t DimOrZero(const TfLiteTensor* tensor, int i) {
  return i < NumDimensions(tensor) ? tensor->dims->data[i] : 0;
}

TfLiteStatus CheckShapes(TfLiteContext* context, TfLiteNode* node, const Temps& temps, int rank) {
  const TfLiteIntArray* bias_dims = temps.bias == nullptr ? nullptr : temps.bias->dims;
  const int input_size = DimOrZero(temps.input, 1);
  const int batch_size = DimOrZero(temps.input, 0);
  const int num_filters = temps.weights_feature->dims->data[0];
  const int num_units = num_filters / rank;
  const int memory_size = DimOrZero(temps.weights_time, 1);
  const TfLiteTensor* output = temps.output;
  const TfLiteTensor* weights_feature = temps.weights_feature;
  const TfLiteTensor* weights_time = temps.weights_time;
  const TfLiteTensor* activation_state = temps.activation_state;

  ENSURE_EQ_AT(context, kFile, 412, NumDimensions(output), 2, "NumDimensions(output)", "2");
  ENSURE_EQ_AT(context, kFile, 413, output->dims->data[0], batch_size, "output->dims->data[0]",
               "batch_size");
  ENSURE_EQ_AT(context, kFile, 414, output->dims->data[1], num_units, "output->dims->data[1]",
               "num_units");
  ENSURE_EQ_AT(context, kFile, 417, NumDimensions(weights_feature), 2,
               "NumDimensions(weights_feature)", "2");
  ENSURE_EQ_AT(context, kFile, 418, weights_feature->dims->data[1], input_size,
               "weights_feature->dims->data[1]", "input_size");
  ENSURE_EQ_AT(context, kFile, 421, NumDimensions(weights_time), 2, "NumDimensions(weights_time)",
               "2");
  ENSURE_EQ_AT(context, kFile, 422, weights_time->dims->data[0], num_filters,
               "weights_time->dims->data[0]", "num_filters");
  ENSURE_EQ_AT(context, kFile, 423, weights_time->dims->data[1], memory_size,
               "weights_time->dims->data[1]", "memory_size");
  if (bias_dims != nullptr) {
    ABORT_IF(bias_dims->size < 1, kFile, "the bias is a scalar");
    ENSURE_EQ_AT(context, kFile, 427, bias_dims->data[0], num_units, "bias->dims->data[0]",
                 "num_units");
  }
  ENSURE_EQ_AT(context, kFile, 431, NumDimensions(activation_state), 2,
               "NumDimensions(activation_state)", "2");
  ENSURE_EQ_AT(context, kFile, 432, activation_state->dims->data[0], batch_size,
               "activation_state->dims->data[0]", "batch_size");
  ENSURE_EQ_AT(context, kFile, 434, activation_state->dims->data[1],
               WrapMul(memory_size, num_filters), "activation_state->dims->data[1]",
               "memory_size * num_filters");
  ENSURE_EQ_AT(context, kFile, 436, activation_state->is_variable, true,
               "activation_state->is_variable", "true");
  ENSURE_EQ_AT(context, kFile, 438, NumInputs(node), 5, "node->inputs->size", "5");
  return kTfLiteOk;
}

// Bytes for batch · count int32 or float values.
TfLiteStatus RequestScratch(TfLiteContext* context, int batch, int count, int* index) {
  const int64_t bytes = static_cast<int64_t>(batch) * count * 4;
  ABORT_IF(batch < 0 || count < 0 || bytes > INT32_MAX, kFile, "a size makes no sense");
  return context->RequestScratchBufferInArena(context, static_cast<size_t>(bytes), index);
}

TfLiteStatus PrepareInt8(TfLiteContext* context, const Temps& temps, OpData* data, int batch,
                         int num_filters, int num_units) {
  const TfLiteTensor* weights_feature = temps.weights_feature;
  const TfLiteTensor* weights_time = temps.weights_time;
  const TfLiteTensor* activation_state = temps.activation_state;
  const TfLiteTensor* bias = temps.bias;
  const TfLiteTensor* output = temps.output;
  ENSURE_EQ_AT(context, kFile, 444, weights_feature->type, kTfLiteInt8, "weights_feature->type",
               "kTfLiteInt8");
  ENSURE_AT(context, kFile, 446,
            weights_time->type == kTfLiteInt16 || weights_time->type == kTfLiteInt8,
            "(weights_time->type == kTfLiteInt16) || (weights_time->type == kTfLiteInt8)");
  ENSURE_AT(
      context, kFile, 448,
      activation_state->type == kTfLiteInt16 || activation_state->type == kTfLiteInt8,
      "(activation_state->type == kTfLiteInt16) || (activation_state->type == kTfLiteInt8)");
  if (bias != nullptr) {
    ENSURE_EQ_AT(context, kFile, 450, bias->type, kTfLiteInt32, "bias->type", "kTfLiteInt32");
  }
  // Without a bias upstream reads its scale through a null pointer, where wasm has zeros.
  const float bias_scale = bias == nullptr ? 0.0f : bias->params.scale;
  ENSURE_TYPES_EQ_AT(context, kFile, 453, output->type, kTfLiteInt8, "output->type",
                     "kTfLiteInt8");

  // Float products and quotients: the bits of the multipliers depend on it.
  const float state_scale = activation_state->params.scale;
  const float to_state =
      temps.input->params.scale * weights_feature->params.scale / state_scale;
  const float to_output = state_scale * weights_time->params.scale / output->params.scale;
  data->to_state = QuantizeMultiplier(to_state);
  data->to_output = QuantizeMultiplier(to_output);
  const double difference =
      std::fabs(static_cast<double>(bias_scale) -
                static_cast<double>(state_scale * weights_time->params.scale));
  ENSURE_AT(context, kFile, 468, difference < 1e-5,
            "std::abs(static_cast<double>(bias->params.scale) - "
            "static_cast<double>(activation_state->params.scale * "
            "weights_time->params.scale)) < 1e-5");
  data->input_zero_point = temps.input->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  data->state_zero_point = activation_state->params.zero_point;
  RETURN_IF_ERROR(RequestScratch(context, batch, num_filters, &data->scratch_index));
  return RequestScratch(context, batch, num_units, &data->output_scratch_index);
}

TfLiteStatus PrepareFloat(TfLiteContext* context, const Temps& temps, OpData* data, int batch,
                          int num_filters) {
  ENSURE_EQ_AT(context, kFile, 492, temps.weights_feature->type, kTfLiteFloat32,
               "weights_feature->type", "kTfLiteFloat32");
  ENSURE_EQ_AT(context, kFile, 493, temps.weights_time->type, kTfLiteFloat32,
               "weights_time->type", "kTfLiteFloat32");
  ENSURE_EQ_AT(context, kFile, 494, temps.activation_state->type, kTfLiteFloat32,
               "activation_state->type", "kTfLiteFloat32");
  if (temps.bias != nullptr) {
    ENSURE_EQ_AT(context, kFile, 496, temps.bias->type, kTfLiteFloat32, "bias->type",
                 "kTfLiteFloat32");
  }
  ENSURE_TYPES_EQ_AT(context, kFile, 498, temps.output->type, kTfLiteFloat32, "output->type",
                     "kTfLiteFloat32");
  return RequestScratch(context, batch, num_filters, &data->scratch_index);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteSVDFParams*>(node->builtin_data);

  TEMP_INPUT_AT(input, kSvdfInput, kFile, 379);
  TEMP_INPUT_AT(weights_feature, kSvdfFeature, kFile, 382);
  TEMP_INPUT_AT(weights_time, kSvdfTime, kFile, 385);
  TfLiteTensor* bias = GetMicroContext(context)->AllocateTempInputTensor(node, kSvdfBias);
  TEMP_INPUT_AT(activation_state, kSvdfState, kFile, 390);

  const int rank = params->rank;
  ABORT_IF(NumDimensions(weights_feature) < 1, kFile, "weights_feature is a scalar");
  const int batch_size = DimOrZero(input, 0);
  const int num_filters = weights_feature->dims->data[0];
  ABORT_IF(rank == 0 || (rank == -1 && num_filters == INT32_MIN), kFile, "the rank is 0");
  ENSURE_EQ_AT(context, kFile, 397, num_filters % rank, 0, "num_filters % rank", "0");
  const int num_units = num_filters / rank;
  ENSURE_AT(context, kFile, 403, input->type == kTfLiteFloat32 || input->type == kTfLiteInt8,
            "input->type == kTfLiteFloat32 || input->type == kTfLiteInt8");
  ENSURE_EQ_AT(context, kFile, 404, NumDimensions(input), 2, "NumDimensions(input)", "2");
  ENSURE_EQ_AT(context, kFile, 408, NumOutputs(node), 1, "node->outputs->size", "1");
  TEMP_OUTPUT_AT(output, 0, kFile, 411);

  const Temps temps = {input, weights_feature, weights_time, bias, activation_state, output};
  RETURN_IF_ERROR(CheckShapes(context, node, temps, rank));
  if (input->type == kTfLiteInt8) {
    RETURN_IF_ERROR(PrepareInt8(context, temps, data, batch_size, num_filters, num_units));
  } else {
    RETURN_IF_ERROR(PrepareFloat(context, temps, data, batch_size, num_filters));
  }
  ABORT_IF(bias == nullptr, kFile, "the bias is missing");
  ReleaseTemps(context, input, weights_feature, weights_time, activation_state, output, bias);
  return kTfLiteOk;
}

// The oldest activation of the first filter drops out at the front and all others move up by one,
// across rows. What comes to lie in the last column is overwritten next.
template <typename T>
void ShiftState(T* state, int32_t count) {
  if (count > 1) std::memmove(state, state + 1, static_cast<size_t>(count - 1) * sizeof(T));
}

template <typename State>
void EvalInt8(const OpData& data, const Sizes& n, const int8_t* input, const int8_t* feature,
              const State* time, const int32_t* bias, State* state, int32_t* scratch,
              int32_t* accumulators, int8_t* output) {
  constexpr int32_t kMin = std::numeric_limits<State>::min();
  constexpr int32_t kMax = std::numeric_limits<State>::max();
  ShiftState(state, n.batch * n.memory * n.filters);
  for (int32_t b = 0; b < n.batch; ++b) {
    for (int32_t f = 0; f < n.filters; ++f) {
      int32_t dot = 0;
      for (int32_t i = 0; i < n.input; ++i) {
        dot = WrapAdd(dot, WrapMul(feature[f * n.input + i],
                                   WrapSub(input[b * n.input + i], data.input_zero_point)));
      }
      const int32_t scaled = Clamp(MultiplyByQuantizedMultiplier(dot, data.to_state), kMin, kMax);
      State* row = state + (b * n.filters + f) * n.memory;
      row[n.memory - 1] = static_cast<State>(WrapAdd(scaled, data.state_zero_point));

      int32_t over_time = 0;
      for (int32_t j = 0; j < n.memory; ++j) {
        over_time = WrapAdd(over_time, WrapMul(time[f * n.memory + j],
                                               WrapSub(row[j], data.state_zero_point)));
      }
      scratch[b * n.filters + f] = over_time;
    }
    for (int32_t u = 0; u < n.units; ++u) {
      int32_t sum = bias[u];
      for (int32_t r = 0; r < n.rank; ++r) {
        sum = WrapAdd(sum, scratch[b * n.filters + u * n.rank + r]);
      }
      accumulators[b * n.units + u] = sum;
    }
  }
  for (int32_t i = 0; i < n.batch * n.units; ++i) {
    const int32_t scaled = MultiplyByQuantizedMultiplier(accumulators[i], data.to_output);
    output[i] = static_cast<int8_t>(Clamp<int32_t>(WrapAdd(scaled, data.output_zero_point),
                                                   INT8_MIN, INT8_MAX));
  }
}

void EvalFloat(TfLiteFusedActivation activation, const Sizes& n, const float* input,
               const float* feature, const float* time, const float* bias, float* state,
               float* scratch, float* output) {
  ShiftState(state, n.batch * n.memory * n.filters);
  for (int32_t b = 0; b < n.batch; ++b) {
    for (int32_t f = 0; f < n.filters; ++f) {
      float dot = 0.0f;
      for (int32_t i = 0; i < n.input; ++i) dot += feature[f * n.input + i] * input[b * n.input + i];
      float* row = state + (b * n.filters + f) * n.memory;
      row[n.memory - 1] = dot;

      float over_time = 0.0f;
      for (int32_t j = 0; j < n.memory; ++j) over_time += time[f * n.memory + j] * row[j];
      scratch[b * n.filters + f] = over_time;
    }
    for (int32_t u = 0; u < n.units; ++u) {
      float sum = bias[u];
      for (int32_t r = 0; r < n.rank; ++r) sum += scratch[b * n.filters + u * n.rank + r];
      output[b * n.units + u] = ActivateSvdf(activation, sum);
    }
  }
}

template <typename State>
TfLiteStatus RunInt8(TfLiteContext* context, const OpData& data, const Operands& t,
                     const Sizes& n) {
  ABORT_IF((!SvdfFits<int8_t, State, int32_t>(t)), kFile, "a tensor is smaller than the sizes need");
  EvalInt8(data, n, Data<int8_t>(t.input), Data<int8_t>(t.feature), Data<State>(t.time),
           Data<int32_t>(t.bias), MutableData<State>(t.state),
           static_cast<int32_t*>(context->GetScratchBuffer(context, data.scratch_index)),
           static_cast<int32_t*>(context->GetScratchBuffer(context, data.output_scratch_index)),
           MutableData<int8_t>(t.output));
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const auto& params = *static_cast<const TfLiteSVDFParams*>(node->builtin_data);
  const Operands t = GetSvdfOperands(context, node);
  const Sizes& n = t.n;
  if (t.feature->type == kTfLiteFloat32) {
    ABORT_IF((!SvdfFits<float, float, float>(t)), kFile, "a tensor is smaller than the sizes need");
    EvalFloat(params.activation, n, Data<float>(t.input), Data<float>(t.feature),
              Data<float>(t.time), Data<float>(t.bias), MutableData<float>(t.state),
              static_cast<float*>(context->GetScratchBuffer(context, data.scratch_index)),
              MutableData<float>(t.output));
    return kTfLiteOk;
  }
  if (t.feature->type != kTfLiteInt8) {
    MicroPrintf("Type %s not currently supported.", TfLiteTypeGetName(t.feature->type));
    return kTfLiteError;
  }
  // The state has to be of the type of the weights over time.
  if (t.time->type == kTfLiteInt16) return RunInt8<int16_t>(context, data, t, n);
  if (t.time->type == kTfLiteInt8) return RunInt8<int8_t>(context, data, t, n);
  MicroPrintf("Type %s not currently supported.", TfLiteTypeGetName(t.time->type));
  return kTfLiteError;
}

}  // namespace

float ActivateSvdf(TfLiteFusedActivation activation, float x) {
  switch (activation) {
    case kTfLiteActRelu:
      return std::fmax(0.0f, x);
    case kTfLiteActReluN1To1:
      return std::fmax(-1.0f, std::fmin(x, 1.0f));
    case kTfLiteActRelu6:
      return std::fmax(0.0f, std::fmin(x, 6.0f));
    case kTfLiteActTanh:
      return std::tanh(x);
    case kTfLiteActSignBit:
      return std::signbit(x) ? 1.0f : 0.0f;
    case kTfLiteActSigmoid:
      return 1.0f / (1.0f + std::exp(-x));
    default:
      return x;
  }
}

}  // namespace kernels

TFLMRegistration Register_SVDF() {
  return micro::RegisterOp(kernels::InitOpData<kernels::SvdfOpData, kernels::kSvdfOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
