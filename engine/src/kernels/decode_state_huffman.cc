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
TfLiteStatus HuffmanState::Fill(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                                TfLiteEvalTensor* output) const {
  const int entry_bytes = wide_entries_ ? 4 : 2;
  const int count_shift = 8 * entry_bytes - 5;
  const uint32_t value_mask = (1u << count_shift) - 1;
  const int symbol_bytes = static_cast<int>(ElementBytes(output->type));
  const int32_t elements = ElementCount(output);
  ABORT_IF(!Holds<uint8_t>(output, int64_t{elements} * symbol_bytes), kFile,
           "the output has no memory");
  const int64_t entries = (ByteLength(ancillary) - DecodeHeader::kBytes) / entry_bytes;
  const uint8_t* table = ancillary.data.uint8 + DecodeHeader::kBytes;
  BitReader code(encoded.data.uint8, ByteLength(encoded));
  for (int32_t i = 0; i < elements; ++i) {
    int taken = first_bits_;
    int64_t place = code.Take(taken);
    for (;;) {
      ABORT_IF(place >= entries, kFile, "a look-up lies past the end of the table");
      uint8_t bytes[4] = {};
      CopyElement(bytes, table + place * entry_bytes, entry_bytes);
      uint32_t entry;
      memcpy(&entry, bytes, sizeof(entry));
      const int count = entry >> count_shift & 15;
      if (entry >> (count_shift + 4) != 0) {
        if (taken > count) code.PutBack(taken - count);
        CopyElement(output->data.uint8 + i * symbol_bytes, bytes, symbol_bytes);
        break;
      }
      ABORT_IF(code.ran_out(), kFile, "the code words end early");
      taken = count + 1;
      place += (entry & value_mask) + code.Take(taken);
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
  if (output->type == kTfLiteInt8 || (output->type == kTfLiteInt16 && wide_entries_)) {
    return Fill(encoded, ancillary, output);
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
