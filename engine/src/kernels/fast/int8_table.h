// Ops that turn each int8 into an int8 by itself. There are 256 inputs: the reference kernel is asked
// about each of them once, and the elements are looked up.
#ifndef ENGINE_SRC_KERNELS_FAST_INT8_TABLE_H_
#define ENGINE_SRC_KERNELS_FAST_INT8_TABLE_H_

#include "kernels/fast/fall_back.h"
#include "kernels/fast/kept.h"
#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

// True if it has computed the op: from int8 to int8, and either the table is kept from one Invoke to
// the next or there are so many elements that it is worth filling for one.
bool LookUpInt8(const TFLMRegistration& reference, TfLiteContext* context, TfLiteNode* node);

template <TFLMRegistration (*Reference)()>
TfLiteStatus NothingElse(TfLiteContext* context, TfLiteNode* node) {
  return FallBack(Reference(), context, node);
}

template <TFLMRegistration (*Reference)(), TfLiteStatus (*Else)(TfLiteContext*, TfLiteNode*)>
TfLiteStatus EvalWithTable(TfLiteContext* context, TfLiteNode* node) {
  return LookUpInt8(Reference(), context, node) ? kTfLiteOk : Else(context, node);
}

// `Else` computes what has no table.
template <TFLMRegistration (*Reference)(),
          TfLiteStatus (*Else)(TfLiteContext*, TfLiteNode*) = NothingElse<Reference>>
TFLMRegistration RegisterWithTable() {
  return RegisterKeepingInputs<Reference, EvalWithTable<Reference, Else>>();
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_INT8_TABLE_H_
