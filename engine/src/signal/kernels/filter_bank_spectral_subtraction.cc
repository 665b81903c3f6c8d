// SignalFilterBankSpectralSubtraction: takes a slowly following noise estimate off each channel.
#include <cstring>

#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/filter_bank_spectral_subtraction.cc";

struct Smoothing {
  uint32_t follow;
  uint32_t keep;
};

struct OpData {
  Smoothing smoothing[2];  // of the even channels and of the odd ones
  bool clamping;
  uint32_t min_signal_remaining;
  int32_t channels;
  int32_t smoothing_bits;
  int32_t subtraction_bits;
  uint32_t* noise;
};

void* SpectralSubtractionInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 44>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->smoothing[1].keep = static_cast<uint32_t>(options.Int32At(0));
  op->smoothing[1].follow = static_cast<uint32_t>(options.Int32At(1));
  op->clamping = options.BoolAt(2);
  op->min_signal_remaining = static_cast<uint32_t>(options.Int32At(3));
  op->channels = options.Int32At(4);
  op->smoothing[0].keep = static_cast<uint32_t>(options.Int32At(5));
  op->smoothing[0].follow = static_cast<uint32_t>(options.Int32At(6));
  op->smoothing_bits = options.Int32At(7);
  op->subtraction_bits = options.Int32At(8);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  const int64_t bytes = tflm_signal::CheckedBytes(op->channels, sizeof(uint32_t));
  if (bytes < 0) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadValue);
  op->noise = static_cast<uint32_t*>(
      GetMicroContext(context)->AllocatePersistentBuffer(static_cast<size_t>(bytes)));
  if (op->noise == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  return op;
}

void ForgetNoise(const OpData& op) { memset(op.noise, 0, op.channels * sizeof(uint32_t)); }

TfLiteStatus SpectralSubtractionPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 103, 2, 104);
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  TfLiteTensor* noise_estimate = GetMicroContext(context)->AllocateTempOutputTensor(node, 1);
  SIGNAL_REQUIRE_PRESENT(input, 114);
  SIGNAL_REQUIRE_PRESENT(output, 115);
  SIGNAL_REQUIRE_PRESENT(noise_estimate, 116);
  SIGNAL_REQUIRE_RANK(input, 1, 118);
  SIGNAL_REQUIRE_RANK(output, 1, 119);
  SIGNAL_REQUIRE_RANK(noise_estimate, 1, 120);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteUInt32, 122);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteUInt32, 123);
  SIGNAL_REQUIRE_TYPE(noise_estimate, kTfLiteUInt32, 124);
  ForgetNoise(*static_cast<const OpData*>(node->user_data));
  kernels::ReleaseTemps(context, input, output, noise_estimate);
  return kTfLiteOk;
}

// One channel; moves the noise estimate on.
uint32_t Subtract(const OpData& op, const Smoothing& smoothing, uint32_t signal, uint32_t* noise) {
  const uint32_t scaled = tflm_signal::ShiftLeft(signal, op.smoothing_bits);
  const uint64_t mixed =
      uint64_t{scaled} * smoothing.follow + uint64_t{*noise} * smoothing.keep;
  *noise = static_cast<uint32_t>(tflm_signal::ShiftRight(mixed, op.subtraction_bits));
  uint32_t estimate = *noise;
  if (estimate > scaled) {
    estimate = scaled;
    if (op.clamping) *noise = scaled;
  }
  const uint32_t floor = static_cast<uint32_t>(tflm_signal::ShiftRight(
      uint64_t{signal} * op.min_signal_remaining, op.subtraction_bits));
  const uint32_t rest = tflm_signal::ShiftRight(scaled - estimate, op.smoothing_bits);
  return rest > floor ? rest : floor;
}

TfLiteStatus SpectralSubtractionEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  TfLiteEvalTensor* noise_estimate = micro::GetEvalOutput(context, node, 1);
  ABORT_IF(!kernels::Holds<uint32_t>(input, op->channels) ||
               !kernels::Holds<uint32_t>(output, op->channels),
           kFile, "a tensor is shorter than the number of channels");
  const int32_t reported = kernels::ElementCount(noise_estimate);
  ABORT_IF(reported > op->channels || !kernels::Holds<uint32_t>(noise_estimate, reported), kFile,
           "the noise estimate has more channels than the op");
  for (int32_t i = 0; i < op->channels; ++i) {
    output->data.u32[i] =
        Subtract(*op, op->smoothing[i % 2], input->data.u32[i], &op->noise[i]);
  }
  if (reported > 0) {
    memcpy(noise_estimate->data.u32, op->noise, reported * sizeof(uint32_t));
  }
  return kTfLiteOk;
}

void SpectralSubtractionReset(TfLiteContext*, void* user_data) {
  if (tflm_signal::InitFailureText(user_data) != nullptr) return;
  ForgetNoise(*static_cast<const OpData*>(user_data));
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_FILTER_BANK_SPECTRAL_SUBTRACTION() {
  static TFLMRegistration registration =
      micro::RegisterOp(SpectralSubtractionInit, SpectralSubtractionPrepare,
                        SpectralSubtractionEval, nullptr, SpectralSubtractionReset);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
