#include "abi/json.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "abi/format.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

// Bytes of the UTF-8 sequence that starts at `text`, 0 if it is none.
size_t Utf8Length(const uint8_t* text, size_t available) {
  const uint8_t first = text[0];
  const size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
                        : first < 0xf5 ? 4 : 0;
  if (length == 0 || length > available) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((text[i] & 0xc0) != 0x80) return 0;
  }
  return length;
}

}  // namespace

JsonWriter::~JsonWriter() { std::free(text_); }

char* JsonWriter::Take() {
  Put("", 1);
  if (failed_) return nullptr;
  char* text = text_;
  text_ = nullptr;
  length_ = capacity_ = 0;
  return text;
}

void JsonWriter::Put(const char* text, size_t length) {
  if (failed_) return;
  if (length > capacity_ - length_) {
    size_t wanted = capacity_ < 4096 ? 4096 : capacity_ * 2;
    while (wanted - length_ < length) wanted *= 2;
    char* grown = static_cast<char*>(std::realloc(text_, wanted));
    if (grown == nullptr) {
      failed_ = true;
      return;
    }
    text_ = grown;
    capacity_ = wanted;
  }
  std::memcpy(text_ + length_, text, length);
  length_ += length;
}

void JsonWriter::Put(const char* text) { Put(text, std::strlen(text)); }

void JsonWriter::PutQuoted(const char* text, size_t length) {
  Put("\"");
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(text);
  for (size_t i = 0; i < length;) {
    const size_t step = Utf8Length(bytes + i, length - i);
    if (step == 0) {
      Put("\\ufffd");
      ++i;
      continue;
    }
    if (bytes[i] < 0x20 || bytes[i] == '"' || bytes[i] == '\\') {
      char escaped[8];
      MicroSnprintf(escaped, sizeof(escaped), "\\u%04x", static_cast<unsigned>(bytes[i]));
      Put(escaped);
    } else {
      Put(text + i, step);
    }
    i += step;
  }
  Put("\"");
}

void JsonWriter::Start(const char* key) {
  if (comma_) Put(",");
  comma_ = true;
  if (key == nullptr) return;
  PutQuoted(key, std::strlen(key));
  Put(":");
}

void JsonWriter::BeginObject(const char* key) {
  Start(key);
  Put("{");
  comma_ = false;
}

void JsonWriter::EndObject() {
  Put("}");
  comma_ = true;
}

void JsonWriter::BeginArray(const char* key) {
  Start(key);
  Put("[");
  comma_ = false;
}

void JsonWriter::EndArray() {
  Put("]");
  comma_ = true;
}

void JsonWriter::String(const char* key, const char* text, size_t length) {
  Start(key);
  PutQuoted(text, length);
}

void JsonWriter::String(const char* key, const char* text) {
  Start(key);
  if (text == nullptr) {
    Put("null");
  } else {
    PutQuoted(text, std::strlen(text));
  }
}

void JsonWriter::Int(const char* key, int64_t value) {
  char text[24];
  MicroSnprintf(text, sizeof(text), "%lld", static_cast<long long>(value));
  Start(key);
  Put(text);
}

void JsonWriter::Float(const char* key, float value) {
  Start(key);
  if (!std::isfinite(value)) {
    Put("null");
    return;
  }
  char text[24];
  FormatFloat(text, value);
  Put(text);
}

void JsonWriter::Bool(const char* key, bool value) {
  Start(key);
  Put(value ? "true" : "false");
}

}  // namespace tflite
