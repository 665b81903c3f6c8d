#include "kernels/decode_state.h"

#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {

int64_t ByteLength(const TfLiteEvalTensor& tensor) {
  const int64_t elements = ElementCount(&tensor);
  if (elements < 0 || tensor.data.data == nullptr) return 0;
  return elements * static_cast<int64_t>(ElementBytes(tensor.type));
}

int DecodedElementBytes(TfLiteType type) {
  switch (type) {
    case kTfLiteBool:
    case kTfLiteInt8:
    case kTfLiteInt16:
    case kTfLiteFloat32:
    case kTfLiteInt32:
    case kTfLiteInt64:
      return static_cast<int>(ElementBytes(type));
    default:
      MicroPrintf("unsupported tensor type %s", TfLiteTypeGetName(type));
      return 0;
  }
}

TfLiteStatus ReadChannelLayout(const TfLiteTensor& output, ChannelLayout* layout) {
  *layout = ChannelLayout();
  if (output.quantization.type != kTfLiteAffineQuantization) return kTfLiteOk;
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(output.quantization.params);
  if (affine == nullptr || affine->scale == nullptr || affine->scale->size < 1) return kTfLiteOk;
  layout->channels = affine->scale->size;
  const int axis = affine->quantized_dimension;
  if (axis == output.dims->size - 1 && layout->channels > 1) {
    layout->along_last_axis = true;
    return kTfLiteOk;
  }
  if (axis != 0) {
    MicroPrintf("unsupported quantization axis %u", static_cast<unsigned>(axis));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus CheckTypeVersion(const TfLiteTensor& ancillary) {
  constexpr uint8_t kSupported = 1;
  const uint8_t version = ancillary.data.uint8[DecodeHeader::kTypeVersion];
  if (version == kSupported) return kTfLiteOk;
  MicroPrintf("unsupported version %u", version);
  return kTfLiteError;
}

}  // namespace kernels
}  // namespace tflite
