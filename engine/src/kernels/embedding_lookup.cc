// EMBEDDING_LOOKUP: rows of a table, picked by index; float32, int8, and int8 read as float32.
#include <cstdint>
#include <cstring>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/writable_dims.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/embedding_lookup.cc";
constexpr size_t kOpDataBytes = 8;

struct OpData {
  float scale;       // int8 to float only
  int32_t row_size;  // elements
};

// The output gets [number of indices, shape of a row], in a shape of its own. Further dimensions that
// it has in the model stay as they are.
TfLiteStatus ReshapeOutput(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* lookup,
                           const TfLiteTensor* value, TfLiteTensor* output) {
  const int rank = NumDimensions(value);
  ENSURE_AT(context, kFile, 98, output->dims->size >= rank,
            "output->dims->size >= NumDimensions(value)");
  RETURN_IF_ERROR(CopyDimsToArena(context, kFile, output, micro::GetEvalOutput(context, node, 0)));
  TfLiteIntArray* dims = output->dims;
  dims->data[0] = lookup->dims->data[0];
  for (int i = 1; i < rank; ++i) dims->data[i] = value->dims->data[i];
  const int32_t count = ElementCount(dims);
  ABORT_IF(count < 0, kFile, "the output's shape makes no sense");
  ENSURE_AT(context, kFile, 112,
            static_cast<uint64_t>(count) * ElementBytes(output->type) <= output->bytes,
            "new_dims_size <= output->bytes");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 69, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 70, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(lookup, 0, kFile, 76);
  ENSURE_EQ_AT(context, kFile, 77, NumDimensions(lookup), 1, "NumDimensions(lookup)", "1");
  ENSURE_EQ_AT(context, kFile, 78, lookup->type, kTfLiteInt32, "lookup->type", "kTfLiteInt32");
  TEMP_INPUT_AT(value, 1, kFile, 82);
  ENSURE_AT(context, kFile, 83, NumDimensions(value) >= 2, "NumDimensions(value) >= 2");
  ENSURE_AT(context, kFile, 85, value->type == kTfLiteFloat32 || value->type == kTfLiteInt8,
            "value->type == kTfLiteFloat32 || value->type == kTfLiteInt8");
  TEMP_OUTPUT_AT(output, 0, kFile, 89);
  if (value->type == kTfLiteFloat32) {
    ENSURE_AT(context, kFile, 91, output->type == kTfLiteFloat32,
              "output->type == kTfLiteFloat32");
  } else {
    ENSURE_AT(context, kFile, 94, output->type == kTfLiteFloat32 || output->type == kTfLiteInt8,
              "output->type == kTfLiteFloat32 || output->type == kTfLiteInt8");
  }
  RETURN_IF_ERROR(ReshapeOutput(context, node, lookup, value, output));

  OpData* data = AllocateOpData<OpData, kOpDataBytes>(context);
  node->user_data = data;
  ENSURE_AT(context, kFile, 56, data != nullptr, "op_data != nullptr");
  if (value->type == kTfLiteInt8 && output->type == kTfLiteFloat32) {
    ENSURE_EQ_AT(context, kFile, 59, value->params.zero_point, 0, "tensor_1->params.zero_point",
                 "0");
    data->scale = value->params.scale;
  }
  const int32_t rows = value->dims->data[0];
  ABORT_IF(rows <= 0 || ElementCount(value->dims) < 0, kFile, "the table has no rows");
  data->row_size = ElementCount(value->dims) / rows;
  ReleaseTemps(context, lookup, value, output);
  return kTfLiteOk;
}

template <typename In, typename Out, typename CopyRow>
TfLiteStatus LookUp(TfLiteContext* context, TfLiteNode* node, TfLiteEvalTensor* output,
                    CopyRow copy_row) {
  const int32_t row_size = static_cast<const OpData*>(node->user_data)->row_size;
  const TfLiteEvalTensor* lookup = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* value = micro::GetEvalInput(context, node, 1);
  ABORT_IF(!HoldsShape<int32_t>(lookup) || !HoldsShape<In>(value) || !HoldsShape<Out>(output),
           kFile, "a tensor's memory does not fit its shape");
  const int32_t* indices = Data<int32_t>(lookup);
  const int32_t rows = Dim(value, 0);
  Out* out = MutableData<Out>(output);
  for (int32_t i = 0; i < Dim(lookup, 0); ++i, out += row_size) {
    if (indices[i] < 0 || indices[i] >= rows) {
      MicroPrintf("EMBEDDING_LOOKUP: index out of bounds. Got %d, and bounds are [0, %d]",
                  static_cast<int>(indices[i]), static_cast<int>(rows - 1));
      return kTfLiteError;
    }
    copy_row(Data<In>(value) + indices[i] * row_size, row_size, out);
  }
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus CopyRows(TfLiteContext* context, TfLiteNode* node, TfLiteEvalTensor* output) {
  return LookUp<T, T>(context, node, output, [](const T* from, int32_t count, T* to) {
    if (count > 0) std::memcpy(to, from, static_cast<size_t>(count) * sizeof(T));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType table = micro::GetEvalInput(context, node, 1)->type;
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (output->type == kTfLiteInt8) return CopyRows<int8_t>(context, node, output);
  if (output->type != kTfLiteFloat32) {
    MicroPrintf("EMBEDDING_LOOKUP only supports FLOAT32 and INT8, got %s.",
                TfLiteTypeGetName(output->type));
    return kTfLiteError;
  }
  if (table == kTfLiteFloat32) return CopyRows<float>(context, node, output);
  const float scale = static_cast<const OpData*>(node->user_data)->scale;
  return LookUp<int8_t, float>(context, node, output,
                               [=](const int8_t* from, int32_t count, float* to) {
                                 for (int32_t k = 0; k < count; ++k) {
                                   to[k] = static_cast<float>(from[k]) * scale;
                                 }
                               });
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_EMBEDDING_LOOKUP() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
