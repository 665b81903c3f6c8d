// Looking at a FlatBuffers file in place: tables, vectors, strings. No bounds are checked here; a
// file from outside is verified first.
#ifndef FLATBUFFERS_VIEW_H_
#define FLATBUFFERS_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iosfwd>
#include <type_traits>

namespace flatbuffers {

using uoffset_t = uint32_t;
using soffset_t = int32_t;
using voffset_t = uint16_t;

// In a vector, the way to a table or a string.
template <typename T>
struct Offset {
  uoffset_t o;
};

template <typename T>
T ReadScalar(const uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

// What a vector's element is read as.
template <typename T>
struct Element {
  using type = T;
  static constexpr uoffset_t bytes = sizeof(T);
  static T Read(const uint8_t* at) { return ReadScalar<T>(at); }
};
template <typename T>
struct Element<Offset<T>> {
  using type = const T*;
  static constexpr uoffset_t bytes = sizeof(uoffset_t);
  static const T* Read(const uint8_t* at) {
    return reinterpret_cast<const T*>(at + ReadScalar<uoffset_t>(at));
  }
};

// A count and its elements: scalars, or offsets to tables or strings.
template <typename T>
class Vector {
 public:
  using return_type = typename Element<T>::type;
  using value_type = return_type;

  uoffset_t size() const { return ReadScalar<uoffset_t>(bytes()); }
  uoffset_t Length() const { return size(); }
  bool empty() const { return size() == 0; }
  const uint8_t* Data() const { return bytes() + 4; }
  const T* data() const { return reinterpret_cast<const T*>(Data()); }

  return_type Get(uoffset_t i) const { return Element<T>::Read(Data() + Element<T>::bytes * i); }
  return_type operator[](uoffset_t i) const { return Get(i); }

  // Of a vector of tables, with the type of one of them named.
  template <typename U>
  const U* GetAs(uoffset_t i) const {
    return reinterpret_cast<const U*>(Get(i));
  }

  class const_iterator {
   public:
    const_iterator(const Vector* vector, uoffset_t i) : vector_(vector), i_(i) {}
    return_type operator*() const { return vector_->Get(i_); }
    return_type operator->() const { return vector_->Get(i_); }
    const_iterator& operator++() {
      ++i_;
      return *this;
    }
    const_iterator operator++(int) { return const_iterator(vector_, i_++); }
    bool operator==(const const_iterator& other) const { return i_ == other.i_; }
    bool operator!=(const const_iterator& other) const { return i_ != other.i_; }

   private:
    const Vector* vector_;
    uoffset_t i_;
  };
  using iterator = const_iterator;
  const_iterator begin() const { return const_iterator(this, 0); }
  const_iterator end() const { return const_iterator(this, size()); }
  const_iterator cbegin() const { return begin(); }
  const_iterator cend() const { return end(); }

 private:
  const uint8_t* bytes() const { return reinterpret_cast<const uint8_t*>(this); }
};

// A count, the characters and a NUL.
class String {
 public:
  uoffset_t size() const {
    return ReadScalar<uoffset_t>(reinterpret_cast<const uint8_t*>(this));
  }
  uoffset_t Length() const { return size(); }
  const char* c_str() const { return reinterpret_cast<const char*>(this) + 4; }
  const char* data() const { return c_str(); }
  // A template, so that only a program that calls it has to see all of <string>.
  template <typename Text = std::string>
  Text str() const {
    return Text(c_str(), size());
  }
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

// A file of unknown origin, for tflite::VerifyModelBuffer.
class Verifier {
 public:
  Verifier(const uint8_t* buffer, size_t bytes) : buffer_(buffer), bytes_(bytes) {}

  const uint8_t* buffer() const { return buffer_; }
  size_t bytes() const { return bytes_; }

 private:
  const uint8_t* buffer_;
  size_t bytes_;
};

}  // namespace flatbuffers

#endif  // FLATBUFFERS_VIEW_H_
