// Code words of different lengths, looked up in a tree of tables.
#include <cstring>

#include "kernels/decode_state.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "tensorflow/lite/micro/micro_profiler.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/decode_state_huffman.cc";

class HuffmanState : public DecodeState {
 public:
  TfLiteStatus Setup(TfLiteContext* context, const TfLiteTensor& ancillary,
                     const TfLiteTensor& output) override;
  TfLiteStatus Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                      TfLiteEvalTensor* output,
                      MicroProfilerInterface* profiler) const override;

 private:
  template <typename Entry, typename Symbol>
  TfLiteStatus Fill(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                    TfLiteEvalTensor* output) const;

  bool wide_entries_;
  uint8_t first_bits_;  // that the first look-up of a symbol takes
};

TfLiteStatus HuffmanState::Setup([[maybe_unused]] TfLiteContext* context,
                                 const TfLiteTensor& ancillary, const TfLiteTensor& output) {
  RETURN_IF_ERROR(CheckTypeVersion(ancillary));
  const uint8_t parameters = ancillary.data.uint8[DecodeHeader::kParameters];
  wide_entries_ = (parameters & 1) != 0;
  first_bits_ = static_cast<uint8_t>((parameters >> 4) + 1);
  if (!wide_entries_) {
    ENSURE_TYPES_EQ_AT(context, kFile, 46, output.type, kTfLiteInt8, "output.type", "kTfLiteInt8");
  }
  return kTfLiteOk;
}

// An entry from the top: a bit that says "symbol", four bits of a count, the rest a value. For a
// symbol the count is how many bits of its last look-up belong to it; else the count, plus one, is
// how many bits the next look-up takes, and the value how far away its table is.
template <typename Entry, typename Symbol>
TfLiteStatus HuffmanState::Fill(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                                TfLiteEvalTensor* output) const {
  constexpr int kEntryBits = 8 * sizeof(Entry);
  constexpr int kCountShift = kEntryBits - 5;
  constexpr uint32_t kValueMask = (1u << kCountShift) - 1;
  const int32_t elements = ElementCount(output);
  ABORT_IF(!Holds<Symbol>(output, elements), kFile, "the output has no memory");
  const int64_t entries = (ByteLength(ancillary) - DecodeHeader::kBytes) / int64_t{sizeof(Entry)};
  const uint8_t* table = ancillary.data.uint8 + DecodeHeader::kBytes;
  Symbol* out = static_cast<Symbol*>(output->data.data);
  BitReader code(encoded.data.uint8, ByteLength(encoded));
  for (int32_t i = 0; i < elements; ++i) {
    int taken = first_bits_;
    int64_t place = code.Take(taken);
    for (;;) {
      ABORT_IF(place >= entries, kFile, "a look-up lies past the end of the table");
      Entry entry;
      memcpy(&entry, table + place * sizeof(Entry), sizeof(Entry));
      const int count = entry >> kCountShift & 15;
      if (entry >> (kEntryBits - 1) != 0) {
        if (taken > count) code.PutBack(taken - count);
        out[i] = static_cast<Symbol>(entry);
        break;
      }
      ABORT_IF(code.ran_out(), kFile, "the code words end early");
      taken = count + 1;
      place += (entry & kValueMask) + code.Take(taken);
    }
    ABORT_IF(code.ran_out(), kFile, "the code words end early");
  }
  return kTfLiteOk;
}

TfLiteStatus HuffmanState::Decode(const TfLiteEvalTensor& encoded,
                                  const TfLiteEvalTensor& ancillary, TfLiteEvalTensor* output,
                                  MicroProfilerInterface* profiler) const {
  ScopedMicroProfiler event(wide_entries_ ? "DecompressToBufferWith32BitTable"
                                          : "DecompressToBufferWith16BitTable",
                            profiler);
  if (output->type == kTfLiteInt8) {
    return wide_entries_ ? Fill<uint32_t, int8_t>(encoded, ancillary, output)
                         : Fill<uint16_t, int8_t>(encoded, ancillary, output);
  }
  if (output->type == kTfLiteInt16 && wide_entries_) {
    return Fill<uint32_t, int16_t>(encoded, ancillary, output);
  }
  MicroPrintf("unsupported tensor type %s", TfLiteTypeGetName(output->type));
  return kTfLiteError;
}

}  // namespace

DecodeState* CreateDecodeHuffman(TfLiteContext* context) {
  return AllocateOpData<HuffmanState, 28>(context);
}

}  // namespace kernels
}  // namespace tflite
