// BATCH_MATMUL: float32, int8, int16; up to three broadcast batch dimensions.
//
// The loops want both operands with the summed dimension last, so the left one is transposed if
// adj_x is set and the right one unless adj_y is, into memory that the op keeps.
#include <cstdint>
#include <cstring>

#include "kernels/internal/conv_params.h"
#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "kernels/internal/writable_dims.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/batch_matmul.cc";
constexpr char kCommonFile[] = "tensorflow/lite/micro/kernels/batch_matmul_common.cc";
constexpr size_t kOpDataBytes = 16;
constexpr size_t kQuantizationBytes = 28;
constexpr int kMaxRank = 5;
constexpr int kBatchDims = kMaxRank - 2;

struct Quantization {
  Multiplier multiplier;
  int32_t min;
  int32_t max;
  int32_t lhs_zero_point;
  int32_t rhs_zero_point;
  int32_t output_zero_point;
};

struct OpData {
  Quantization* quantization;
  TfLiteEvalTensor* lhs_transposed_tensor;
  TfLiteEvalTensor* rhs_transposed_tensor;
  bool rhs_is_constant;
  bool rhs_is_transposed;  // a constant needs it only once
};

// The temporary tensors of a Prepare, given back on every way out of it.
struct Temps {
  Temps(TfLiteContext* context, TfLiteNode* node)
      : context(context),
        lhs(GetMicroContext(context)->AllocateTempInputTensor(node, 0)),
        rhs(GetMicroContext(context)->AllocateTempInputTensor(node, 1)),
        output(GetMicroContext(context)->AllocateTempOutputTensor(node, 0)) {}
  ~Temps() { ReleaseTemps(context, lhs, rhs, output); }
  Temps(const Temps&) = delete;
  Temps& operator=(const Temps&) = delete;

  TfLiteContext* context;
  TfLiteTensor* lhs;
  TfLiteTensor* rhs;
  TfLiteTensor* output;
};

bool Supports(TfLiteType type) {
  return type == kTfLiteFloat32 || type == kTfLiteInt8 || type == kTfLiteInt16;
}

TfLiteStatus CheckTensors(TfLiteContext* context, const Temps& temps) {
  const TfLiteTensor* lhs_data = temps.lhs;
  const TfLiteTensor* rhs_data = temps.rhs;
  const TfLiteTensor* output = temps.output;
  ENSURE_AT(context, kFile, 185, lhs_data != nullptr, "lhs_data != nullptr");
  ENSURE_AT(context, kFile, 187, rhs_data != nullptr, "rhs_data != nullptr");
  ENSURE_AT(context, kFile, 189, output != nullptr, "output != nullptr");
  ENSURE_AT(context, kFile, 193, Supports(lhs_data->type),
            "lhs_data->type == kTfLiteFloat32 || lhs_data->type == kTfLiteInt8 || "
            "lhs_data->type == kTfLiteInt16");
  ENSURE_AT(context, kFile, 196, Supports(rhs_data->type),
            "rhs_data->type == kTfLiteFloat32 || rhs_data->type == kTfLiteInt8 || "
            "rhs_data->type == kTfLiteInt16");
  ENSURE_AT(context, kFile, 199, lhs_data->type == rhs_data->type,
            "lhs_data->type == rhs_data->type");
  ENSURE_AT(context, kFile, 201, lhs_data->type == output->type,
            "lhs_data->type == output->type");
  const int lhs_rank = NumDimensions(lhs_data);
  const int rhs_rank = NumDimensions(rhs_data);
  ENSURE_AT(context, kFile, 206, lhs_rank >= 2, "lhs_rank >= 2");
  ENSURE_AT(context, kFile, 207, lhs_rank <= kMaxRank, "lhs_rank <= 5");
  ENSURE_AT(context, kFile, 208, rhs_rank >= 2, "rhs_rank >= 2");
  ENSURE_AT(context, kFile, 209, rhs_rank <= kMaxRank, "rhs_rank <= 5");
  return kTfLiteOk;
}

// An eval tensor of the same shape with its last two dimensions exchanged, and memory of its own.
TfLiteStatus AllocateTransposed(TfLiteContext* context, const TfLiteTensor* tensor, int line,
                                const char* text, TfLiteEvalTensor** out) {
  MicroContext* micro = GetMicroContext(context);
  auto* transposed =
      static_cast<TfLiteEvalTensor*>(micro->AllocatePersistentBuffer(sizeof(TfLiteEvalTensor)));
  ENSURE_AT(context, kFile, line, transposed != nullptr, text);
  const int rank = NumDimensions(tensor);
  transposed->type = tensor->type;
  transposed->dims = static_cast<TfLiteIntArray*>(micro->AllocatePersistentBuffer(
      static_cast<size_t>(TfLiteIntArrayGetSizeInBytes(rank))));
  transposed->data.data = micro->AllocatePersistentBuffer(tensor->bytes);
  ABORT_IF(transposed->dims == nullptr || transposed->data.data == nullptr, kFile,
           "no memory for a transposed operand");
  transposed->dims->size = rank;
  for (int i = 0; i < rank; ++i) transposed->dims->data[i] = tensor->dims->data[i];
  transposed->dims->data[rank - 2] = tensor->dims->data[rank - 1];
  transposed->dims->data[rank - 1] = tensor->dims->data[rank - 2];
  *out = transposed;
  return kTfLiteOk;
}

TfLiteStatus AllocateMemory(TfLiteContext* context, const TfLiteBatchMatMulParams& params,
                            const Temps& temps, OpData* data) {
  data->quantization = nullptr;
  data->lhs_transposed_tensor = nullptr;
  data->rhs_transposed_tensor = nullptr;
  if (temps.lhs->type != kTfLiteFloat32) {
    data->quantization = AllocateOpData<Quantization, kQuantizationBytes>(context);
    ENSURE_AT(context, kFile, 146, data->quantization != nullptr,
              "op_data->quantization != nullptr");
  }
  if (params.adj_x) {
    RETURN_IF_ERROR(AllocateTransposed(context, temps.lhs, 153,
                                       "op_data->lhs_transposed_tensor != nullptr",
                                       &data->lhs_transposed_tensor));
  }
  if (!params.adj_y) {
    RETURN_IF_ERROR(AllocateTransposed(context, temps.rhs, 163,
                                       "op_data->rhs_transposed_tensor != nullptr",
                                       &data->rhs_transposed_tensor));
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareQuantized(TfLiteContext* context, const Temps& temps, Quantization* data) {
  double real = 0.0;
  RETURN_IF_ERROR(QuantizedProductMultiplier(context, temps.lhs, temps.rhs, nullptr, temps.output,
                                             &real));
  data->multiplier = QuantizeMultiplier(real);
  data->lhs_zero_point = temps.lhs->params.zero_point;
  data->rhs_zero_point = temps.rhs->params.zero_point;
  data->output_zero_point = temps.output->params.zero_point;
  if (temps.lhs->type == kTfLiteInt8) {
    data->min = INT8_MIN;
    data->max = INT8_MAX;
    return kTfLiteOk;
  }
  data->min = INT16_MIN;
  data->max = INT16_MAX;
  ENSURE_EQ_AT(context, kFile, 242, data->lhs_zero_point, 0, "lhs_data->params.zero_point", "0");
  ENSURE_EQ_AT(context, kFile, 243, data->rhs_zero_point, 0, "rhs_data->params.zero_point", "0");
  ENSURE_EQ_AT(context, kFile, 244, data->output_zero_point, 0, "output->params.zero_point", "0");
  return kTfLiteOk;
}

// Dimension i of a shape that gets leading ones up to `rank`.
int32_t Extended(const TfLiteIntArray* dims, int rank, int i) {
  const int own = i - (rank - dims->size);
  return own < 0 ? 1 : dims->data[own];
}

TfLiteStatus CheckShapes(TfLiteContext* context, const TfLiteBatchMatMulParams& params,
                         const TfLiteIntArray* lhs, const TfLiteIntArray* rhs) {
  const int rank = lhs->size > rhs->size ? lhs->size : rhs->size;
  for (int i = 0; i < rank - 2; ++i) {
    const int32_t lhs_dim = Extended(lhs, rank, i);
    const int32_t rhs_dim = Extended(rhs, rank, i);
    if (lhs_dim != rhs_dim && lhs_dim != 1) {
      ENSURE_EQ_AT(context, kFile, 264, rhs_dim, 1, "rhs_dim", "1");
    }
  }
  const int32_t accum_dim_lhs = lhs->data[lhs->size - (params.adj_x ? 2 : 1)];
  const int32_t accum_dim_rhs = rhs->data[rhs->size - (params.adj_y ? 1 : 2)];
  ENSURE_EQ_AT(context, kFile, 276, accum_dim_lhs, accum_dim_rhs, "accum_dim_lhs",
               "accum_dim_rhs");
  return kTfLiteOk;
}

// The model's output shape is replaced by the one that follows from the operands; it may only be
// spelled differently.
TfLiteStatus ReshapeOutput(TfLiteContext* context, TfLiteNode* node,
                           const TfLiteBatchMatMulParams& params, const Temps& temps) {
  const TfLiteIntArray* lhs = temps.lhs->dims;
  const TfLiteIntArray* rhs = temps.rhs->dims;
  TfLiteTensor* output = temps.output;
  const int64_t orig_size = NumElements(output);
  const int output_rank = lhs->size > rhs->size ? lhs->size : rhs->size;
  ENSURE_AT(context, kCommonFile, 38, output_rank <= NumDimensions(output),
            "output_rank <= NumDimensions(output)");

  RETURN_IF_ERROR(
      CopyDimsToArena(context, kCommonFile, output, micro::GetEvalOutput(context, node, 0)));
  TfLiteIntArray* dims = output->dims;
  dims->size = output_rank;
  for (int i = 0; i < output_rank - 2; ++i) {
    const int32_t lhs_dim = Extended(lhs, output_rank, i);
    dims->data[i] = lhs_dim == 1 ? Extended(rhs, output_rank, i) : lhs_dim;
  }
  dims->data[output_rank - 2] = lhs->data[lhs->size - (params.adj_x ? 1 : 2)];
  dims->data[output_rank - 1] = rhs->data[rhs->size - (params.adj_y ? 2 : 1)];
  ENSURE_EQ_AT(context, kCommonFile, 66, orig_size, static_cast<int64_t>(NumElements(output)),
               "orig_size", "NumElements(output)");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto& params = *static_cast<const TfLiteBatchMatMulParams*>(node->builtin_data);
  ENSURE_EQ_AT(context, kFile, 180, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 181, NumOutputs(node), 1, "NumOutputs(node)", "1");
  const Temps temps(context, node);
  RETURN_IF_ERROR(CheckTensors(context, temps));
  RETURN_IF_ERROR(AllocateMemory(context, params, temps, data));
  data->rhs_is_constant = IsConstantTensor(temps.rhs);
  data->rhs_is_transposed = false;
  if (data->quantization != nullptr) {
    RETURN_IF_ERROR(PrepareQuantized(context, temps, data->quantization));
  }
  RETURN_IF_ERROR(CheckShapes(context, params, temps.lhs->dims, temps.rhs->dims));
  return ReshapeOutput(context, node, params, temps);
}

void Transpose(const TfLiteEvalTensor* from, size_t bytes, TfLiteEvalTensor* to) {
  const int32_t rows = Dim(from, Rank(from) - 2);
  const int32_t columns = LastDim(from);
  const auto* in = Data<uint8_t>(from);
  auto* out = MutableData<uint8_t>(to);
  const int32_t count = ElementCount(from);
  const int32_t matrices = count == 0 ? 0 : count / (rows * columns);
  for (int32_t m = 0; m < matrices; ++m) {
    for (int32_t r = 0; r < rows; ++r) {
      for (int32_t c = 0; c < columns; ++c, in += bytes) {
        std::memcpy(out + static_cast<size_t>(c * rows + r) * bytes, in, bytes);
      }
    }
    out += static_cast<size_t>(rows * columns) * bytes;
  }
}

// Steps from one matrix to the next along each batch dimension; 0 where an operand repeats.
struct BatchSteps {
  BatchSteps(const TfLiteEvalTensor* tensor) {
    int32_t step = Dim(tensor, Rank(tensor) - 2) * LastDim(tensor);
    for (int i = kBatchDims - 1; i >= 0; --i) {
      const int32_t dim = Extended(tensor->dims, kMaxRank, i);
      steps[i] = dim == 1 ? 0 : step;
      step *= dim;
    }
  }
  int32_t At(int32_t a, int32_t b, int32_t c) const {
    return a * steps[0] + b * steps[1] + c * steps[2];
  }
  int32_t steps[kBatchDims];
};

// One output value: the sum over n products. The quantisation is null for float.
using DotProduct = void (*)(const Quantization* q, const void* lhs, const void* rhs, int32_t n,
                            void* out);

void DotFloat(const Quantization*, const void* lhs, const void* rhs, int32_t n, void* out) {
  const auto* x = static_cast<const float*>(lhs);
  const auto* y = static_cast<const float*>(rhs);
  float sum = 0.0f;
  for (int32_t k = 0; k < n; ++k) sum += x[k] * y[k];
  *static_cast<float*>(out) = sum;
}

int32_t Finish(const Quantization& q, int32_t scaled) {
  return Clamp(WrapAdd(scaled, q.output_zero_point), q.min, q.max);
}

void DotInt8(const Quantization* q, const void* lhs, const void* rhs, int32_t n, void* out) {
  const auto* x = static_cast<const int8_t*>(lhs);
  const auto* y = static_cast<const int8_t*>(rhs);
  int32_t sum = 0;
  for (int32_t k = 0; k < n; ++k) {
    sum = WrapAdd(sum,
                  WrapMul(WrapSub(y[k], q->rhs_zero_point), WrapSub(x[k], q->lhs_zero_point)));
  }
  const int32_t scaled = MultiplyByQuantizedMultiplier(sum, q->multiplier);
  *static_cast<int8_t*>(out) = static_cast<int8_t>(Finish(*q, scaled));
}

void DotInt16(const Quantization* q, const void* lhs, const void* rhs, int32_t n, void* out) {
  const auto* x = static_cast<const int16_t*>(lhs);
  const auto* y = static_cast<const int16_t*>(rhs);
  int64_t sum = 0;
  for (int32_t k = 0; k < n; ++k) sum += y[k] * x[k];
  const int32_t scaled =
      MultiplyByQuantizedMultiplier64(sum, q->multiplier.value, q->multiplier.shift);
  *static_cast<int16_t*>(out) = static_cast<int16_t>(Finish(*q, scaled));
}

// `lhs` is [..., M, K] and `rhs` is [..., N, K].
void Multiply(const Quantization* q, const TfLiteEvalTensor* lhs, const TfLiteEvalTensor* rhs,
              size_t bytes, DotProduct dot, TfLiteEvalTensor* output) {
  const BatchSteps lhs_steps(lhs);
  const BatchSteps rhs_steps(rhs);
  const int32_t rows = Dim(lhs, Rank(lhs) - 2);
  const int32_t columns = Dim(rhs, Rank(rhs) - 2);
  const int32_t depth = LastDim(lhs);
  const size_t row_bytes = static_cast<size_t>(depth) * bytes;
  const TfLiteIntArray* dims = output->dims;
  auto* out = MutableData<uint8_t>(output);
  for (int32_t a = 0; a < Extended(dims, kMaxRank, 0); ++a) {
    for (int32_t b = 0; b < Extended(dims, kMaxRank, 1); ++b) {
      for (int32_t c = 0; c < Extended(dims, kMaxRank, 2); ++c) {
        const uint8_t* x =
            Data<uint8_t>(lhs) + static_cast<size_t>(lhs_steps.At(a, b, c)) * bytes;
        const uint8_t* y =
            Data<uint8_t>(rhs) + static_cast<size_t>(rhs_steps.At(a, b, c)) * bytes;
        for (int32_t m = 0; m < rows; ++m, x += row_bytes) {
          const uint8_t* column = y;
          for (int32_t n = 0; n < columns; ++n, column += row_bytes, out += bytes) {
            dot(q, x, column, depth, out);
          }
        }
      }
    }
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<OpData*>(node->user_data);
  const TfLiteEvalTensor* lhs = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* rhs = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const Quantization* q = data->quantization;
  DotProduct dot = DotFloat;
  if (lhs->type == kTfLiteInt8) {
    dot = DotInt8;
  } else if (lhs->type == kTfLiteInt16) {
    dot = DotInt16;
    ABORT_IF(!MultiplierSuits64(q->multiplier.value, q->multiplier.shift), kFile,
             "the multiplier is out of range");
  } else if (lhs->type != kTfLiteFloat32) {
    MicroPrintf("BATCH_MATMUL doesn't support input type %s", TfLiteTypeGetName(lhs->type));
    return kTfLiteError;
  }
  // Prepare has seen to it that all three are of one type.
  ABORT_IF(!HoldsAll(lhs) || !HoldsAll(rhs) || !HoldsAll(output), kFile,
           "a tensor's memory does not fit its shape");
  if (ElementCount(output) == 0) return kTfLiteOk;

  const size_t bytes = ElementBytes(lhs->type);
  if (data->rhs_transposed_tensor != nullptr) {
    if (!data->rhs_is_transposed) Transpose(rhs, bytes, data->rhs_transposed_tensor);
    data->rhs_is_transposed = data->rhs_is_constant;
    rhs = data->rhs_transposed_tensor;
  }
  if (data->lhs_transposed_tensor != nullptr) {
    Transpose(lhs, bytes, data->lhs_transposed_tensor);
    lhs = data->lhs_transposed_tensor;
  }
  Multiply(q, lhs, rhs, bytes, dot, output);
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_BATCH_MATMUL() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
