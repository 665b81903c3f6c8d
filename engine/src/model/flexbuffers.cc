#include "model/flexbuffers.h"

#include <cstring>

namespace tflite {
namespace flex {
namespace {

enum Type : uint8_t {
  kNull = 0,
  kInt = 1,
  kUInt = 2,
  kFloat = 3,
  kIndirectInt = 6,
  kIndirectUInt = 7,
  kIndirectFloat = 8,
  kMap = 9,
  kVector = 10,
  kBool = 26,
};

bool IsWidth(uint64_t width) { return width == 1 || width == 2 || width == 4 || width == 8; }

// C++ leaves a conversion out of range undefined.
int64_t ToInt64(double x) {
  if (!(x >= -9223372036854775808.0)) return x == x ? INT64_MIN : 0;
  return x < 9223372036854775808.0 ? static_cast<int64_t>(x) : INT64_MAX;
}

uint64_t ToUInt64(double x) {
  if (!(x > 0)) return 0;
  return x < 18446744073709551616.0 ? static_cast<uint64_t>(x) : UINT64_MAX;
}

}  // namespace

Options::Options(const void* buffer, size_t length)
    : bytes_(static_cast<const uint8_t*>(buffer)), length_(buffer == nullptr ? 0 : length) {
  if (length_ < 3) return;
  const uint8_t root_width = bytes_[length_ - 1];
  const uint8_t packed_type = bytes_[length_ - 2];
  if (!IsWidth(root_width) || length_ - 2 < root_width) return;
  const uint8_t type = packed_type >> 2;
  if (type != kMap && type != kVector) return;
  const size_t root = length_ - 2 - root_width;
  const uint64_t back = Unsigned(root, root_width);
  const uint8_t width = static_cast<uint8_t>(1u << (packed_type & 3));
  if (back > root || root - back < width) return;
  values_ = root - static_cast<size_t>(back);
  width_ = width;
  const uint64_t count = Unsigned(values_ - width, width);
  // A value and its type byte each.
  if (count > (length_ - values_) / (width + 1u)) return;
  count_ = static_cast<size_t>(count);
  is_map_ = type == kMap;
  ok_ = true;
}

uint64_t Options::Unsigned(size_t at, uint8_t width) const {
  uint64_t value = 0;
  for (int i = width; i-- > 0;) value = value << 8 | bytes_[at + i];
  return value;
}

int64_t Options::Signed(size_t at, uint8_t width) const {
  const int unused = 64 - 8 * width;
  return static_cast<int64_t>(Unsigned(at, width) << unused) >> unused;
}

double Options::Real(size_t at, uint8_t width) const {
  if (width == 8) {
    double value;
    memcpy(&value, bytes_ + at, sizeof(value));
    return value;
  }
  if (width == 4) {
    float value;
    memcpy(&value, bytes_ + at, sizeof(value));
    return value;
  }
  // FlexBuffers has no number formats this narrow: it reads integers.
  return static_cast<double>(Signed(at, width));
}

int32_t Options::Int32At(size_t index) {
  if (!ok_ || index > length_ / width_ || !Lies(values_ + index * width_, width_)) {
    ok_ = false;
    return 0;
  }
  return static_cast<int32_t>(Signed(values_ + index * width_, width_));
}

bool Options::BoolAt(size_t index) {
  if (!ok_ || index > length_ / width_ || !Lies(values_ + index * width_, width_)) {
    ok_ = false;
    return false;
  }
  return Unsigned(values_ + index * width_, width_) != 0;
}

// Two words lie before a map's length: how far back its keys are, and the width of their offsets.
bool Options::KeyVector(size_t* keys, uint8_t* key_width, size_t* count) const {
  if (!is_map_ || values_ < 3u * width_) return false;
  const size_t link = values_ - 3u * width_;
  const uint64_t back = Unsigned(link, width_);
  const uint64_t offset_width = Unsigned(link + width_, width_);
  if (!IsWidth(offset_width) || back > link || link - back < offset_width) return false;
  *keys = link - static_cast<size_t>(back);
  *key_width = static_cast<uint8_t>(offset_width);
  const uint64_t key_count = Unsigned(*keys - *key_width, *key_width);
  if (key_count > (length_ - *keys) / *key_width) return false;
  *count = key_count < count_ ? static_cast<size_t>(key_count) : count_;
  return true;
}

// As strcmp(key, entry); an entry that runs out of the buffer ends there.
int Options::CompareKey(const char* key, size_t keys, uint8_t key_width, size_t index) const {
  const size_t slot = keys + index * key_width;
  const uint64_t back = Unsigned(slot, key_width);
  size_t at = back > slot ? length_ : slot - static_cast<size_t>(back);
  for (;; ++key, ++at) {
    const uint8_t entry = at < length_ ? bytes_[at] : 0;
    const uint8_t wanted = static_cast<uint8_t>(*key);
    if (entry != wanted) return wanted < entry ? -1 : 1;
    if (entry == 0) return 0;
  }
}

Options::Value Options::Find(const char* key) const {
  const Value nothing = {kNull, 0, 0};
  size_t keys;
  size_t high;
  uint8_t key_width;
  if (!ok_ || !KeyVector(&keys, &key_width, &high)) return nothing;
  size_t low = 0;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order = CompareKey(key, keys, key_width, middle);
    if (order == 0) return Resolve(middle);
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return nothing;
}

Options::Value Options::Resolve(size_t index) const {
  const uint8_t packed_type = bytes_[values_ + count_ * width_ + index];
  const uint8_t type = packed_type >> 2;
  const size_t at = values_ + index * width_;
  const Value inline_value = {type, at, width_};
  const Value nothing = {kNull, 0, 0};
  const bool indirect_number = type >= kIndirectInt && type <= kIndirectFloat;
  if (!indirect_number && type != kVector) return inline_value;
  const uint8_t width = static_cast<uint8_t>(1u << (packed_type & 3));
  const uint64_t back = Unsigned(at, width_);
  if (back > at) return nothing;
  const size_t target = at - static_cast<size_t>(back);
  if (indirect_number) {
    return Lies(target, width) ? Value{type, target, width} : nothing;
  }
  // A vector counts as its length, which lies before it.
  return target >= width ? Value{type, target - width, width} : nothing;
}

int64_t Options::AsInt64(const Value& value) const {
  if (value.width == 0) return 0;
  switch (value.type) {
    case kInt:
    case kIndirectInt:
      return Signed(value.at, value.width);
    case kUInt:
    case kIndirectUInt:
    case kBool:
    case kVector:
      return static_cast<int64_t>(Unsigned(value.at, value.width));
    case kFloat:
    case kIndirectFloat:
      return ToInt64(Real(value.at, value.width));
    default:
      return 0;
  }
}

uint64_t Options::AsUInt64(const Value& value) const {
  if (value.width != 0 && (value.type == kFloat || value.type == kIndirectFloat)) {
    return ToUInt64(Real(value.at, value.width));
  }
  return static_cast<uint64_t>(AsInt64(value));
}

double Options::AsDouble(const Value& value) const {
  if (value.width == 0) return 0;
  switch (value.type) {
    case kFloat:
    case kIndirectFloat:
      return Real(value.at, value.width);
    case kUInt:
    case kIndirectUInt:
      return static_cast<double>(Unsigned(value.at, value.width));
    default:
      return static_cast<double>(AsInt64(value));
  }
}

bool Options::IsNull(const char* key) const { return Find(key).type == kNull; }

int32_t Options::Int32(const char* key) const { return static_cast<int32_t>(AsInt64(Find(key))); }

float Options::Float(const char* key) const { return static_cast<float>(AsDouble(Find(key))); }

bool Options::Bool(const char* key) const { return AsUInt64(Find(key)) != 0; }

}  // namespace flex
}  // namespace tflite
