// Writing JSON into one growing buffer.
#ifndef ENGINE_ABI_JSON_H_
#define ENGINE_ABI_JSON_H_

#include <cstddef>
#include <cstdint>

namespace tflite {

class JsonWriter {
 public:
  ~JsonWriter();

  // `key` null inside arrays. Objects and arrays put their own commas.
  void BeginObject(const char* key = nullptr);
  void EndObject();
  void BeginArray(const char* key = nullptr);
  void EndArray();
  void String(const char* key, const char* text, size_t length);
  void String(const char* key, const char* text);  // null becomes null
  void Int(const char* key, int64_t value);
  // Shortest text that reads back as the same float; not-a-number and infinities become null.
  void Float(const char* key, float value);
  void Bool(const char* key, bool value);

  // The text, NUL-terminated, to be freed with std::free; null if memory ran out on the way.
  char* Take();

 private:
  void Start(const char* key);
  void Put(const char* text, size_t length);
  void Put(const char* text);
  void PutQuoted(const char* text, size_t length);

  char* text_ = nullptr;
  size_t length_ = 0;
  size_t capacity_ = 0;
  bool failed_ = false;
  bool comma_ = false;
};

}  // namespace tflite

#endif  // ENGINE_ABI_JSON_H_
