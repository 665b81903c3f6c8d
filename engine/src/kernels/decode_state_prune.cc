// A bit for each element says whether its value is in the table or was pruned to zero.
#include <cstring>

#include "kernels/decode_state.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/micro_profiler.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/decode_state_prune.cc";

class PruneState : public DecodeState {
 public:
  TfLiteStatus Setup(TfLiteContext* context, const TfLiteTensor& ancillary,
                     const TfLiteTensor& output) override;
  TfLiteStatus Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                      TfLiteEvalTensor* output,
                      MicroProfilerInterface* profiler) const override;

 private:
  TfLiteStatus ReadZeroPoints(TfLiteContext* context, const TfLiteTensor& output);

  ChannelLayout layout_;
  int8_t* zero_points_ = nullptr;  // by channel, only where they matter
  int8_t zero_point_ = 0;
};

TfLiteStatus PruneState::Setup(TfLiteContext* context, const TfLiteTensor& ancillary,
                               const TfLiteTensor& output) {
  RETURN_IF_ERROR(CheckTypeVersion(ancillary));
  RETURN_IF_ERROR(ReadChannelLayout(output, &layout_));
  return ReadZeroPoints(context, output);
}

TfLiteStatus PruneState::ReadZeroPoints(TfLiteContext* context, const TfLiteTensor& output) {
  if (output.quantization.type != kTfLiteAffineQuantization) return kTfLiteOk;
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(output.quantization.params);
  if (affine == nullptr || affine->zero_point == nullptr) return kTfLiteOk;
  const TfLiteIntArray& given = *affine->zero_point;
  bool all_zero = true;
  for (int i = 0; i < given.size; ++i) all_zero = all_zero && given.data[i] == 0;
  ENSURE_MSG_AT(context, kFile, output.type == kTfLiteInt8 || all_zero,
                "All zero-points must be zero");
  ABORT_IF(given.size != layout_.channels, kFile, "a channel has no zero point");
  zero_point_ = static_cast<int8_t>(given.data[0]);
  if (layout_.channels == 1 || all_zero) return kTfLiteOk;

  zero_points_ = AllocateArray<int8_t>(context, layout_.channels);
  if (zero_points_ == nullptr) {
    MicroPrintf("unable to allocate zero_points_");
    return kTfLiteError;
  }
  for (int i = 0; i < given.size; ++i) zero_points_[i] = static_cast<int8_t>(given.data[i]);
  return kTfLiteOk;
}

TfLiteStatus PruneState::Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                                TfLiteEvalTensor* output,
                                MicroProfilerInterface* profiler) const {
  ScopedMicroProfiler event(
      zero_points_ == nullptr ? "DecompressToBuffer" : "DecompressToBufferPerChannelInt8",
      profiler);
  const int width = DecodedElementBytes(output->type);
  if (width == 0) return kTfLiteError;
  const int32_t elements = ElementCount(output);
  const int64_t encoded_bytes = ByteLength(encoded);
  ABORT_IF(!Holds<uint8_t>(output, int64_t{elements} * width), kFile, "the output has no memory");
  ABORT_IF(elements > 8 * encoded_bytes, kFile, "the mask has fewer bits than there are elements");
  ABORT_IF(zero_points_ != nullptr && !layout_.Divides(elements), kFile,
           "the elements do not divide into channels");
  const int64_t values = (ByteLength(ancillary) - DecodeHeader::kBytes) / width;
  const uint8_t* table = ancillary.data.uint8 + DecodeHeader::kBytes;
  uint8_t* out = output->data.uint8;
  BitReader mask(encoded.data.uint8, encoded_bytes);
  int64_t next = 0;
  for (int32_t i = 0; i < elements; ++i, out += width) {
    if (mask.Take(1) != 0) {
      ABORT_IF(next >= values, kFile, "the mask has more bits set than there are values");
      CopyElement(out, table + next * width, width);
      ++next;
      continue;
    }
    // Only int8, one byte wide, has a zero point that is not all zero bits.
    memset(out, 0, width);
    *out = static_cast<uint8_t>(
        zero_points_ == nullptr ? zero_point_ : zero_points_[layout_.ChannelOf(i, elements)]);
  }
  return kTfLiteOk;
}

}  // namespace

DecodeState* CreateDecodePrune(TfLiteContext* context) {
  return AllocateOpData<PruneState, 40>(context);
}

}  // namespace kernels
}  // namespace tflite
