// SignalFilterBank: sums energies into overlapping triangular channels.
#include <cstring>

#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/filter_bank.cc";

enum Input { kEnergy, kWeights, kUnweights, kFrequencyStarts, kWeightStarts, kWidths };

struct OpData {
  int32_t channels;
  uint64_t* sums;  // one channel more than comes out: the first only catches the lowest slope
};

void* FilterBankInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 36>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->channels = options.Int32At(0);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  const int64_t bytes = tflm_signal::CheckedBytes(int64_t{op->channels} + 1, sizeof(uint64_t));
  if (op->channels < 0 || bytes < 0) {
    return tflm_signal::FailInit(tflm_signal::InitFailure::kBadValue);
  }
  op->sums = static_cast<uint64_t*>(
      GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(bytes)));
  if (op->sums == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  return op;
}

// Each input is looked at and given back before the next one is taken.
TfLiteStatus CheckInput(TfLiteContext* context, TfLiteNode* node, int index) {
  const int line = 81 + 6 * index;
  TEMP_INPUT_AT(input, index, kFile, line);
  SIGNAL_REQUIRE_RANK(input, 1, line + 1);
  if (index == kEnergy) {
    SIGNAL_REQUIRE_TYPE(input, kTfLiteUInt32, line + 2);
  } else {
    SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, line + 2);
  }
  kernels::ReleaseTemps(context, input);
  return kTfLiteOk;
}

TfLiteStatus FilterBankPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(6, 75, 1, 76);
  for (int i = kEnergy; i <= kWidths; ++i) RETURN_IF_ERROR(CheckInput(context, node, i));
  TEMP_OUTPUT_AT(output, 0, kFile, 118);
  SIGNAL_REQUIRE_RANK(output, 1, 119);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteUInt64, 120);
  kernels::ReleaseTemps(context, output);
  return kTfLiteOk;
}

bool InRange(int32_t start, int32_t count, int32_t length) {
  return start >= 0 && start <= length && count <= length - start;
}

TfLiteStatus FilterBankEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* in[kWidths + 1];
  for (int i = kEnergy; i <= kWidths; ++i) in[i] = micro::GetEvalInput(context, node, i);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  const int32_t sums = op->channels + 1;
  ABORT_IF(!kernels::Holds<int16_t>(in[kFrequencyStarts], sums) ||
               !kernels::Holds<int16_t>(in[kWeightStarts], sums) ||
               !kernels::Holds<int16_t>(in[kWidths], sums),
           kFile, "an input is shorter than the number of channels");
  const int32_t bins = kernels::ElementCount(in[kEnergy]);
  const int32_t weight_count = kernels::ElementCount(in[kWeights]);
  ABORT_IF(!kernels::Holds<uint32_t>(in[kEnergy], bins) ||
               !kernels::Holds<int16_t>(in[kWeights], weight_count) ||
               !kernels::Holds<int16_t>(in[kUnweights], weight_count),
           kFile, "there are fewer unweights than weights");
  const int32_t out_channels = kernels::ElementCount(output);
  ABORT_IF(out_channels > op->channels || !kernels::Holds<uint64_t>(output, out_channels), kFile,
           "the output has more channels than the op");

  uint64_t weighted = 0;
  uint64_t unweighted = 0;
  for (int32_t channel = 0; channel < sums; ++channel) {
    const int32_t bin = in[kFrequencyStarts]->data.i16[channel];
    const int32_t first = in[kWeightStarts]->data.i16[channel];
    const int32_t width = in[kWidths]->data.i16[channel];
    ABORT_IF(width > 0 && (!InRange(bin, width, bins) || !InRange(first, width, weight_count)),
             kFile, "a channel reaches past the energies or the weights");
    for (int32_t i = 0; i < width; ++i) {
      const uint64_t energy = in[kEnergy]->data.u32[bin + i];
      weighted += static_cast<uint64_t>(int64_t{in[kWeights]->data.i16[first + i]}) * energy;
      unweighted += static_cast<uint64_t>(int64_t{in[kUnweights]->data.i16[first + i]}) * energy;
    }
    op->sums[channel] = weighted;
    weighted = unweighted;
    unweighted = 0;
  }
  memcpy(output->data.u64, op->sums + 1, out_channels * sizeof(uint64_t));
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_FILTER_BANK() {
  static TFLMRegistration registration =
      micro::RegisterOp(FilterBankInit, FilterBankPrepare, FilterBankEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
