// One compressed tensor of a TFLM_DECODE node: how it was packed, and how it comes back.
#ifndef ENGINE_SRC_KERNELS_DECODE_STATE_H_
#define ENGINE_SRC_KERNELS_DECODE_STATE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_profiler_interface.h"

namespace tflite {
namespace kernels {

// The ancillary tensor: a header, then a table whose meaning the type of compression decides.
struct DecodeHeader {
  static constexpr int64_t kBytes = 16;
  static constexpr int kType = 0;
  static constexpr int kVersion = 1;
  static constexpr int kTypeVersion = 4;
  static constexpr int kParameters = 5;
  static constexpr int kStride = 6;
};

enum DecodeType : uint8_t {
  kDecodeLut = 0,
  kDecodeHuffman = 1,
  kDecodePrune = 2,
  kDecodeCustom = 127,
};

class DecodeState {
 public:
  // At Prepare: reads the header, and what it needs of the output's quantisation.
  virtual TfLiteStatus Setup(TfLiteContext* context, const TfLiteTensor& ancillary,
                             const TfLiteTensor& output) = 0;

  // At Invoke: fills the output. The ancillary tensor holds at least a header.
  virtual TfLiteStatus Decode(const TfLiteEvalTensor& encoded, const TfLiteEvalTensor& ancillary,
                              TfLiteEvalTensor* output,
                              MicroProfilerInterface* profiler) const = 0;

 protected:
  ~DecodeState() = default;
};

// Each takes its memory from the arena; null if there is none.
DecodeState* CreateDecodeLut(TfLiteContext* context);
DecodeState* CreateDecodeHuffman(TfLiteContext* context);
DecodeState* CreateDecodePrune(TfLiteContext* context);

// Which channel of a per-channel quantised tensor an element belongs to.
struct ChannelLayout {
  int32_t channels = 1;
  bool along_last_axis = false;

  int32_t ChannelOf(int32_t element, int32_t elements) const {
    return along_last_axis ? element % channels : element / (elements / channels);
  }
  // Every element has a channel.
  bool Divides(int32_t elements) const { return elements % channels == 0; }
};

// Bytes of a tensor's memory.
int64_t ByteLength(const TfLiteEvalTensor& tensor);

// Bytes of one element of a type that tables and masks decode to; 0 after a message for others.
int DecodedElementBytes(TfLiteType type);

// Moves one element, of 1, 2, 4 or 8 bytes.
inline void CopyElement(uint8_t* to, const uint8_t* from, int bytes) {
  switch (bytes) {
    case 1:
      *to = *from;
      break;
    case 2:
      memcpy(to, from, 2);
      break;
    case 4:
      memcpy(to, from, 4);
      break;
    default:
      memcpy(to, from, 8);
  }
}

TfLiteStatus ReadChannelLayout(const TfLiteTensor& output, ChannelLayout* layout);

// The type's own version in the header must be the first.
TfLiteStatus CheckTypeVersion(const TfLiteTensor& ancillary);

// Bytes, most significant bit first. Bits past the end read as zero; `consumed` tells.
class BitReader {
 public:
  BitReader(const uint8_t* bytes, int64_t length) : bytes_(bytes), bits_(8 * length) {}

  uint32_t Take(int count) {
    uint32_t value = 0;
    for (int i = 0; i < count; ++i, ++at_) {
      const uint32_t bit = at_ < bits_ ? bytes_[at_ >> 3] >> (7 - (at_ & 7)) & 1u : 0;
      value = value << 1 | bit;
    }
    return value;
  }
  void PutBack(int count) { at_ -= count; }
  bool ran_out() const { return at_ > bits_; }

 private:
  const uint8_t* bytes_;
  int64_t bits_;
  int64_t at_ = 0;
};

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_DECODE_STATE_H_
