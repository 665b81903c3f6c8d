#include "model/verifier.h"

#include <cstdarg>

#include "model/option_schema.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

// Offsets of a hostile file can point many times at the same table. What a walk may cost is bounded
// by this, far above any real model (a unit is a list element or four bytes of text).
constexpr uint64_t kBudget = 8u << 20;
constexpr uint64_t kTableCost = 4;

// Fields that are lists of tensor indices.
constexpr int kOperatorLists[] = {1, 2, 8};
constexpr int kSubGraphLists[] = {1, 2};

class Walk {
 public:
  Walk(const uint8_t* bytes, size_t size, bool quiet) : bytes_(bytes), size_(size), quiet_(quiet) {}

  bool Model();

 private:
  // A table whose vtable was checked.
  struct TableAt {
    uint32_t start;
    uint32_t vtable;
    uint16_t vtable_bytes;
    uint16_t table_bytes;
  };

  bool Fail(const char* format, ...) __attribute__((format(printf, 2, 3)));
  bool Spend(uint64_t cost) {
    if (cost > budget_) return Fail("too many tables and list entries");
    budget_ -= cost;
    return true;
  }
  bool Lies(uint64_t at, uint64_t length) const { return at <= size_ && length <= size_ - at; }
  template <typename T>
  T At(uint32_t at) const {
    return flatbuffers::ReadScalar<T>(bytes_ + at);
  }

  bool Table(uint32_t at, const char* what, TableAt* table);
  // Offset of the field from the start of the file, 0 if absent. The field lies in the table.
  bool Field(const TableAt& table, int id, size_t bytes, uint32_t* at);
  // The place an offset field points to, 0 if absent.
  bool Follow(const TableAt& table, int id, uint32_t* target);
  bool Scalar(const TableAt& table, int id, size_t bytes) {
    uint32_t at;
    return Field(table, id, bytes, &at);
  }
  // Elements of a scalar vector; absent counts as 0 elements. `first` is its first element.
  bool Vector(const TableAt& table, int id, size_t element_bytes, uint32_t* first,
              uint32_t* count);
  bool Vector(const TableAt& table, int id, size_t element_bytes) {
    uint32_t first, count;
    return Vector(table, id, element_bytes, &first, &count);
  }
  bool String(const TableAt& table, int id);
  bool Required(const TableAt& table, int id, const char* what);
  template <typename Each>
  bool Tables(const TableAt& table, int id, const char* what, Each each);

  bool SubGraph(const TableAt& table, bool entry);
  bool Tensor(const TableAt& table);
  bool Operator(const TableAt& table);
  bool Options(const TableAt& op);
  bool Signature(const TableAt& table);

  const uint8_t* bytes_;
  size_t size_;
  bool quiet_;
  uint64_t budget_ = kBudget;
  uint32_t buffers_ = 0;
};

bool Walk::Fail(const char* format, ...) {
  if (quiet_) return false;
  char text[120];
  va_list args;
  va_start(args, format);
  MicroVsnprintf(text, sizeof(text), format, args);
  va_end(args);
  MicroPrintf("Invalid model: %s", text);
  return false;
}

bool Walk::Table(uint32_t at, const char* what, TableAt* table) {
  if (!Spend(kTableCost)) return false;
  if (at % 4 != 0 || !Lies(at, 4)) {
    return Fail("%s at byte %u does not lie in the file", what, static_cast<unsigned>(at));
  }
  const int64_t vtable = static_cast<int64_t>(at) - At<int32_t>(at);
  if (vtable < 0 || vtable % 2 != 0 || !Lies(static_cast<uint64_t>(vtable), 4)) {
    return Fail("the vtable of %s at byte %u does not lie in the file", what,
                static_cast<unsigned>(at));
  }
  table->start = at;
  table->vtable = static_cast<uint32_t>(vtable);
  table->vtable_bytes = At<uint16_t>(table->vtable);
  table->table_bytes = At<uint16_t>(table->vtable + 2);
  if (table->vtable_bytes < 4 || table->vtable_bytes % 2 != 0 ||
      !Lies(table->vtable, table->vtable_bytes) || table->table_bytes < 4 ||
      !Lies(at, table->table_bytes)) {
    return Fail("%s at byte %u is cut off", what, static_cast<unsigned>(at));
  }
  return true;
}

bool Walk::Field(const TableAt& table, int id, size_t bytes, uint32_t* at) {
  *at = 0;
  const uint32_t slot = 4 + 2 * static_cast<uint32_t>(id);
  if (slot + 2 > table.vtable_bytes) return true;
  const uint16_t offset = At<uint16_t>(table.vtable + slot);
  if (offset == 0) return true;
  if (offset < 4 || offset + bytes > table.table_bytes) {
    return Fail("field %d of the table at byte %u lies outside of it", id,
                static_cast<unsigned>(table.start));
  }
  *at = table.start + offset;
  return true;
}

bool Walk::Follow(const TableAt& table, int id, uint32_t* target) {
  uint32_t at;
  *target = 0;
  if (!Field(table, id, 4, &at)) return false;
  if (at == 0) return true;
  const uint32_t offset = At<uint32_t>(at);
  if (offset == 0 || !Lies(static_cast<uint64_t>(at) + offset, 4)) {
    return Fail("field %d of the table at byte %u points outside the file", id,
                static_cast<unsigned>(table.start));
  }
  *target = at + offset;
  return true;
}

bool Walk::Vector(const TableAt& table, int id, size_t element_bytes, uint32_t* first,
                  uint32_t* count) {
  uint32_t at;
  *first = 0;
  *count = 0;
  if (!Follow(table, id, &at)) return false;
  if (at == 0) return true;
  const uint32_t elements = At<uint32_t>(at);
  // Shapes and lists of tensors are used in place, as arrays of int.
  if (element_bytes >= 4 && at % 4 != 0) {
    return Fail("the vector at byte %u is not aligned", static_cast<unsigned>(at));
  }
  if (!Lies(at + 4ull, static_cast<uint64_t>(elements) * element_bytes)) {
    return Fail("the vector at byte %u with %u elements is cut off", static_cast<unsigned>(at),
                static_cast<unsigned>(elements));
  }
  *first = at + 4;
  *count = elements;
  return true;
}

bool Walk::String(const TableAt& table, int id) {
  uint32_t first, count;
  if (!Vector(table, id, 1, &first, &count)) return false;
  if (first == 0) return true;
  if (!Lies(first + static_cast<uint64_t>(count), 1) || bytes_[first + count] != 0) {
    return Fail("the string at byte %u does not end", static_cast<unsigned>(first - 4));
  }
  return Spend(count / 4 + 1);
}

bool Walk::Required(const TableAt& table, int id, const char* what) {
  uint32_t target;
  if (!Follow(table, id, &target)) return false;
  return target != 0 || Fail("it has no %s", what);
}

template <typename Each>
bool Walk::Tables(const TableAt& table, int id, const char* what, Each each) {
  uint32_t first, count;
  if (!Vector(table, id, 4, &first, &count)) return false;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t slot = first + 4 * i;
    const uint64_t target = static_cast<uint64_t>(slot) + At<uint32_t>(slot);
    if (target > size_) return Fail("%s %u points outside the file", what, static_cast<unsigned>(i));
    TableAt element;
    if (!Table(static_cast<uint32_t>(target), what, &element) || !each(element, i)) return false;
  }
  return true;
}

bool Walk::Tensor(const TableAt& table) {
  uint32_t first, count;
  if (!Vector(table, 0, 4, &first, &count) || !Spend(count)) return false;
  uint32_t quantization, buffer_at;
  if (!Field(table, 2, 4, &buffer_at)) return false;
  const uint32_t buffer = buffer_at == 0 ? 0 : At<uint32_t>(buffer_at);
  if (buffer >= buffers_) {
    return Fail("a tensor is in buffer %u of %u", static_cast<unsigned>(buffer),
                static_cast<unsigned>(buffers_));
  }
  if (!Scalar(table, 1, 1) || !String(table, 3) || !Scalar(table, 5, 1) ||
      !Scalar(table, 6, 4) || !Follow(table, 4, &quantization)) {
    return false;
  }
  if (quantization == 0) return true;
  TableAt q;
  if (!Table(quantization, "QuantizationParameters", &q)) return false;
  uint32_t scales, zero_points;
  return Vector(q, 0, 4) && Vector(q, 1, 4) && Vector(q, 2, 4, &first, &scales) &&
         Vector(q, 3, 8, &first, &zero_points) && Scalar(q, 6, 4) &&
         Spend(static_cast<uint64_t>(scales) + zero_points);
}

bool Walk::Options(const TableAt& op) {
  uint32_t type_at, options_at;
  if (!Field(op, 3, 1, &type_at) || !Follow(op, 4, &options_at)) return false;
  if (options_at == 0) return true;
  TableAt options;
  if (!Table(options_at, "builtin options", &options)) return false;
  size_t fields;
  const OptionFieldSchema* schema =
      OptionFieldsOf(type_at == 0 ? 0 : bytes_[type_at], &fields);
  for (size_t i = 0; i < fields; ++i) {
    const OptionFieldSchema& field = schema[i];
    if (field.kind == OptionField::kInts) {
      uint32_t first, count;
      if (!Vector(options, field.id, 4, &first, &count) || !Spend(count)) return false;
    } else if (field.kind == OptionField::kString) {
      if (!String(options, field.id)) return false;
    } else if (!Scalar(options, field.id, OptionFieldBytes(field.kind))) {
      return false;
    }
  }
  return true;
}

bool Walk::Operator(const TableAt& table) {
  if (!Scalar(table, 0, 4) || !Options(table) || !Vector(table, 5, 1)) return false;
  for (const int list : kOperatorLists) {
    uint32_t first, count;
    if (!Vector(table, list, 4, &first, &count) || !Spend(count)) return false;
  }
  return true;
}

bool Walk::SubGraph(const TableAt& table, bool entry) {
  if (!Required(table, 0, "tensors")) return false;
  if (entry && (!Required(table, 1, "inputs") || !Required(table, 2, "outputs"))) return false;
  for (const int list : kSubGraphLists) {
    uint32_t first, count;
    if (!Vector(table, list, 4, &first, &count) || !Spend(count)) return false;
  }
  return String(table, 4) &&
         Tables(table, 0, "Tensor", [this](const TableAt& t, uint32_t) { return Tensor(t); }) &&
         Tables(table, 3, "Operator", [this](const TableAt& t, uint32_t) { return Operator(t); });
}

bool Walk::Signature(const TableAt& table) {
  const auto tensor_map = [this](const TableAt& t, uint32_t) {
    return String(t, 0) && Scalar(t, 1, 4);
  };
  return Tables(table, 0, "TensorMap", tensor_map) && Tables(table, 1, "TensorMap", tensor_map) &&
         String(table, 2) && Scalar(table, 4, 4);
}

bool Walk::Model() {
  if (size_ < 8) return Fail("%u bytes are too few for a file", static_cast<unsigned>(size_));
  if (!ModelBufferHasIdentifier(bytes_)) {
    return Fail("bytes 4 to 7 are not %s, so this is no .tflite file", ModelIdentifier());
  }
  // Positions are 32-bit offsets; a table may not start where adding to one could wrap.
  if (size_ > 0x7fffffff) return Fail("it is larger than 2 GiB");
  TableAt model;
  if (!Table(At<uint32_t>(0), "Model", &model)) return false;
  if (!Required(model, 1, "operator_codes") || !Required(model, 2, "subgraphs") ||
      !Required(model, 4, "buffers")) {
    return false;
  }
  uint32_t subgraphs = 0;
  return Scalar(model, 0, 4) &&
         Tables(model, 4, "Buffer",
                [this](const TableAt& t, uint32_t) {
                  ++buffers_;
                  return Vector(t, 0, 1);
                }) &&
         Tables(model, 1, "OperatorCode",
                [this](const TableAt& t, uint32_t) {
                  return Scalar(t, 0, 1) && String(t, 1) && Scalar(t, 2, 4) && Scalar(t, 3, 4);
                }) &&
         Tables(model, 2, "SubGraph",
                [&](const TableAt& t, uint32_t i) {
                  ++subgraphs;
                  return SubGraph(t, i == 0);
                }) &&
         (subgraphs > 0 || Fail("it has no subgraphs")) && String(model, 3) &&
         Tables(model, 6, "Metadata",
                [this](const TableAt& t, uint32_t) { return String(t, 0) && Scalar(t, 1, 4); }) &&
         Tables(model, 7, "SignatureDef",
                [this](const TableAt& t, uint32_t) { return Signature(t); });
}

}  // namespace

TfLiteStatus VerifyModel(const uint8_t* bytes, size_t size) {
  return Walk(bytes, size, false).Model() ? kTfLiteOk : kTfLiteError;
}

bool VerifyModelBuffer(flatbuffers::Verifier& verifier) {
  return Walk(verifier.buffer(), verifier.bytes(), true).Model();
}

}  // namespace tflite
