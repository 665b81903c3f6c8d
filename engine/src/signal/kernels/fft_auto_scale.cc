// SignalFftAutoScale: shifts samples up so that they use all of their 16 bits.
#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/fft_auto_scale_common.cc";

TfLiteStatus FftAutoScalePrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_COUNTS(1, 26, 2, 27);
  TEMP_INPUT_AT(input, 0, kFile, 32);
  TEMP_OUTPUT_AT(output, 0, kFile, 35);
  TEMP_OUTPUT_AT(scale_bit, 1, kFile, 38);
  SIGNAL_REQUIRE_RANK(input, 1, 40);
  SIGNAL_REQUIRE_RANK(output, 1, 41);
  SIGNAL_REQUIRE_RANK(scale_bit, 0, 42);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, 44);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteInt16, 45);
  SIGNAL_REQUIRE_TYPE(scale_bit, kTfLiteInt32, 46);
  kernels::ReleaseTemps(context, input, output, scale_bit);
  return kTfLiteOk;
}

// The largest magnitude, kept in an int16. That of −32768 turns negative there; then the next sample
// that is larger replaces it as it is, without its sign being looked at.
int16_t LargestMagnitude(const int16_t* samples, int32_t count) {
  int16_t largest = 0;
  for (int32_t i = 0; i < count; ++i) {
    const int32_t sample = samples[i];
    if (sample > largest) {
      largest = static_cast<int16_t>(sample);
    } else if (-sample > largest) {
      largest = static_cast<int16_t>(-sample);
    }
  }
  return largest;
}

TfLiteStatus FftAutoScaleEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  TfLiteEvalTensor* scale_bit = micro::GetEvalOutput(context, node, 1);
  const int32_t count = kernels::ElementCount(output);
  ABORT_IF(count < 0 || !kernels::Holds<int16_t>(input, count), kFile,
           "the input is smaller than the output");
  ABORT_IF(!kernels::Holds<int16_t>(output, count) || !kernels::Holds<int32_t>(scale_bit, 1), kFile,
           "an output has no memory");
  const int16_t largest = LargestMagnitude(input->data.i16, count);
  const int room = 15 - tflm_signal::BitLength(static_cast<uint32_t>(int32_t{largest}));
  const int shift = room > 0 ? room : 0;
  for (int32_t i = 0; i < count; ++i) {
    output->data.i16[i] = static_cast<int16_t>(input->data.i16[i] * (1 << shift));
  }
  *scale_bit->data.i32 = shift;
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_FFT_AUTO_SCALE() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, FftAutoScalePrepare, FftAutoScaleEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
