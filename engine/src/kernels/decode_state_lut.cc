// A table of values for each channel, and an index of a few bits for each element.
#include <cstring>

#include "kernels/decode_state.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/micro_profiler.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/decode_state_lut.cc";

class LutState : public DecodeState {
 public:
  TfLiteStatus Setup(TfLiteContext* context, const TfLiteTensor& ancillary,
                     const TfLiteTensor& output) override;
  TfLiteStatus Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                      TfLiteEvalTensor* output,
                      MicroProfilerInterface* profiler) const override;

 private:
  template <typename T>
  TfLiteStatus Fill(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                    TfLiteEvalTensor* output) const;
  const char* EventName(TfLiteType type) const;

  ChannelLayout layout_;
  uint8_t index_bits_;
  uint8_t stride_;  // table entries from one channel to the next
};

TfLiteStatus LutState::Setup(TfLiteContext*, const TfLiteTensor& ancillary,
                             const TfLiteTensor& output) {
  RETURN_IF_ERROR(CheckTypeVersion(ancillary));
  RETURN_IF_ERROR(ReadChannelLayout(output, &layout_));
  index_bits_ = ancillary.data.uint8[DecodeHeader::kParameters] & 7;
  stride_ = ancillary.data.uint8[DecodeHeader::kStride];
  ABORT_IF(index_bits_ == 0, kFile, "an index has no bits");
  return kTfLiteOk;
}

// The profiler sees which of upstream's loops would have run.
const char* LutState::EventName(TfLiteType type) const {
  if (type == kTfLiteInt8 && !layout_.along_last_axis) {
    if (index_bits_ == 4) return "DecompressToBufferWidth4_16";
    if (index_bits_ == 3) return "DecompressToBufferWidth3_32";
    if (index_bits_ == 2) return "DecompressToBufferWidth2_16";
  }
  return "DecompressToBufferWidthAny";
}

// T is any type of the element's width: the values are only moved.
template <typename T>
TfLiteStatus LutState::Fill(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                            TfLiteEvalTensor* output) const {
  const int32_t elements = ElementCount(output);
  const int64_t encoded_bytes = ByteLength(encoded);
  ABORT_IF(!Holds<T>(output, elements), kFile, "the output has no memory");
  ABORT_IF(int64_t{elements} * index_bits_ > 8 * encoded_bytes, kFile,
           "there are fewer indices than elements");
  ABORT_IF(!layout_.Divides(elements), kFile, "the elements do not divide into channels");
  const int64_t entries = (ByteLength(ancillary) - DecodeHeader::kBytes) / int64_t{sizeof(T)};
  const uint8_t* table = ancillary.data.uint8 + DecodeHeader::kBytes;
  T* out = static_cast<T*>(output->data.data);
  BitReader indices(encoded.data.uint8, encoded_bytes);
  for (int32_t i = 0; i < elements; ++i) {
    const int64_t entry =
        int64_t{layout_.ChannelOf(i, elements)} * stride_ + indices.Take(index_bits_);
    ABORT_IF(entry >= entries, kFile, "an index lies past the end of the table");
    memcpy(&out[i], table + entry * sizeof(T), sizeof(T));
  }
  return kTfLiteOk;
}

TfLiteStatus LutState::Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                              TfLiteEvalTensor* output, MicroProfilerInterface* profiler) const {
  ScopedMicroProfiler event(EventName(output->type), profiler);
  switch (output->type) {
    case kTfLiteBool:
    case kTfLiteInt8:
      return Fill<uint8_t>(encoded, ancillary, output);
    case kTfLiteInt16:
      return Fill<uint16_t>(encoded, ancillary, output);
    case kTfLiteFloat32:
    case kTfLiteInt32:
      return Fill<uint32_t>(encoded, ancillary, output);
    case kTfLiteInt64:
      return Fill<uint64_t>(encoded, ancillary, output);
    default:
      MicroPrintf("unsupported tensor type %s", TfLiteTypeGetName(output->type));
      return kTfLiteError;
  }
}

}  // namespace

DecodeState* CreateDecodeLut(TfLiteContext* context) {
  return AllocateOpData<LutState, 36>(context);
}

}  // namespace kernels
}  // namespace tflite
