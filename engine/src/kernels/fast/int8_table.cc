#include "kernels/fast/int8_table.h"

#include "kernels/fast/fast_ops.h"
#include "kernels/internal/elementwise.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

constexpr int kValues = 256;
constexpr int32_t kLeastElements = 2 * kValues;  // for a table that is not kept

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
         ElementCount(input) == ElementCount(output);
}

bool FillTable(const TFLMRegistration& reference, TfLiteContext* context, TfLiteNode* node,
               int8_t* table) {
  int8_t values[kValues];
  for (int i = 0; i < kValues; ++i) values[i] = static_cast<int8_t>(i);
  TableShape shape = {1, {kValues}};
  const Borrowed in(micro::GetMutableEvalInput(context, node, 0), values, &shape);
  const Borrowed out(micro::GetEvalOutput(context, node, 0), table, &shape);
  return reference.invoke(context, node) == kTfLiteOk;
}

}  // namespace

bool LookUpInt8(const TFLMRegistration& reference, TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (!IsPlain(input, output)) return false;
  const int32_t count = ElementCount(input);
  // What the table depends on was settled when the node was prepared.
  constexpr uint8_t kKey = 0;
  Kept* const kept = FindKept(node->user_data);
  int8_t for_now[kValues];
  int8_t* table = kept == nullptr ? nullptr : reinterpret_cast<int8_t*>(KeptFor(kept, &kKey, 1));
  if (table == nullptr) {
    if (kept != nullptr) table = reinterpret_cast<int8_t*>(KeepFor(kept, &kKey, 1, kValues));
    if (table == nullptr && count < kLeastElements) return false;
    if (table == nullptr) table = for_now;
    if (!FillTable(reference, context, node, table)) {
      if (kept != nullptr) Drop(kept);
      return false;
    }
  }
  const int8_t* x = Data<int8_t>(input);
  int8_t* y = MutableData<int8_t>(output);
  for (int32_t i = 0; i < count; ++i) y[i] = table[static_cast<uint8_t>(x[i])];
  return true;
}

TFLMRegistration Register_HARD_SWISH() { return RegisterWithTable<tflite::Register_HARD_SWISH>(); }
TFLMRegistration Register_RELU() { return RegisterWithTable<tflite::Register_RELU>(); }
TFLMRegistration Register_RELU6() { return RegisterWithTable<tflite::Register_RELU6>(); }

}  // namespace fast
}  // namespace tflite
