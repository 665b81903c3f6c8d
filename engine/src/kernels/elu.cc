// ELU: float32, int8.
#include <cmath>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/lut.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/elu.cc";

struct OpData {
  int8_t table[kInt8LutSize];
};

// Upstream does not check that it got memory for its table. Without any it fills the first bytes of
// WebAssembly's memory, which are writable, and works.
OpData at_address_zero;

// The table is made with exp − 1, the float op with expm1: upstream's two do not share a function.
float EluForTable(float x) { return x < 0.0f ? std::exp(x) - 1.0f : x; }

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 85, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 86, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 89);
  TEMP_OUTPUT_AT(output, 0, kFile, 92);
  ENSURE_TYPES_EQ_AT(context, kFile, 93, input->type, output->type, "input->type", "output->type");
  if (input->type == kTfLiteInt8) {
    if (node->user_data == nullptr) node->user_data = &at_address_zero;
    FillInt8Lut({input->params.scale, input->params.zero_point},
                {output->params.scale, output->params.zero_point}, EluForTable,
                static_cast<OpData*>(node->user_data)->table);
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteFloat32:
      return MapElements<float, float>(
          kFile, input, output, [](float x) { return x < 0.0f ? std::expm1(x) : x; });
    case kTfLiteInt8: {
      const int8_t* table = static_cast<const OpData*>(node->user_data)->table;
      return MapElements<int8_t, int8_t>(kFile, input, output,
                                         [table](int8_t x) { return LookUp(x, table); });
    }
    default:
      MicroPrintf("ELU only supports float32 and int8 currently, got %s.",
                  TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_ELU() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, sizeof(OpData)>, Prepare, Eval);
}

}  // namespace tflite
