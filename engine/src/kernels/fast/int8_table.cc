// Ops that turn each int8 into an int8 by itself: LOGISTIC, TANH, RELU, RELU6, LEAKY_RELU,
// HARD_SWISH and requantising QUANTIZE. There are 256 inputs; where a tensor has many more elements,
// the reference kernel is asked about each value once and the elements are looked up.
#include "kernels/fast/compiled/compiled.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

constexpr int kValues = 256;
constexpr int32_t kLeastElements = 2 * kValues;

// A shape of rank 1 as the tensors hold it.
struct TableShape {
  int size;
  int data[1];
};

// For the time of a call the tensor is another one.
class Borrowed {
 public:
  Borrowed(TfLiteEvalTensor* tensor, void* data, TableShape* shape)
      : tensor_(tensor), kept_(*tensor) {
    tensor->data.data = data;
    tensor->dims = reinterpret_cast<TfLiteIntArray*>(shape);
  }
  ~Borrowed() { *tensor_ = kept_; }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

 private:
  TfLiteEvalTensor* tensor_;
  TfLiteEvalTensor kept_;
};

bool IsPlain(const TfLiteEvalTensor* input, const TfLiteEvalTensor* output) {
  return input != output && HoldsShape<int8_t>(input) && HoldsShape<int8_t>(output) &&
         input->type == kTfLiteInt8 && output->type == kTfLiteInt8 &&
         ElementCount(input) == ElementCount(output) && ElementCount(input) >= kLeastElements;
}

// `loops` is the reference's Invoke or the same compiled for speed.
TfLiteStatus LookUp(TfLiteContext* context, TfLiteNode* node,
                    TfLiteStatus (*loops)(TfLiteContext*, TfLiteNode*)) {
  TfLiteEvalTensor* input = micro::GetMutableEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  int8_t values[kValues];
  int8_t table[kValues];
  for (int i = 0; i < kValues; ++i) values[i] = static_cast<int8_t>(i);
  {
    TableShape shape = {1, {kValues}};
    const Borrowed in(input, values, &shape);
    const Borrowed out(output, table, &shape);
    const TfLiteStatus status = loops(context, node);
    if (status != kTfLiteOk) return status;
  }
  const int32_t count = ElementCount(input);
  const int8_t* x = Data<int8_t>(input);
  int8_t* y = MutableData<int8_t>(output);
  for (int32_t i = 0; i < count; ++i) y[i] = table[static_cast<uint8_t>(x[i])];
  return kTfLiteOk;
}

template <TFLMRegistration (*Reference)(), TFLMRegistration (*Loops)()>
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  if (IsPlain(micro::GetEvalInput(context, node, 0), micro::GetEvalOutput(context, node, 0))) {
    return LookUp(context, node, Loops().invoke);
  }
  return Loops == Reference ? FallBack(Reference(), context, node)
                            : InvokeCompiled<Loops>(context, node);
}

template <TFLMRegistration (*Reference)(), TFLMRegistration (*Loops)() = Reference>
TFLMRegistration WithTable() {
  return RegisterFast<Reference, Eval<Reference, Loops>>();
}

}  // namespace

TFLMRegistration Register_HARD_SWISH() { return WithTable<tflite::Register_HARD_SWISH>(); }
TFLMRegistration Register_LEAKY_RELU() {
  return WithTable<tflite::Register_LEAKY_RELU, compiled::Register_LEAKY_RELU>();
}
TFLMRegistration Register_LOGISTIC() {
  return WithTable<tflite::Register_LOGISTIC, compiled::Register_LOGISTIC>();
}
TFLMRegistration Register_QUANTIZE() {
  return WithTable<tflite::Register_QUANTIZE, compiled::Register_QUANTIZE>();
}
TFLMRegistration Register_RELU() { return WithTable<tflite::Register_RELU>(); }
TFLMRegistration Register_RELU6() { return WithTable<tflite::Register_RELU6>(); }
TFLMRegistration Register_TANH() {
  return WithTable<tflite::Register_TANH, compiled::Register_TANH>();
}

}  // namespace fast
}  // namespace tflite
