// PAD and PADV2: a frame of one value around a tensor of up to five dimensions.
#include <cstdint>
#include <cstring>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "kernels/moves_common.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/pad_common.cc";
using OpData = PadOpData;
constexpr int kMaxRank = kMostPadRank;

// Takes the paddings over; from here on the tensor that holds them is not read any more.
TfLiteStatus TakePaddings(TfLiteContext* context, const TfLiteTensor* input,
                          const TfLiteTensor* paddings, const TfLiteTensor* output, OpData* data) {
  const int rank = output->dims->size;
  ABORT_IF(rank > kMaxRank, kFile, "the output has more than 5 dimensions");
  const auto* pairs = static_cast<const int32_t*>(paddings->data.data);
  const size_t numbers = pairs == nullptr ? 0 : paddings->bytes / sizeof(int32_t);
  // Whatever their type, the paddings are read as int32. A difference that shows before something is
  // missing is upstream's to report.
  for (int i = 0; i < rank; ++i) {
    ABORT_IF(i >= NumDimensions(input), kFile, "the output's rank is larger than the input's");
    ABORT_IF(numbers < 2 * static_cast<size_t>(i) + 2, kFile,
             "the paddings are smaller than their shape says");
    const int slot = kMaxRank - rank + i;
    data->before[slot] = pairs[2 * i];
    data->after[slot] = pairs[2 * i + 1];
    const int output_dim = output->dims->data[i];
    const int expected_dim =
        WrapAdd(WrapAdd(input->dims->data[i], pairs[2 * i]), pairs[2 * i + 1]);
    ENSURE_EQ_AT(context, kFile, 79, output_dim, expected_dim, "output_dim", "expected_dim");
  }
  ABORT_IF(rank != NumDimensions(input), kFile, "the output's rank is smaller than the input's");
  return kTfLiteOk;
}

TfLiteStatus CheckInt8(TfLiteContext* context, const TfLiteTensor* output,
                       const TfLiteTensor* constant_values) {
  if (constant_values == nullptr) {
    ENSURE_AT(context, kFile, 104, output->params.zero_point >= INT8_MIN,
              "output->params.zero_point >= std::numeric_limits<int8_t>::min()");
    ENSURE_AT(context, kFile, 106, output->params.zero_point <= INT8_MAX,
              "output->params.zero_point <= std::numeric_limits<int8_t>::max()");
  } else {
    ENSURE_EQ_AT(context, kFile, 111, output->params.zero_point,
                 constant_values->params.zero_point, "output->params.zero_point",
                 "constant_values->params.zero_point");
    ENSURE_EQ_AT(context, kFile, 113, static_cast<double>(output->params.scale),
                 static_cast<double>(constant_values->params.scale),
                 "static_cast<double>(output->params.scale)",
                 "static_cast<double>(constant_values->params.scale)");
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  ENSURE_AT(context, kFile, 36, NumInputs(node) == 2 || NumInputs(node) == 3,
            "NumInputs(node) == 2 || NumInputs(node) == 3");
  ENSURE_EQ_AT(context, kFile, 37, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 41);
  TEMP_INPUT_AT(paddings, 1, kFile, 44);
  TfLiteTensor* constant_values =
      NumInputs(node) == 3 ? GetMicroContext(context)->AllocateTempInputTensor(node, 2) : nullptr;
  TEMP_OUTPUT_AT(output, 0, kFile, 51);

  ENSURE_EQ_AT(context, kFile, 53, input->type, output->type, "input->type", "output->type");
  ENSURE_AT(context, kFile, 57, NumDimensions(input) <= kMaxRank,
            "NumDimensions(input) <= reference_ops::PadKernelMaxDimensionCount()");
  if (constant_values != nullptr) {
    ENSURE_EQ_AT(context, kFile, 60, input->type, constant_values->type, "input->type",
                 "constant_values->type");
    ENSURE_EQ_AT(context, kFile, 62, NumElements(constant_values), 1,
                 "NumElements(constant_values)", "1");
  }
  ENSURE_EQ_AT(context, kFile, 67, ElementCount(paddings->dims), output->dims->size * 2,
               "GetTensorShape(paddings).FlatSize()", "output->dims->size * 2");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(paddings),
                "Non-constant >paddings< tensor is not supported");
  RETURN_IF_ERROR(TakePaddings(context, input, paddings, output, data));
  if (output->type == kTfLiteInt8) {
    RETURN_IF_ERROR(CheckInt8(context, output, constant_values));
    data->output_zero_point = output->params.zero_point;
  }

  ReleaseTemps(context, input, paddings, constant_values, output);
  return kTfLiteOk;
}

void Fill(uint8_t* to, int64_t count, const void* value, size_t bytes) {
  for (int64_t i = 0; i < count; ++i) std::memcpy(to + i * bytes, value, bytes);
}

// Walks the output row by row. Where a coordinate lies in no padding, the next input element
// follows: also for negative paddings, which never ask for more elements than the input has.
void PadImage(const OpData& data, const TfLiteIntArray* output_dims, const uint8_t* in,
              const void* fill, size_t bytes, uint8_t* out) {
  constexpr int kLast = kMaxRank - 1;
  int64_t extent[kMaxRank];
  int64_t begin[kMaxRank];
  int64_t end[kMaxRank];
  int64_t rows = 1;
  for (int slot = 0; slot < kMaxRank; ++slot) {
    const int i = slot - (kMaxRank - output_dims->size);
    extent[slot] = i < 0 ? 1 : output_dims->data[i];
    begin[slot] = data.before[slot] < 0 ? 0 : data.before[slot];
    end[slot] = extent[slot] - (data.after[slot] < 0 ? 0 : data.after[slot]);
    if (slot < kLast) rows *= extent[slot];
  }
  const int64_t length = end[kLast] > begin[kLast] ? end[kLast] - begin[kLast] : 0;
  const size_t row_bytes = static_cast<size_t>(extent[kLast]) * bytes;
  int64_t index[kMaxRank] = {};
  for (int64_t r = 0; r < rows; ++r, out += row_bytes) {
    bool inside = length > 0;
    for (int slot = 0; slot < kLast; ++slot) {
      if (index[slot] < begin[slot] || index[slot] >= end[slot]) inside = false;
    }
    if (inside) {
      Fill(out, begin[kLast], fill, bytes);
      std::memcpy(out + begin[kLast] * bytes, in, static_cast<size_t>(length) * bytes);
      Fill(out + end[kLast] * bytes, extent[kLast] - end[kLast], fill, bytes);
      in += static_cast<size_t>(length) * bytes;
    } else {
      Fill(out, extent[kLast], fill, bytes);
    }
    for (int slot = kLast - 1; slot >= 0 && ++index[slot] == extent[slot]; --slot) index[slot] = 0;
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* value =
      NumInputs(node) == 3 ? micro::GetEvalInput(context, node, 2) : nullptr;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  const TfLiteType type = input->type;
  if (type != kTfLiteFloat32 && type != kTfLiteInt8 && type != kTfLiteInt16 &&
      type != kTfLiteInt32) {
    MicroPrintf("Type %s not currently supported by Pad.", TfLiteTypeGetName(type));
    return kTfLiteError;
  }
  const size_t bytes = ElementBytes(type);
  ABORT_IF(!HoldsAll(input) || !HoldsAll(output) ||
               (value != nullptr && !HoldsBytes(value, 1, bytes)),
           kFile, "a tensor's memory does not fit its shape");
  if (ElementCount(output) == 0) return kTfLiteOk;
  // The zero point is an int8's, in the lowest byte; the other types fill with 0.
  const void* fill = value != nullptr ? value->data.data : &data.output_zero_point;
  PadImage(data, output->dims, Data<uint8_t>(input), fill, bytes, MutableData<uint8_t>(output));
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_PAD() {
  return micro::RegisterOp(kernels::InitOpData<kernels::PadOpData, kernels::kPadOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

TFLMRegistration Register_PADV2() { return Register_PAD(); }

}  // namespace tflite
