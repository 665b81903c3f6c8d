// A table of values for each channel, and an index of a few bits for each element.
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

TfLiteStatus LutState::Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                              TfLiteEvalTensor* output, MicroProfilerInterface* profiler) const {
  ScopedMicroProfiler event(EventName(output->type), profiler);
  const int width = DecodedElementBytes(output->type);
  if (width == 0) return kTfLiteError;
  const int32_t elements = ElementCount(output);
  const int64_t encoded_bytes = ByteLength(encoded);
  ABORT_IF(!Holds<uint8_t>(output, int64_t{elements} * width), kFile, "the output has no memory");
  ABORT_IF(int64_t{elements} * index_bits_ > 8 * encoded_bytes, kFile,
           "there are fewer indices than elements");
  ABORT_IF(!layout_.Divides(elements), kFile, "the elements do not divide into channels");
  const int64_t entries = (ByteLength(ancillary) - DecodeHeader::kBytes) / width;
  const uint8_t* table = ancillary.data.uint8 + DecodeHeader::kBytes;
  BitReader indices(encoded.data.uint8, encoded_bytes);
  for (int32_t i = 0; i < elements; ++i) {
    const int64_t entry =
        int64_t{layout_.ChannelOf(i, elements)} * stride_ + indices.Take(index_bits_);
    ABORT_IF(entry >= entries, kFile, "an index lies past the end of the table");
    CopyElement(output->data.uint8 + i * width, table + entry * width, width);
  }
  return kTfLiteOk;
}

}  // namespace

DecodeState* CreateDecodeLut(TfLiteContext* context) {
  return AllocateOpData<LutState, 36>(context);
}

}  // namespace kernels
}  // namespace tflite
