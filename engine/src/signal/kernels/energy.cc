// SignalEnergy: the squared magnitude of the bins of a spectrum.
#include "signal/op_support.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace {

constexpr char kFile[] = "signal/micro/kernels/energy.cc";

struct OpData {
  int32_t end_index;
  int32_t start_index;
};

void* EnergyInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 8>(context);
  if (op == nullptr) return tflm_signal::FailInit(tflm_signal::InitFailure::kNoMemory);
  flex::Options options(buffer, length);
  op->end_index = options.Int32At(0);
  op->start_index = options.Int32At(1);
  if (!options.ok()) return tflm_signal::FailInit(tflm_signal::InitFailure::kBadOptions);
  return op;
}

TfLiteStatus EnergyPrepare(TfLiteContext* context, TfLiteNode* node) {
  SIGNAL_REQUIRE_INIT();
  SIGNAL_REQUIRE_COUNTS(1, 64, 1, 65);
  TEMP_INPUT_AT(input, 0, kFile, 70);
  TEMP_OUTPUT_AT(output, 0, kFile, 73);
  SIGNAL_REQUIRE_RANK(input, 1, 75);
  SIGNAL_REQUIRE_RANK(output, 1, 76);
  SIGNAL_REQUIRE_TYPE(input, kTfLiteInt16, 78);
  SIGNAL_REQUIRE_TYPE(output, kTfLiteUInt32, 79);
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus EnergyEval(TfLiteContext* context, TfLiteNode* node) {
  const OpData* op = static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (op->start_index >= op->end_index) return kTfLiteOk;
  ABORT_IF(op->start_index < 0, kFile, "start_index is negative");
  ABORT_IF(!kernels::Holds<int16_t>(input, 2 * static_cast<int64_t>(op->end_index)), kFile,
           "the input has fewer bins than end_index");
  ABORT_IF(!kernels::Holds<uint32_t>(output, op->end_index), kFile,
           "the output has fewer bins than end_index");
  const int16_t* bins = input->data.i16;
  for (int32_t i = op->start_index; i < op->end_index; ++i) {
    const int32_t real = bins[2 * i];
    const int32_t imaginary = bins[2 * i + 1];
    output->data.u32[i] =
        static_cast<uint32_t>(real * real) + static_cast<uint32_t>(imaginary * imaginary);
  }
  return kTfLiteOk;
}

}  // namespace

namespace tflm_signal {

TFLMRegistration* Register_ENERGY() {
  static TFLMRegistration registration =
      micro::RegisterOp(EnergyInit, EnergyPrepare, EnergyEval);
  return &registration;
}

}  // namespace tflm_signal
}  // namespace tflite
