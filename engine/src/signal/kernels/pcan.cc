// SignalPCAN: per-channel gain that depends on the channel's noise, then a soft compression.
#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/pcan.cc";

struct OpData {
  int32_t snr_shift;
};

void* PcanInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 4>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->snr_shift = options.Int32At(0);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  return op;
}

TfLiteStatus PcanPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(3, 56, 1, 57);
  TEMP_INPUT_AT(input, 0, kFile, 63);
  TEMP_INPUT_AT(noise_estimate, 1, kFile, 66);
  TEMP_INPUT_AT(gain_lut, 2, kFile, 69);
  TEMP_OUTPUT_AT(output, 0, kFile, 72);
  SIGNAL_REQUIRE_RANK(input, 1, 74);
  SIGNAL_REQUIRE_RANK(noise_estimate, 1, 75);
  SIGNAL_REQUIRE_RANK(gain_lut, 1, 76);
  SIGNAL_REQUIRE_RANK(output, 1, 77);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteUInt32, 79);
  SIGNAL_REQUIRE_TYPE(noise_estimate, kTfLiteUInt32, 80);
  SIGNAL_REQUIRE_TYPE(gain_lut, kTfLiteInt16, 81);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteUInt32, 82);
  kernels::ReleaseTemps(context, input, output, noise_estimate, gain_lut);
  return kTfLiteOk;
}

TfLiteStatus PcanEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  SIGNAL_REQUIRE_PRESENT(input, 96);
  const TfLiteEvalTensor* noise_estimate = micro::GetEvalInput(context, node, 1);
  SIGNAL_REQUIRE_PRESENT(noise_estimate, 99);
  const TfLiteEvalTensor* gain_lut = micro::GetEvalInput(context, node, 2);
  SIGNAL_REQUIRE_PRESENT(gain_lut, 102);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  SIGNAL_REQUIRE_PRESENT(output, 105);

  const int32_t count = kernels::ElementCount(input);
  const int32_t table_length = kernels::ElementCount(gain_lut);
  ABORT_IF(!kernels::Holds<uint32_t>(input, count) ||
               !kernels::Holds<uint32_t>(noise_estimate, count) ||
               !kernels::Holds<int16_t>(gain_lut, table_length) ||
               !kernels::Holds<uint32_t>(output, count),
           kFile, "a tensor is smaller than the input");
  for (int32_t i = 0; i < count; ++i) {
    int16_t gain;
    ABORT_IF(!tflm_signal::InterpolateGain(gain_lut->data.i16, table_length,
                                           noise_estimate->data.u32[i], &gain),
             kFile, "the gain table is too short");
    const uint64_t product =
        uint64_t{input->data.u32[i]} * static_cast<uint32_t>(int32_t{gain});
    const uint32_t snr = static_cast<uint32_t>(tflm_signal::ShiftRight(product, op->snr_shift));
    output->data.u32[i] = tflm_signal::CompressAmplitude(snr);
  }
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_PCAN() {
  static TFLMRegistration registration = micro::RegisterOp(PcanInit, PcanPrepare, PcanEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
