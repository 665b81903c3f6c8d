// Readers of builtin options. An op whose options are absent, or of another kind, gets zeros.
#include <cstdint>
#include <cstring>

#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/core/api/flatbuffer_conversions.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

using flatbuffers::Table;

// The zeroed struct and the options to fill it from, which may be null.
template <typename Params>
struct Parsed {
  Params* params;
  const Table* options;
};

// A full arena has printed its message; the op then has no params, and its kernel says so.
template <typename Params>
Parsed<Params> Begin(const Operator* op, BuiltinOptions kind, BuiltinDataAllocator* allocator,
                     void** data) {
  Params* params = allocator->AllocatePOD<Params>();
  *data = params;
  if (params == nullptr) return {nullptr, nullptr};
  std::memset(static_cast<void*>(params), 0, sizeof(Params));
  return {params, op->builtin_options_type() == kind ? op->builtin_options() : nullptr};
}

TfLiteFusedActivation Activation(const Table* options, int id) {
  const int8_t value = options->Scalar<int8_t>(id, 0);
  return value >= 0 && value <= kTfLiteActSignBit ? static_cast<TfLiteFusedActivation>(value)
                                                  : kTfLiteActNone;
}

TfLitePadding PaddingOf(const Table* options, int id) {
  switch (options->Scalar<int8_t>(id, 0)) {
    case 0:
      return kTfLitePaddingSame;
    case 1:
      return kTfLitePaddingValid;
    default:
      return kTfLitePaddingUnknown;
  }
}

bool Flag(const Table* options, int id, bool absent = false) {
  return options->Scalar<uint8_t>(id, absent ? 1 : 0) != 0;
}

int32_t Int(const Table* options, int id, int32_t absent = 0) {
  return options->Scalar<int32_t>(id, absent);
}

TfLiteStatus TypeOf(const Table* options, int id, TfLiteType* type) {
  return ConvertTensorType(static_cast<TensorType>(options->Scalar<int8_t>(id, 0)), type);
}

// Ops whose only option is the fused activation.
template <typename Params>
TfLiteStatus ParseActivation(const Operator* op, BuiltinOptions kind,
                             BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] = Begin<Params>(op, kind, allocator, data);
  if (options != nullptr) params->activation = Activation(options, 0);
  return kTfLiteOk;
}

template <typename Params>
TfLiteStatus ParseSum(const Operator* op, BuiltinOptions kind, BuiltinDataAllocator* allocator,
                      void** data) {
  const auto [params, options] = Begin<Params>(op, kind, allocator, data);
  if (options != nullptr) {
    params->activation = Activation(options, 0);
    params->pot_scale_int16 = Flag(options, 1, true);
  }
  return kTfLiteOk;
}

template <typename Params>
TfLiteStatus ParseOutputType(const Operator* op, BuiltinOptions kind, TfLiteType Params::* type,
                             BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] = Begin<Params>(op, kind, allocator, data);
  return options == nullptr ? kTfLiteOk : TypeOf(options, 0, &(params->*type));
}

// One or two ints, in the order of their ids.
template <typename Params>
TfLiteStatus ParseInts(const Operator* op, BuiltinOptions kind, int Params::* first,
                       int Params::* second, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] = Begin<Params>(op, kind, allocator, data);
  if (options != nullptr) {
    params->*first = Int(options, 0);
    if (second != nullptr) params->*second = Int(options, 1);
  }
  return kTfLiteOk;
}

template <typename Params>
TfLiteStatus ParseResize(const Operator* op, BuiltinOptions kind, int align_id,
                         BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] = Begin<Params>(op, kind, allocator, data);
  if (options != nullptr) {
    params->align_corners = Flag(options, align_id);
    params->half_pixel_centers = Flag(options, align_id + 1);
  }
  return kTfLiteOk;
}

constexpr uint32_t kMaxDims = TFLITE_RESHAPE_PARAMS_MAX_DIMENSION_COUNT;

// Dims are int in some parameters and int32_t, which may be long, in others.
template <typename Int>
TfLiteStatus CopyDims(const Table* options, int id, const char* op_name, Int* dims, int* count) {
  const auto* vector = options->Reference<flatbuffers::Vector<int32_t>>(id);
  if (vector == nullptr) return kTfLiteOk;
  if (vector->size() > kMaxDims) {
    MicroPrintf("Found too many dimensions in the input array of operation '%s'.\n", op_name);
    return kTfLiteError;
  }
  for (uint32_t i = 0; i < vector->size(); ++i) dims[i] = vector->Get(i);
  *count = static_cast<int>(vector->size());
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus ConvertTensorType(TensorType tensor_type, TfLiteType* type) {
  switch (tensor_type) {
#define CASE(schema, c)        \
  case TensorType_##schema:    \
    *type = kTfLite##c;        \
    return kTfLiteOk;
    CASE(FLOAT32, Float32)
    CASE(FLOAT16, Float16)
    CASE(INT32, Int32)
    CASE(UINT8, UInt8)
    CASE(INT64, Int64)
    CASE(STRING, String)
    CASE(BOOL, Bool)
    CASE(INT16, Int16)
    CASE(COMPLEX64, Complex64)
    CASE(INT8, Int8)
    CASE(FLOAT64, Float64)
    CASE(COMPLEX128, Complex128)
    CASE(UINT64, UInt64)
    CASE(RESOURCE, Resource)
    CASE(VARIANT, Variant)
    CASE(UINT32, UInt32)
    CASE(UINT16, UInt16)
    CASE(INT4, Int4)
    CASE(BFLOAT16, BFloat16)
    CASE(INT2, Int2)
    CASE(UINT4, UInt4)
    CASE(FLOAT8_E4M3FN, Float8E4M3FN)
    CASE(FLOAT8_E5M2, Float8E5M2)
#undef CASE
  }
  *type = kTfLiteNoType;
  MicroPrintf("Unsupported data type %d in tensor\n", static_cast<int>(tensor_type));
  return kTfLiteError;
}

TfLiteStatus ParseNoOptions(const Operator*, BuiltinDataAllocator*, void** data) {
  *data = nullptr;
  return kTfLiteOk;
}

TfLiteStatus ParseAdd(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseSum<TfLiteAddParams>(op, BuiltinOptions_AddOptions, allocator, data);
}

TfLiteStatus ParseSub(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseSum<TfLiteSubParams>(op, BuiltinOptions_SubOptions, allocator, data);
}

TfLiteStatus ParseMul(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseActivation<TfLiteMulParams>(op, BuiltinOptions_MulOptions, allocator, data);
}

TfLiteStatus ParseDiv(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseActivation<TfLiteDivParams>(op, BuiltinOptions_DivOptions, allocator, data);
}

TfLiteStatus ParseL2Normalization(const Operator* op, BuiltinDataAllocator* allocator,
                                  void** data) {
  return ParseActivation<TfLiteL2NormParams>(op, BuiltinOptions_L2NormOptions, allocator, data);
}

TfLiteStatus ParseArgMax(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseOutputType(op, BuiltinOptions_ArgMaxOptions, &TfLiteArgMaxParams::output_type,
                         allocator, data);
}

TfLiteStatus ParseArgMin(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseOutputType(op, BuiltinOptions_ArgMinOptions, &TfLiteArgMinParams::output_type,
                         allocator, data);
}

TfLiteStatus ParseShape(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseOutputType(op, BuiltinOptions_ShapeOptions, &TfLiteShapeParams::out_type, allocator,
                         data);
}

TfLiteStatus ParseCast(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteCastParams>(op, BuiltinOptions_CastOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  const TfLiteStatus status = TypeOf(options, 0, &params->in_data_type);
  return status == kTfLiteOk ? TypeOf(options, 1, &params->out_data_type) : status;
}

TfLiteStatus ParseCallOnce(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteCallOnceParams>(op, BuiltinOptions_CallOnceOptions,
                                         &TfLiteCallOnceParams::init_subgraph_index, nullptr,
                                         allocator, data);
}

TfLiteStatus ParseDepthToSpace(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteDepthToSpaceParams>(op, BuiltinOptions_DepthToSpaceOptions,
                                             &TfLiteDepthToSpaceParams::block_size, nullptr,
                                             allocator, data);
}

TfLiteStatus ParseSpaceToDepth(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteSpaceToDepthParams>(op, BuiltinOptions_SpaceToDepthOptions,
                                             &TfLiteSpaceToDepthParams::block_size, nullptr,
                                             allocator, data);
}

TfLiteStatus ParseGather(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteGatherParams>(op, BuiltinOptions_GatherOptions, &TfLiteGatherParams::axis,
                                       &TfLiteGatherParams::batch_dims, allocator, data);
}

TfLiteStatus ParseIf(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteIfParams>(op, BuiltinOptions_IfOptions,
                                   &TfLiteIfParams::then_subgraph_index,
                                   &TfLiteIfParams::else_subgraph_index, allocator, data);
}

TfLiteStatus ParseWhile(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteWhileParams>(op, BuiltinOptions_WhileOptions,
                                      &TfLiteWhileParams::cond_subgraph_index,
                                      &TfLiteWhileParams::body_subgraph_index, allocator, data);
}

TfLiteStatus ParsePack(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLitePackParams>(op, BuiltinOptions_PackOptions,
                                     &TfLitePackParams::values_count, &TfLitePackParams::axis,
                                     allocator, data);
}

TfLiteStatus ParseUnpack(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteUnpackParams>(op, BuiltinOptions_UnpackOptions, &TfLiteUnpackParams::num,
                                       &TfLiteUnpackParams::axis, allocator, data);
}

TfLiteStatus ParseSplit(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteSplitParams>(op, BuiltinOptions_SplitOptions,
                                      &TfLiteSplitParams::num_splits, nullptr, allocator, data);
}

TfLiteStatus ParseSplitV(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  return ParseInts<TfLiteSplitVParams>(op, BuiltinOptions_SplitVOptions,
                                       &TfLiteSplitVParams::num_splits, nullptr, allocator, data);
}

TfLiteStatus ParseBatchMatMul(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteBatchMatMulParams>(op, BuiltinOptions_BatchMatMulOptions, allocator, data);
  if (options != nullptr) {
    params->adj_x = Flag(options, 0);
    params->adj_y = Flag(options, 1);
    params->asymmetric_quantize_inputs = Flag(options, 2);
  }
  return kTfLiteOk;
}

TfLiteStatus ParseConcatenation(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteConcatenationParams>(op, BuiltinOptions_ConcatenationOptions, allocator, data);
  if (options != nullptr) {
    params->axis = Int(options, 0);
    params->activation = Activation(options, 1);
  }
  return kTfLiteOk;
}

TfLiteStatus ParseConv2D(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteConvParams>(op, BuiltinOptions_Conv2DOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->padding = PaddingOf(options, 0);
  params->stride_width = Int(options, 1);
  params->stride_height = Int(options, 2);
  params->activation = Activation(options, 3);
  params->dilation_width_factor = Int(options, 4, 1);
  params->dilation_height_factor = Int(options, 5, 1);
  return TypeOf(options, 6, &params->quantized_bias_type);
}

TfLiteStatus ParseDepthwiseConv2D(const Operator* op, BuiltinDataAllocator* allocator,
                                  void** data) {
  const auto [params, options] =
      Begin<TfLiteDepthwiseConvParams>(op, BuiltinOptions_DepthwiseConv2DOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->padding = PaddingOf(options, 0);
  params->stride_width = Int(options, 1);
  params->stride_height = Int(options, 2);
  params->depth_multiplier = Int(options, 3);
  params->activation = Activation(options, 4);
  params->dilation_width_factor = Int(options, 5, 1);
  params->dilation_height_factor = Int(options, 6, 1);
  return kTfLiteOk;
}

TfLiteStatus ParseTransposeConv(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteTransposeConvParams>(op, BuiltinOptions_TransposeConvOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->padding = PaddingOf(options, 0);
  params->stride_width = Int(options, 1);
  params->stride_height = Int(options, 2);
  params->activation = Activation(options, 3);
  return TypeOf(options, 4, &params->quantized_bias_type);
}

TfLiteStatus ParseCumSum(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteCumsumParams>(op, BuiltinOptions_CumsumOptions, allocator, data);
  if (options != nullptr) {
    params->exclusive = Flag(options, 0);
    params->reverse = Flag(options, 1);
  }
  return kTfLiteOk;
}

TfLiteStatus ParseFullyConnected(const Operator* op, BuiltinDataAllocator* allocator,
                                 void** data) {
  const auto [params, options] =
      Begin<TfLiteFullyConnectedParams>(op, BuiltinOptions_FullyConnectedOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->activation = Activation(options, 0);
  params->keep_num_dims = Flag(options, 2);
  params->asymmetric_quantize_inputs = Flag(options, 3);
  const TfLiteStatus status = TypeOf(options, 4, &params->quantized_bias_type);
  if (status != kTfLiteOk) return status;
  switch (options->Scalar<int8_t>(1, 0)) {
    case 0:
      params->weights_format = kTfLiteFullyConnectedWeightsFormatDefault;
      return kTfLiteOk;
    case 1:
      params->weights_format = kTfLiteFullyConnectedWeightsFormatShuffled4x16Int8;
      return kTfLiteOk;
    default:
      MicroPrintf("Unhandled fully-connected weights format.");
      return kTfLiteError;
  }
}

TfLiteStatus ParseLeakyRelu(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteLeakyReluParams>(op, BuiltinOptions_LeakyReluOptions, allocator, data);
  if (options != nullptr) params->alpha = options->Scalar<float>(0, 0.0f);
  return kTfLiteOk;
}

TfLiteStatus ParseMirrorPad(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteMirrorPaddingParams>(op, BuiltinOptions_MirrorPadOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  switch (options->Scalar<int8_t>(0, 0)) {
    case 0:
      params->mode = kTfLiteMirrorPaddingReflect;
      break;
    case 1:
      params->mode = kTfLiteMirrorPaddingSymmetric;
      break;
    default:
      params->mode = kTfLiteMirrorPaddingUnknown;
  }
  return kTfLiteOk;
}

TfLiteStatus ParsePool(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLitePoolParams>(op, BuiltinOptions_Pool2DOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->padding = PaddingOf(options, 0);
  params->stride_width = Int(options, 1);
  params->stride_height = Int(options, 2);
  params->filter_width = Int(options, 3);
  params->filter_height = Int(options, 4);
  params->activation = Activation(options, 5);
  return kTfLiteOk;
}

TfLiteStatus ParseReducer(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteReducerParams>(op, BuiltinOptions_ReducerOptions, allocator, data);
  if (options != nullptr) params->keep_dims = Flag(options, 0);
  return kTfLiteOk;
}

TfLiteStatus ParseReshape(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteReshapeParams>(op, BuiltinOptions_ReshapeOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  return CopyDims(options, 0, "reshape", params->shape, &params->num_dimensions);
}

TfLiteStatus ParseSqueeze(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteSqueezeParams>(op, BuiltinOptions_SqueezeOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  return CopyDims(options, 0, "squeeze", params->squeeze_dims, &params->num_squeeze_dims);
}

TfLiteStatus ParseResizeBilinear(const Operator* op, BuiltinDataAllocator* allocator,
                                 void** data) {
  return ParseResize<TfLiteResizeBilinearParams>(op, BuiltinOptions_ResizeBilinearOptions, 2,
                                                 allocator, data);
}

TfLiteStatus ParseResizeNearestNeighbor(const Operator* op, BuiltinDataAllocator* allocator,
                                        void** data) {
  return ParseResize<TfLiteResizeNearestNeighborParams>(op,
                                                        BuiltinOptions_ResizeNearestNeighborOptions,
                                                        0, allocator, data);
}

TfLiteStatus ParseSoftmax(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteSoftmaxParams>(op, BuiltinOptions_SoftmaxOptions, allocator, data);
  if (options != nullptr) params->beta = options->Scalar<float>(0, 0.0f);
  return kTfLiteOk;
}

TfLiteStatus ParseStridedSlice(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteStridedSliceParams>(op, BuiltinOptions_StridedSliceOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->begin_mask = Int(options, 0);
  params->end_mask = Int(options, 1);
  params->ellipsis_mask = Int(options, 2);
  params->new_axis_mask = Int(options, 3);
  params->shrink_axis_mask = Int(options, 4);
  params->offset = Flag(options, 5);
  return kTfLiteOk;
}

TfLiteStatus ParseSvdf(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteSVDFParams>(op, BuiltinOptions_SVDFOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->rank = Int(options, 0);
  params->activation = Activation(options, 1);
  params->asymmetric_quantize_inputs = Flag(options, 2);
  return kTfLiteOk;
}

TfLiteStatus ParseUnidirectionalSequenceLSTM(const Operator* op, BuiltinDataAllocator* allocator,
                                             void** data) {
  const auto [params, options] = Begin<TfLiteUnidirectionalSequenceLSTMParams>(
      op, BuiltinOptions_UnidirectionalSequenceLSTMOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  params->activation = Activation(options, 0);
  params->cell_clip = options->Scalar<float>(1, 0.0f);
  params->proj_clip = options->Scalar<float>(2, 0.0f);
  params->time_major = Flag(options, 3);
  params->asymmetric_quantize_inputs = Flag(options, 4);
  params->diagonal_recurrent_tensors = Flag(options, 5);
  return kTfLiteOk;
}

TfLiteStatus ParseVarHandle(const Operator* op, BuiltinDataAllocator* allocator, void** data) {
  const auto [params, options] =
      Begin<TfLiteVarHandleParams>(op, BuiltinOptions_VarHandleOptions, allocator, data);
  if (options == nullptr) return kTfLiteOk;
  const auto* container = options->Reference<flatbuffers::String>(0);
  const auto* shared_name = options->Reference<flatbuffers::String>(1);
  if (container != nullptr) params->container = container->c_str();
  if (shared_name != nullptr) params->shared_name = shared_name->c_str();
  return kTfLiteOk;
}

}  // namespace tflite
