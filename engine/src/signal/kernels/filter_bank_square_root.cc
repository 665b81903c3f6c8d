// SignalFilterBankSquareRoot: from energies back to amplitudes, and back from the scale that
// SignalFftAutoScale chose.
#include "signal/arithmetic.h"
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/filter_bank_square_root_common.cc";

TfLiteStatus SquareRootPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_COUNTS(2, 27, 1, 28);
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* scale_bits = GetMicroContext(context)->AllocateTempInputTensor(node, 1);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  SIGNAL_REQUIRE_PRESENT(input, 38);
  SIGNAL_REQUIRE_PRESENT(scale_bits, 39);
  SIGNAL_REQUIRE_PRESENT(output, 40);
  SIGNAL_REQUIRE_RANK(input, 1, 42);
  SIGNAL_REQUIRE_RANK(scale_bits, 0, 43);
  SIGNAL_REQUIRE_RANK(output, 1, 44);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteUInt64, 46);
  SIGNAL_REQUIRE_TYPE(scale_bits, kTfLiteInt32, 47);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteUInt32, 48);
  kernels::ReleaseTemps(context, input, output, scale_bits);
  return kTfLiteOk;
}

TfLiteStatus SquareRootEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* scale_bits = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int32_t count = kernels::ElementCount(input);
  ABORT_IF(!kernels::Holds<uint64_t>(input, count) || !kernels::Holds<int32_t>(scale_bits, 1),
           kFile, "an input has no memory");
  ABORT_IF(!kernels::Holds<uint32_t>(output, count), kFile,
           "the output is smaller than the input");
  const int32_t shift = *scale_bits->data.i32;
  for (int32_t i = 0; i < count; ++i) {
    output->data.u32[i] =
        tflm_signal::ShiftRight(tflm_signal::RoundedSquareRoot(input->data.u64[i]), shift);
  }
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_FILTER_BANK_SQUARE_ROOT() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, SquareRootPrepare, SquareRootEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
