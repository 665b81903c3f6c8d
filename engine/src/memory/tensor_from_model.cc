#include "memory/tensor_from_model.h"

#include "memory/temp_tensors.h"
#include "memory/trace.h"
#include "tensorflow/lite/core/api/flatbuffer_conversions.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

// A scalar's dims.
TfLiteIntArray no_dims = {0, {}};

// A FlatBuffers vector of int32 has the layout of a TfLiteIntArray, so dims stay in the file.
TfLiteIntArray* DimsOf(const Tensor& tensor) {
  const auto* shape = tensor.shape();
  return shape == nullptr
             ? &no_dims
             : const_cast<TfLiteIntArray*>(reinterpret_cast<const TfLiteIntArray*>(shape));
}

// Memory for quantisation, wherever this tensor's goes.
class Place {
 public:
  Place(IPersistentBufferAllocator* persistent, INonPersistentBufferAllocator* temporary)
      : persistent_(persistent), temporary_(temporary) {}

  void* Allocate(size_t bytes, size_t alignment, size_t vital) const {
    const ScopedTraceCategory category(temporary_ == nullptr
                                           ? TraceCategory::kPersistentQuantization
                                           : TraceCategory::kTempQuantization);
    return temporary_ == nullptr ? persistent_->AllocatePersistentBuffer(bytes, alignment)
                                 : AllocateTempStruct(temporary_, bytes, alignment, vital);
  }

 private:
  IPersistentBufferAllocator* persistent_;
  INonPersistentBufferAllocator* temporary_;
};

TfLiteStatus FillQuantization(const QuantizationParameters& source, const Place& place,
                              TfLiteTensor* result) {
  const auto* scale = source.scale();
  const auto* zero_point = source.zero_point();
  result->params.scale = scale->Get(0);
  result->params.zero_point = static_cast<int32_t>(zero_point->Get(0));

  auto* affine = static_cast<TfLiteAffineQuantization*>(
      place.Allocate(sizeof(TfLiteAffineQuantization), alignof(TfLiteAffineQuantization),
                     sizeof(TfLiteFloatArray*)));
  if (affine == nullptr) {
    MicroPrintf("Unable to allocate TfLiteAffineQuantization.\n");
    return kTfLiteError;
  }
  const int channels = static_cast<int>(scale->size());
  affine->zero_point = static_cast<TfLiteIntArray*>(
      place.Allocate(TfLiteIntArrayGetSizeInBytes(channels), alignof(TfLiteIntArray), 0));
  if (affine->zero_point == nullptr) {
    MicroPrintf("Unable to allocate quantization->zero_point.\n");
    return kTfLiteError;
  }
  affine->scale = const_cast<TfLiteFloatArray*>(reinterpret_cast<const TfLiteFloatArray*>(scale));
  affine->zero_point->size = channels;
  const bool one_each = zero_point->size() == scale->size();
  for (int i = 0; i < channels; ++i) {
    affine->zero_point->data[i] =
        static_cast<int32_t>(zero_point->Get(one_each ? static_cast<uint32_t>(i) : 0));
  }
  affine->quantized_dimension = source.quantized_dimension();
  result->quantization = {kTfLiteAffineQuantization, affine};
  return kTfLiteOk;
}

}  // namespace

void* ConstantData(const Model* model, const Tensor& tensor) {
  const auto* data = model->buffers()->Get(tensor.buffer())->data();
  if (data == nullptr || data->size() == 0) return nullptr;
  return const_cast<uint8_t*>(data->Data());
}

TfLiteStatus FillEvalTensor(const Model* model, const Tensor& tensor, TfLiteEvalTensor* result) {
  *result = {};
  const TfLiteStatus status = ConvertTensorType(tensor.type(), &result->type);
  if (status != kTfLiteOk) return status;
  result->data.data = ConstantData(model, tensor);
  result->dims = DimsOf(tensor);
  return kTfLiteOk;
}

TfLiteStatus FillTensor(const Model* model, const Tensor& tensor,
                        IPersistentBufferAllocator* persistent,
                        INonPersistentBufferAllocator* temporary, TfLiteTensor* result) {
  *result = {};
  const TfLiteStatus type_status = ConvertTensorType(tensor.type(), &result->type);
  if (type_status != kTfLiteOk) return type_status;
  result->is_variable = tensor.is_variable();
  result->data.data = ConstantData(model, tensor);
  result->allocation_type = result->data.data == nullptr ? kTfLiteArenaRw : kTfLiteMmapRo;
  result->dims = DimsOf(tensor);
  const TfLiteEvalTensor measured = {result->data, result->dims, result->type};
  const TfLiteStatus bytes_status = TfLiteEvalTensorByteLength(&measured, &result->bytes);
  if (bytes_status != kTfLiteOk) return bytes_status;

  const QuantizationParameters* quantization = tensor.quantization();
  if (quantization == nullptr || quantization->scale() == nullptr ||
      quantization->scale()->size() == 0 || quantization->zero_point() == nullptr ||
      quantization->zero_point()->size() == 0) {
    return kTfLiteOk;
  }
  return FillQuantization(*quantization, Place(persistent, temporary), result);
}

}  // namespace tflite
