// SOFTMAX, reference loops.
#include "kernels/softmax_common.h"

#include <cmath>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/lut.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/softmax.cc";

template <typename T>
T RowMax(const T* x, int32_t depth) {
  T max = std::numeric_limits<T>::lowest();
  for (int32_t c = 0; c < depth; ++c) max = x[c] > max ? x[c] : max;
  return max;
}

void FloatRow(float beta, int32_t depth, const float* x, float* y) {
  const float max = RowMax(x, depth);
  float sum = 0.0f;
  for (int32_t c = 0; c < depth; ++c) {
    y[c] = std::exp((x[c] - max) * beta);
    sum += y[c];
  }
  for (int32_t c = 0; c < depth; ++c) y[c] = y[c] / sum;
}

template <typename Out>
TfLiteStatus Int8Row(const SoftmaxOpData& data, int32_t depth, const int8_t* x, Out* y) {
  const auto exp_of = [&data](int32_t difference) {
    return ExpOnNegativeValues<kSoftmaxScaledDiffIntegerBits>(
        MultiplyByQuantizedMultiplierGreaterThanOne(difference, data.input.value,
                                                    data.input.shift));
  };
  constexpr int32_t kMin = std::numeric_limits<Out>::min();
  constexpr int32_t kMax = std::numeric_limits<Out>::max();

  const int32_t max = RowMax(x, depth);
  int32_t sum = 0;
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t difference = x[c] - max;
    if (difference >= data.diff_min) {
      sum = WrapAdd(sum, RoundingDivideByPowerOfTwo(exp_of(difference),
                                                    kSoftmaxAccumulationIntegerBits));
    }
  }
  const Reciprocal reciprocal = GetReciprocal(sum, kSoftmaxAccumulationIntegerBits);
  const int exponent = reciprocal.bits + 31 - 8 * static_cast<int>(sizeof(Out));
  ABORT_IF(exponent < 0 || exponent > 31, kFile, "the sum of a row is out of range");
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t difference = x[c] - max;
    int32_t value = kMin;
    if (difference >= data.diff_min) {
      const int32_t share =
          SaturatingRoundingDoublingHighMul(reciprocal.raw, exp_of(difference));
      value = Clamp(WrapAdd(RoundingDivideByPowerOfTwo(share, exponent), kMin), kMin, kMax);
    }
    y[c] = static_cast<Out>(value);
  }
  return kTfLiteOk;
}

TfLiteStatus Int16Row(const SoftmaxOpData& data, int32_t depth, const int16_t* x, int16_t* y) {
  const auto clamp16 = [](int64_t v) {
    return static_cast<int16_t>(Clamp<int64_t>(v, INT16_MIN, INT16_MAX));
  };
  const int32_t max = RowMax(x, depth);
  int32_t sum = 0;
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t scaled = MultiplyByQuantizedMultiplier(x[c] - max, data.input);
    // The table's input is the difference on −10 … 0, its zero point the end of int16.
    y[c] = LookUp(clamp16(WrapAdd(scaled, INT16_MAX)), data.exp_lut);
    sum = WrapAdd(sum, y[c]);
  }
  ABORT_IF(sum <= 0 && depth > 0, kFile, "the sum of a row is out of range");

  // sum = 2^right · (1 + f); the table has 1/(1 + f) for f from 0 to 1 over the whole of int16.
  const int zeros = CountLeadingZeros(static_cast<uint32_t>(sum));
  const int32_t shifted =
      static_cast<int32_t>(((static_cast<int64_t>(sum) << (zeros - 1)) + (1 << 13)) >> 14);
  const int32_t reciprocal = LookUp(clamp16(int64_t{shifted} - 98304), data.reciprocal_lut);
  const int right = 31 - zeros;
  const int64_t rounding = right > 0 ? int64_t{1} << (right - 1) : 0;
  for (int32_t c = 0; c < depth; ++c) {
    const int64_t value = (static_cast<int64_t>(y[c]) * reciprocal + rounding) >> right;
    y[c] = static_cast<int16_t>(Clamp<int64_t>(value, 0, INT16_MAX));
  }
  return kTfLiteOk;
}

// Applies row(x, y) along the last dimension.
template <typename In, typename Out, typename Row>
TfLiteStatus ForEachRow(const TfLiteEvalTensor* input, TfLiteEvalTensor* output, Row row) {
  ABORT_IF(!HoldsShape<In>(input) || !HoldsShape<Out>(output), kFile,
           "a tensor's memory does not fit its shape");
  ABORT_IF(Rank(input) < 1 || !SameShapes(input, output), kFile,
           "shapes of input and output differ");
  const int32_t depth = LastDim(input);
  // Also of shape [0] there is one row, and upstream looks at its sum.
  const int32_t rows = Rank(input) == 1 ? 1 : OuterCount(input);
  const In* x = Data<In>(input);
  Out* y = MutableData<Out>(output);
  for (int32_t i = 0; i < rows; ++i, x += depth, y += depth) RETURN_IF_ERROR(row(x, y, depth));
  return kTfLiteOk;
}

TfLiteStatus SoftmaxEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const SoftmaxOpData*>(node->user_data);
  const float beta = static_cast<const TfLiteSoftmaxParams*>(node->builtin_data)->beta;

  switch (input->type) {
    case kTfLiteFloat32:
      return ForEachRow<float, float>(input, output, [&](const float* x, float* y, int32_t depth) {
        FloatRow(beta, depth, x, y);
        return kTfLiteOk;
      });
    case kTfLiteInt8:
      if (output->type == kTfLiteInt16) {
        return ForEachRow<int8_t, int16_t>(
            input, output, [&](const int8_t* x, int16_t* y, int32_t depth) {
              return Int8Row(data, depth, x, y);
            });
      }
      return ForEachRow<int8_t, int8_t>(input, output,
                                        [&](const int8_t* x, int8_t* y, int32_t depth) {
                                          return Int8Row(data, depth, x, y);
                                        });
    case kTfLiteInt16:
      return ForEachRow<int16_t, int16_t>(
          input, output, [&](const int16_t* x, int16_t* y, int32_t depth) {
            return Int16Row(data, depth, x, y);
          });
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SOFTMAX() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<SoftmaxOpData, kSoftmaxOpDataBytes>, SoftmaxPrepare,
                           SoftmaxEval);
}

}  // namespace tflite
