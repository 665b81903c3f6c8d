// Reads the FlexBuffers in which custom ops carry their options. Nothing in them is trusted: a
// value that does not lie in the buffer is reported, never followed.
#ifndef ENGINE_SRC_MODEL_FLEXBUFFERS_H_
#define ENGINE_SRC_MODEL_FLEXBUFFERS_H_

#include <cstddef>
#include <cstdint>

namespace tflite {
namespace flex {

// The values of a map or vector at the root. The signal ops ask for them by position, without a
// look at their types; keys are sorted, so the position is the key's place in the alphabet.
class Options {
 public:
  Options(const void* buffer, size_t length);

  // The root is a map or a vector, and every value asked for by position so far was there.
  bool ok() const { return ok_; }

  // The integer at a position, cut to 32 bits. Positions at or past the end read what follows the
  // values, as upstream does, as long as it lies in the buffer.
  int32_t Int32At(size_t index);
  bool BoolAt(size_t index);

  // The value of a key, converted the way FlexBuffers converts. An absent key reads as null.
  bool IsNull(const char* key) const;
  int32_t Int32(const char* key) const;
  float Float(const char* key) const;
  bool Bool(const char* key) const;

 private:
  struct Value {
    uint8_t type;
    size_t at;      // of the number, or of the length's end for a vector
    uint8_t width;  // of the number in bytes; 0: nothing there
  };

  bool Lies(size_t at, size_t bytes) const { return at <= length_ && bytes <= length_ - at; }
  uint64_t Unsigned(size_t at, uint8_t width) const;
  int64_t Signed(size_t at, uint8_t width) const;
  double Real(size_t at, uint8_t width) const;
  bool KeyVector(size_t* keys, uint8_t* key_width, size_t* count) const;
  int CompareKey(const char* key, size_t keys, uint8_t key_width, size_t index) const;
  Value Find(const char* key) const;
  Value Resolve(size_t index) const;
  int64_t AsInt64(const Value& value) const;
  uint64_t AsUInt64(const Value& value) const;
  double AsDouble(const Value& value) const;

  const uint8_t* bytes_;
  size_t length_;
  size_t values_ = 0;  // where the first value starts
  size_t count_ = 0;
  uint8_t width_ = 1;
  bool is_map_ = false;
  bool ok_ = false;
};

}  // namespace flex
}  // namespace tflite

#endif  // ENGINE_SRC_MODEL_FLEXBUFFERS_H_
