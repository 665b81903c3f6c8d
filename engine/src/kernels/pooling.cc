// AVERAGE_POOL_2D and MAX_POOL_2D, reference loops.
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/wrap.h"
#include "kernels/pooling_common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/pooling.cc";

// Channels handled side by side: they are neighbours in memory, the pixels of a window are not.
constexpr int32_t kBlock = 128;

// Folds the pixels of a window into `folded`, channel by channel, in the order of the image.
template <typename Sum, typename T, typename Fold>
void FoldWindow(const PoolShape& s, const T* image, PoolSpan rows, PoolSpan columns, int32_t block,
                int32_t channels, Sum start, Sum* folded, Fold fold) {
  for (int32_t c = 0; c < channels; ++c) folded[c] = start;
  for (int32_t y = rows.first; y < rows.end; ++y) {
    for (int32_t x = columns.first; x < columns.end; ++x) {
      const T* pixel = image + (int64_t{y} * s.in_width + x) * s.depth + block;
      for (int32_t c = 0; c < channels; ++c) folded[c] = fold(folded[c], pixel[c]);
    }
  }
}

template <typename Sum, typename T, typename Fold, typename Finish>
void Pool(const PoolShape& s, const T* input, T* output, bool stop_at_empty, Sum start, Fold fold,
          Finish finish) {
  ForEachWindow(s, input, output, [&](T* out, const T* image, PoolSpan rows, PoolSpan columns) {
    const int64_t count = int64_t{rows.count()} * columns.count();
    if (count == 0 && stop_at_empty) return false;
    Sum folded[kBlock];
    for (int32_t block = 0; block < s.depth; block += kBlock) {
      const int32_t channels = s.depth - block < kBlock ? s.depth - block : kBlock;
      FoldWindow(s, image, rows, columns, block, channels, start, folded, fold);
      for (int32_t c = 0; c < channels; ++c) out[block + c] = finish(folded[c], count);
    }
    return true;
  });
}

// An average without pixels is not defined: upstream leaves the rest of the output as it is.
void AverageFloat(const PoolShape& shape, const PoolingOpData& data, const float* input,
                  float* output) {
  Pool<float>(
      shape, input, output, true, 0.0f, [](float sum, float x) { return sum + x; },
      [&data](float sum, int64_t count) {
        return Clamp(sum / static_cast<float>(count), data.activation_min_float,
                     data.activation_max_float);
      });
}

template <typename T>
void AverageInteger(const PoolShape& shape, const PoolingOpData& data, const T* input, T* output) {
  Pool<int32_t>(
      shape, input, output, true, int32_t{0},
      [](int32_t sum, T x) { return WrapAdd(sum, x); },
      [&data](int32_t sum, int64_t count) {
        const int64_t half = count / 2;
        const int64_t mean = (sum > 0 ? sum + half : sum - half) / count;
        return static_cast<T>(
            Clamp(static_cast<int32_t>(mean), data.activation_min, data.activation_max));
      });
}

// The bounds are those of the output's type and lose bits where the input's is narrower.
template <typename T, typename Bound>
void Max(const PoolShape& shape, Bound min, Bound max, const T* input, T* output) {
  Pool<T>(
      shape, input, output, false, std::numeric_limits<T>::lowest(),
      [](T best, T x) { return x > best ? x : best; },
      [least = static_cast<T>(min), most = static_cast<T>(max)](T best, int64_t) {
        return Clamp(best, least, most);
      });
}

struct PoolingCall {
  const PoolingOpData* data;
  const TfLiteEvalTensor* input;
  TfLiteEvalTensor* output;
  PoolShape shape;
};

TfLiteStatus GetCall(TfLiteContext* context, TfLiteNode* node, PoolingCall* call) {
  const auto& params = *static_cast<const TfLitePoolParams*>(node->builtin_data);
  call->data = static_cast<const PoolingOpData*>(node->user_data);
  call->input = micro::GetEvalInput(context, node, 0);
  call->output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(ElementBytes(call->output->type) < ElementBytes(call->input->type), kFile,
           "the output's type is smaller than the input's");
  return GetPoolShape(params, call->data->padding, call->input, call->output, kFile, &call->shape);
}

TfLiteStatus AverageEval(TfLiteContext* context, TfLiteNode* node) {
  PoolingCall call;
  RETURN_IF_ERROR(GetCall(context, node, &call));
  switch (call.input->type) {
    case kTfLiteFloat32:
      AverageFloat(call.shape, *call.data, Data<float>(call.input),
                   MutableData<float>(call.output));
      return kTfLiteOk;
    case kTfLiteInt8:
      AverageInteger(call.shape, *call.data, Data<int8_t>(call.input),
                     MutableData<int8_t>(call.output));
      return kTfLiteOk;
    case kTfLiteInt16:
      AverageInteger(call.shape, *call.data, Data<int16_t>(call.input),
                     MutableData<int16_t>(call.output));
      return kTfLiteOk;
    default:
      MicroPrintf("Input type %s is not currently supported", TfLiteTypeGetName(call.input->type));
      return kTfLiteError;
  }
}

TfLiteStatus MaxEval(TfLiteContext* context, TfLiteNode* node) {
  PoolingCall call;
  RETURN_IF_ERROR(GetCall(context, node, &call));
  const PoolingOpData& data = *call.data;
  switch (call.input->type) {
    case kTfLiteFloat32:
      Max(call.shape, data.activation_min_float, data.activation_max_float,
          Data<float>(call.input), MutableData<float>(call.output));
      return kTfLiteOk;
    case kTfLiteInt8:
      Max(call.shape, data.activation_min, data.activation_max, Data<int8_t>(call.input),
          MutableData<int8_t>(call.output));
      return kTfLiteOk;
    case kTfLiteInt16:
      Max(call.shape, data.activation_min, data.activation_max, Data<int16_t>(call.input),
          MutableData<int16_t>(call.output));
      return kTfLiteOk;
    default:
      MicroPrintf("Type %s not currently supported.", TfLiteTypeGetName(call.input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_AVERAGE_POOL_2D() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<PoolingOpData, kPoolingOpDataBytes>, PoolingPrepare,
                           AverageEval);
}

TFLMRegistration Register_MAX_POOL_2D() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<PoolingOpData, kPoolingOpDataBytes>, PoolingPrepare, MaxEval);
}

}  // namespace tflite
