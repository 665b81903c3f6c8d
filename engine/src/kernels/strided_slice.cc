// STRIDED_SLICE: every so-many-th element of a box of up to four dimensions.
#include <cmath>
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/strided_slice_common.cc";
constexpr size_t kOpDataBytes = 84;
constexpr int kMaxRank = 4;

// One dimension's walk: begin, begin + stride, … before end.
struct Walk {
  int32_t begin;
  int32_t end;
  int32_t stride;

  int32_t Length() const {
    const int64_t span = stride > 0 ? int64_t{end} - begin : int64_t{begin} - end;
    const int64_t step = stride > 0 ? stride : -int64_t{stride};
    return span <= 0 ? 0 : static_cast<int32_t>((span + step - 1) / step);
  }
};

struct OpData {
  int32_t rank;
  Walk walks[kMaxRank];
};

bool HasBit(int mask, int i) { return (mask & (1 << i)) != 0; }

// Into [0, size], or [−1, size − 1] for a walk backwards; negative indices count from the end.
int32_t ClampIndex(int32_t index, int32_t size, int32_t stride) {
  if (index < 0) index = WrapAdd(index, size);
  const int32_t low = stride > 0 ? 0 : -1;
  const int32_t high = stride > 0 ? size : size - 1;
  if (index > high) index = high;
  return index < low ? low : index;
}

int32_t BeginOf(const TfLiteStridedSliceParams& params, int i, int32_t begin, int32_t size,
                int32_t stride) {
  if (HasBit(params.begin_mask, i)) return stride > 0 ? 0 : size - 1;
  return ClampIndex(begin, size, stride);
}

int32_t EndOf(const TfLiteStridedSliceParams& params, int i, int32_t begin, int32_t end,
              int32_t size, int32_t stride) {
  if (HasBit(params.shrink_axis_mask, i)) return begin + 1;
  if (HasBit(params.end_mask, i)) return stride > 0 ? size : -1;
  return ClampIndex(end, size, stride);
}

// The length as upstream expects it in the output's shape, the quotient in float.
int32_t ExpectedLength(int32_t begin, int32_t end, int32_t stride) {
  const float quotient = static_cast<float>(WrapSub(end, begin)) / static_cast<float>(stride);
  const float length = std::ceil(quotient);
  if (!(length > 0.0f)) return 0;
  return length >= 2147483648.0f ? INT32_MAX : static_cast<int32_t>(length);
}

// Decides the walks and compares the output's shape, which is the model's, with them.
TfLiteStatus FillWalks(TfLiteContext* context, const TfLiteStridedSliceParams& params,
                       const TfLiteTensor* input, const TfLiteTensor* begin,
                       const TfLiteTensor* end, const TfLiteTensor* strides,
                       const TfLiteIntArray* output_shape, OpData* data) {
  const int rank = NumDimensions(input);
  data->rank = rank;
  const int32_t* begins = ConstantElements<int32_t>(begin, rank);
  const int32_t* ends = ConstantElements<int32_t>(end, rank);
  const int32_t* steps = ConstantElements<int32_t>(strides, rank);
  ABORT_IF(rank > 0 && (begins == nullptr || ends == nullptr || steps == nullptr), kFile,
           "begin, end or strides is shorter than the input's rank");
  int shape_size = 0;
  for (int i = 0; i < rank; ++i) {
    const int32_t size = SizeOfDimension(input, i);
    ABORT_IF(size < 0, kFile, "the input has a negative dimension");
    const int32_t stride = steps[i];
    ENSURE_MSG_AT(context, kFile, stride != 0, "stride value has to be non-zero");
    const int32_t first = BeginOf(params, i, begins[i], size, stride);
    const int32_t last = EndOf(params, i, first, ends[i], size, stride);
    // Eval clamps once more: a shrunk axis may have begun at the end.
    data->walks[i] = {first, last > size ? size : last, stride};
    if (HasBit(params.shrink_axis_mask, i)) continue;
    if (shape_size < output_shape->size) {
      ENSURE_EQ_AT(context, kFile, 119, output_shape->data[shape_size],
                   ExpectedLength(first, last, stride), "output_shape->data[shape_size]",
                   "dim_shape");
    }
    ++shape_size;
  }
  ENSURE_EQ_AT(context, kFile, 123, output_shape->size, shape_size, "output_shape->size",
               "shape_size");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  ENSURE_EQ_AT(context, kFile, 139, NumInputs(node), 4, "NumInputs(node)", "4");
  ENSURE_EQ_AT(context, kFile, 140, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(begin, 1, kFile);
  TEMP_INPUT_UNCHECKED(end, 2, kFile);
  TEMP_INPUT_UNCHECKED(strides, 3, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_MSG_AT(context, kFile, NumDimensions(input) <= kMaxRank,
                "input dim should not exceed 4");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(begin),
                "Non-constant >begin< tensor is not supported");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(end),
                "Non-constant >end< tensor is not supported");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(strides),
                "Non-constant >strides< tensor is not supported");
  RETURN_IF_ERROR(FillWalks(context, *static_cast<TfLiteStridedSliceParams*>(node->builtin_data),
                            input, begin, end, strides, output->dims,
                            static_cast<OpData*>(node->user_data)));
  ReleaseTemps(context, input, begin, end, strides, output);
  return kTfLiteOk;
}

// The walks extended in front to four dimensions, with the input's strides.
struct Loops {
  Walk walks[kMaxRank];
  int32_t lengths[kMaxRank];
  int32_t steps[kMaxRank];  // elements from one index to the next
  int64_t total;
};

TfLiteStatus PlanLoops(const OpData& data, const TfLiteIntArray* input, Loops* loops) {
  ABORT_IF(input->size != data.rank, kFile, "the input's shape has changed");
  int32_t step = 1;
  loops->total = 1;
  for (int d = kMaxRank - 1; d >= 0; --d) {
    const int i = d - (kMaxRank - data.rank);
    loops->walks[d] = i < 0 ? Walk{0, 1, 1} : data.walks[i];
    loops->steps[d] = step;
    loops->lengths[d] = loops->walks[d].Length();
    loops->total *= loops->lengths[d];
    ABORT_IF(loops->total > INT32_MAX, kFile, "the slice is larger than the output");
    if (i < 0) continue;
    const Walk& walk = loops->walks[d];
    const int64_t last = walk.begin + int64_t{walk.stride} * (loops->lengths[d] - 1);
    ABORT_IF(loops->lengths[d] > 0 && (walk.begin < 0 || walk.begin >= input->data[i] ||
                                       last < 0 || last >= input->data[i]),
             kFile, "the slice leaves the input");
    step = WrapMul(step, input->data[i]);
  }
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus CopySlice(const OpData& data, const TfLiteEvalTensor* input,
                       TfLiteEvalTensor* output) {
  Loops loops;
  RETURN_IF_ERROR(PlanLoops(data, input->dims, &loops));
  if (loops.total == 0) return kTfLiteOk;
  ABORT_IF(!HoldsItsShape(input, sizeof(T)) || !HoldsElements(output, loops.total, sizeof(T)),
           kFile, "the slice is larger than the output");
  const auto* from = static_cast<const T*>(input->data.data);
  auto* to = static_cast<T*>(output->data.data);
  const auto at = [&loops](int d, int32_t k) {
    return (loops.walks[d].begin + k * loops.walks[d].stride) * loops.steps[d];
  };
  for (int32_t i = 0; i < loops.lengths[0]; ++i) {
    for (int32_t j = 0; j < loops.lengths[1]; ++j) {
      for (int32_t k = 0; k < loops.lengths[2]; ++k) {
        const T* row = from + at(0, i) + at(1, j) + at(2, k);
        for (int32_t l = 0; l < loops.lengths[3]; ++l) *to++ = row[at(3, l)];
      }
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (output->type) {
    case kTfLiteFloat32:
    case kTfLiteInt32:
      return CopySlice<uint32_t>(data, input, output);
    case kTfLiteInt16:
      return CopySlice<uint16_t>(data, input, output);
    case kTfLiteInt8:
    case kTfLiteBool:
      return CopySlice<uint8_t>(data, input, output);
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_STRIDED_SLICE() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
