// Looking at a FlatBuffers file in place: tables, vectors, strings. No bounds are checked here; a
// file from outside goes through model/verifier.h first.
#ifndef TENSORFLOW_LITE_SCHEMA_FLATBUFFERS_VIEW_H_
#define TENSORFLOW_LITE_SCHEMA_FLATBUFFERS_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace flatbuffers {

template <typename T>
T ReadScalar(const uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

// A count and its elements. Elements are scalars, or (as `const T*`) offsets to tables or strings.
template <typename T>
class Vector {
 public:
  uint32_t size() const { return ReadScalar<uint32_t>(bytes()); }
  const uint8_t* Data() const { return bytes() + 4; }

  T Get(uint32_t i) const {
    if constexpr (std::is_pointer<T>::value) {
      const uint8_t* slot = Data() + 4 * i;
      return reinterpret_cast<T>(slot + ReadScalar<uint32_t>(slot));
    } else {
      return ReadScalar<T>(Data() + sizeof(T) * i);
    }
  }
  T operator[](uint32_t i) const { return Get(i); }

  // For range-based loops.
  class Iterator {
   public:
    Iterator(const Vector* vector, uint32_t i) : vector_(vector), i_(i) {}
    T operator*() const { return vector_->Get(i_); }
    Iterator& operator++() {
      ++i_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return i_ != other.i_; }

   private:
    const Vector* vector_;
    uint32_t i_;
  };
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, size()); }
  const T* data() const { return reinterpret_cast<const T*>(Data()); }

 private:
  const uint8_t* bytes() const { return reinterpret_cast<const uint8_t*>(this); }
};

// A count, the characters and a NUL.
class String {
 public:
  uint32_t size() const { return ReadScalar<uint32_t>(reinterpret_cast<const uint8_t*>(this)); }
  const char* c_str() const { return reinterpret_cast<const char*>(this) + 4; }
};

// Fields by id, found through the table's vtable.
class Table {
 public:
  // Null if the field is absent.
  const uint8_t* Field(int id) const {
    const uint8_t* table = reinterpret_cast<const uint8_t*>(this);
    const uint8_t* vtable = table - ReadScalar<int32_t>(table);
    const int slot = 4 + 2 * id;
    if (slot + 2 > ReadScalar<uint16_t>(vtable)) return nullptr;
    const uint16_t offset = ReadScalar<uint16_t>(vtable + slot);
    return offset == 0 ? nullptr : table + offset;
  }

  template <typename T>
  T Scalar(int id, T absent) const {
    const uint8_t* field = Field(id);
    return field == nullptr ? absent : ReadScalar<T>(field);
  }

  template <typename T>
  const T* Reference(int id) const {
    const uint8_t* field = Field(id);
    return field == nullptr ? nullptr
                            : reinterpret_cast<const T*>(field + ReadScalar<uint32_t>(field));
  }
};

}  // namespace flatbuffers

#endif  // TENSORFLOW_LITE_SCHEMA_FLATBUFFERS_VIEW_H_
