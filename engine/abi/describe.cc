#include "abi/describe.h"

#include "abi/json.h"
#include "abi/ops.h"
#include "model/option_schema.h"
#include "tensorflow/lite/core/api/flatbuffer_conversions.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/schema/schema_utils.h"

namespace tflite {
namespace {

using flatbuffers::Vector;

const char* TypeName(TensorType type) {
  const char* name = EnumNameTensorType(type);
  return name[0] == '\0' ? "Unknown type" : name;
}

class Describer {
 public:
  Describer(const Model* model, size_t file_bytes) : model_(model), file_bytes_(file_bytes) {}

  char* Run() {
    json_.BeginObject();
    json_.Int("version", model_->version());
    Text("description", model_->description());
    json_.Int("bytes", static_cast<int64_t>(file_bytes_));
    json_.BeginArray("subgraphs");
    for (uint32_t g = 0; g < model_->subgraphs()->size(); ++g) Subgraph(g);
    json_.EndArray();
    json_.BeginArray("buffers");
    for (uint32_t b = 0; b < model_->buffers()->size(); ++b) {
      json_.BeginObject();
      json_.Int("index", b);
      json_.Int("bytes", BufferBytes(b));
      json_.EndObject();
    }
    json_.EndArray();
    MetadataEntries();
    Signatures();
    json_.EndObject();
    return json_.Take();
  }

 private:
  void Text(const char* key, const flatbuffers::String* text) {
    json_.String(key, text == nullptr ? "" : text->c_str(), text == nullptr ? 0 : text->size());
  }

  void Ints(const char* key, const Vector<int32_t>* values) {
    json_.BeginArray(key);
    for (uint32_t i = 0; values != nullptr && i < values->size(); ++i) {
      json_.Int(nullptr, values->Get(i));
    }
    json_.EndArray();
  }

  int64_t BufferBytes(uint32_t buffer) const {
    if (buffer >= model_->buffers()->size()) return 0;
    const auto* data = model_->buffers()->Get(buffer)->data();
    return data == nullptr ? 0 : data->size();
  }

  // As the arena would count it; 0 for types without a fixed size, the buffer's size for strings
  // and packed constants.
  int64_t TensorBytes(const Tensor* tensor) const {
    const int64_t stored = BufferBytes(tensor->buffer());
    if (stored > 0) return stored;
    TfLiteType type;
    size_t element;
    if (tensor->type() < TensorType_FLOAT32 || tensor->type() > TensorType_FLOAT8_E5M2 ||
        ConvertTensorType(tensor->type(), &type) != kTfLiteOk ||
        TfLiteTypeSizeOf(type, &element) != kTfLiteOk) {
      return 0;
    }
    double bytes = static_cast<double>(element);
    const auto* shape = tensor->shape();
    for (uint32_t i = 0; shape != nullptr && i < shape->size(); ++i) bytes *= shape->Get(i);
    return bytes > 0 && bytes < 9e15 ? static_cast<int64_t>(bytes) : 0;
  }

  void TensorEntry(const Tensor* tensor, uint32_t index) {
    json_.BeginObject();
    json_.Int("index", index);
    Text("name", tensor->name());
    json_.String("type", TypeName(tensor->type()));
    Ints("shape", tensor->shape());
    json_.Int("bytes", TensorBytes(tensor));
    json_.Int("buffer", tensor->buffer());
    json_.Bool("isVariable", tensor->is_variable());
    json_.Bool("isConstant", BufferBytes(tensor->buffer()) > 0);
    Quantization(tensor->quantization());
    json_.EndObject();
  }

  // Both vectors must be there, as for the interpreter; converters write empty ones for float.
  void Quantization(const QuantizationParameters* q) {
    const auto* scale = q == nullptr ? nullptr : q->scale();
    const auto* zero_point = q == nullptr ? nullptr : q->zero_point();
    if (scale == nullptr || zero_point == nullptr || scale->size() == 0 ||
        zero_point->size() == 0) {
      json_.String("quantization", nullptr);
      return;
    }
    json_.BeginObject("quantization");
    json_.BeginArray("scale");
    for (uint32_t i = 0; i < scale->size(); ++i) json_.Float(nullptr, scale->Get(i));
    json_.EndArray();
    json_.BeginArray("zeroPoint");
    for (uint32_t i = 0; i < zero_point->size(); ++i) json_.Int(nullptr, zero_point->Get(i));
    json_.EndArray();
    json_.Int("axis", q->quantized_dimension());
    json_.EndObject();
  }

  // By name, or by number if it has none.
  void Enum(const char* key, const char* name, int value) {
    if (name[0] == '\0') {
      json_.Int(key, value);
    } else {
      json_.String(key, name);
    }
  }

  void Options(const Operator* op) {
    json_.BeginObject("options");
    const flatbuffers::Table* table = op->builtin_options();
    size_t count = 0;
    const OptionFieldSchema* fields =
        table == nullptr ? nullptr : OptionFieldsOf(op->builtin_options_type(), &count);
    for (size_t i = 0; i < count; ++i) Option(table, fields[i]);
    if (op->custom_options() != nullptr) {
      json_.Int("customOptionsBytes", op->custom_options()->size());
    }
    json_.EndObject();
  }

  void Option(const flatbuffers::Table* table, const OptionFieldSchema& field) {
    const int small = table->Scalar<int8_t>(field.id, static_cast<int8_t>(field.absent));
    switch (field.kind) {
      case OptionField::kBool:
        json_.Bool(field.name, small != 0);
        break;
      case OptionField::kInt32:
        json_.Int(field.name, table->Scalar<int32_t>(field.id, field.absent));
        break;
      case OptionField::kFloat:
        json_.Float(field.name, table->Scalar<float>(field.id, 0.0f));
        break;
      case OptionField::kInts:
        Ints(field.name, table->Reference<Vector<int32_t>>(field.id));
        break;
      case OptionField::kString:
        Text(field.name, table->Reference<flatbuffers::String>(field.id));
        break;
      case OptionField::kPadding:
        Enum(field.name, EnumNamePadding(static_cast<Padding>(small)), small);
        break;
      case OptionField::kActivation:
        Enum(field.name,
             EnumNameActivationFunctionType(static_cast<ActivationFunctionType>(small)), small);
        break;
      case OptionField::kType:
        json_.String(field.name, TypeName(static_cast<TensorType>(small)));
        break;
      case OptionField::kMirrorMode:
        Enum(field.name, EnumNameMirrorPadMode(static_cast<MirrorPadMode>(small)), small);
        break;
      case OptionField::kWeightsFormat:
        Enum(field.name,
             EnumNameFullyConnectedOptionsWeightsFormat(
                 static_cast<FullyConnectedOptionsWeightsFormat>(small)),
             small);
        break;
    }
  }

  // What upstream would print while looking for the op's registration; null if it finds one.
  const char* Reason(const OperatorCode* code, BuiltinOperator builtin, const OpEntry* entry,
                     const Operator* op, char* text, size_t text_size) const {
    const char* name = EnumNameBuiltinOperator(builtin);
    if (builtin < BuiltinOperator_MIN || builtin > BuiltinOperator_MAX) {
      MicroSnprintf(text, text_size, "Op builtin_code out of range: %d.",
                    static_cast<int>(builtin));
      return text;
    }
    if (entry != nullptr) {
      if (builtin == BuiltinOperator_CUSTOM || op->custom_options() == nullptr) return nullptr;
      MicroSnprintf(text, text_size,
                    "Unsupported behavior: found builtin operator %s with custom options.", name);
    } else if (builtin != BuiltinOperator_CUSTOM) {
      MicroSnprintf(text, text_size, "Didn't find op for builtin opcode '%s'", name);
    } else if (code->custom_code() == nullptr) {
      return "Operator with CUSTOM builtin_code has no custom_code.";
    } else {
      MicroSnprintf(text, text_size, "Failed to get registration from op code %s", name);
    }
    return text;
  }

  void OpEntryOf(const Operator* op, uint32_t index) {
    char text[160];
    json_.BeginObject();
    json_.Int("index", index);
    if (op->opcode_index() >= model_->operator_codes()->size()) {
      MicroSnprintf(text, sizeof(text), "Missing registration for opcode_index %u",
                    static_cast<unsigned>(op->opcode_index()));
      json_.String("name", "");
      json_.Bool("custom", false);
      json_.Int("builtinCode", -1);
      json_.Int("version", 0);
      json_.Bool("supported", false);
      json_.String("reason", text);
      json_.String("resolverMethod", nullptr);
    } else {
      const OperatorCode* code = model_->operator_codes()->Get(op->opcode_index());
      const BuiltinOperator builtin = GetBuiltinCode(code);
      const bool custom = builtin == BuiltinOperator_CUSTOM;
      const flatbuffers::String* custom_name = code->custom_code();
      const ::tflite::OpEntry* entry =
          !custom ? FindOpByCode(builtin)
                  : custom_name == nullptr ? nullptr : FindOpByCustomName(custom_name->c_str());
      if (custom) {
        Text("name", custom_name);
      } else {
        json_.String("name", EnumNameBuiltinOperator(builtin));
      }
      const char* reason = Reason(code, builtin, entry, op, text, sizeof(text));
      json_.Bool("custom", custom);
      json_.Int("builtinCode", builtin);
      json_.Int("version", code->version());
      json_.Bool("supported", reason == nullptr);
      json_.String("reason", reason);
      json_.String("resolverMethod", entry == nullptr ? nullptr : entry->method);
    }
    Ints("inputs", op->inputs());
    Ints("outputs", op->outputs());
    Ints("intermediates", op->intermediates());
    Options(op);
    json_.EndObject();
  }

  void Subgraph(uint32_t g) {
    const SubGraph* graph = model_->subgraphs()->Get(g);
    json_.BeginObject();
    json_.Int("index", g);
    Text("name", graph->name());
    Ints("inputs", graph->inputs());
    Ints("outputs", graph->outputs());
    json_.BeginArray("tensors");
    for (uint32_t t = 0; t < graph->tensors()->size(); ++t) {
      TensorEntry(graph->tensors()->Get(t), t);
    }
    json_.EndArray();
    json_.BeginArray("ops");
    const auto* ops = graph->operators();
    for (uint32_t k = 0; ops != nullptr && k < ops->size(); ++k) OpEntryOf(ops->Get(k), k);
    json_.EndArray();
    json_.EndObject();
  }

  void MetadataEntries() {
    json_.BeginArray("metadata");
    const auto* entries = model_->metadata();
    for (uint32_t i = 0; entries != nullptr && i < entries->size(); ++i) {
      json_.BeginObject();
      Text("name", entries->Get(i)->name());
      json_.Int("buffer", entries->Get(i)->buffer());
      json_.Int("bytes", BufferBytes(entries->Get(i)->buffer()));
      json_.EndObject();
    }
    json_.EndArray();
  }

  void TensorMaps(const char* key, const Vector<flatbuffers::Offset<TensorMap>>* maps) {
    json_.BeginArray(key);
    for (uint32_t i = 0; maps != nullptr && i < maps->size(); ++i) {
      json_.BeginObject();
      Text("name", maps->Get(i)->name());
      json_.Int("tensor", maps->Get(i)->tensor_index());
      json_.EndObject();
    }
    json_.EndArray();
  }

  void Signatures() {
    json_.BeginArray("signatures");
    const auto* defs = model_->signature_defs();
    for (uint32_t i = 0; defs != nullptr && i < defs->size(); ++i) {
      json_.BeginObject();
      Text("key", defs->Get(i)->signature_key());
      json_.Int("subgraph", defs->Get(i)->subgraph_index());
      TensorMaps("inputs", defs->Get(i)->inputs());
      TensorMaps("outputs", defs->Get(i)->outputs());
      json_.EndObject();
    }
    json_.EndArray();
  }

  const Model* model_;
  size_t file_bytes_;
  JsonWriter json_;
};

}  // namespace

char* DescribeModel(const Model* model, size_t file_bytes) {
  return Describer(model, file_bytes).Run();
}

}  // namespace tflite
