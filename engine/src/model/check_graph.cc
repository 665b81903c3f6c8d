// The second check: what the tables say fits together.
#include <cstdarg>

#include "core/abort.h"
#include "model/verifier.h"
#include "tensorflow/lite/core/api/flatbuffer_conversions.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

using flatbuffers::Vector;

constexpr int64_t kMaxBytes = INT32_MAX;

// Bytes that `count` elements of a constant take in the file; -1 where elements have no fixed size.
int64_t PackedBytes(TfLiteType type, int64_t count) {
  switch (type) {
    case kTfLiteInt4:
    case kTfLiteUInt4:
      return (count + 1) / 2;
    case kTfLiteInt2:
      return (count + 3) / 4;
    default: {
      size_t element;
      return TfLiteTypeSizeOf(type, &element) == kTfLiteOk ? count * static_cast<int64_t>(element)
                                                           : -1;
    }
  }
}

__attribute__((format(printf, 1, 2))) void Refuse(const char* format, ...) {
  char text[160];
  va_list args;
  va_start(args, format);
  MicroVsnprintf(text, sizeof(text), format, args);
  va_end(args);
  Abort("model", text);
}

class GraphCheck {
 public:
  explicit GraphCheck(const Model* model) : model_(model) {}

  TfLiteStatus Run() {
    for (uint32_t g = 0; g < model_->subgraphs()->size(); ++g) {
      subgraph_ = g;
      const SubGraph* graph = model_->subgraphs()->Get(g);
      tensors_ = graph->tensors();
      for (uint32_t t = 0; t < tensors_->size(); ++t) {
        if (!TensorFits(tensors_->Get(t), t)) return kTfLiteAbort;
      }
      if (!InRange(graph->inputs(), 0, "an input") || !InRange(graph->outputs(), 0, "an output")) {
        return kTfLiteAbort;
      }
      if (!Writable(graph->inputs(), "an input")) return kTfLiteAbort;
      const auto* ops = graph->operators();
      for (uint32_t k = 0; ops != nullptr && k < ops->size(); ++k) {
        const Operator* op = ops->Get(k);
        if (!InRange(op->inputs(), -1, "an op's input") ||
            !InRange(op->outputs(), 0, "an op's output") ||
            !InRange(op->intermediates(), -1, "an op's intermediate tensor")) {
          return kTfLiteAbort;
        }
        if (!Writable(op->outputs(), "an op's output")) return kTfLiteAbort;
      }
    }
    return kTfLiteOk;
  }

 private:
  bool InRange(const Vector<int32_t>* indices, int32_t lowest, const char* what) const {
    for (uint32_t i = 0; indices != nullptr && i < indices->size(); ++i) {
      const int32_t index = indices->Get(i);
      if (index >= lowest && index < static_cast<int32_t>(tensors_->size())) continue;
      Refuse("%s of subgraph %u is tensor %d of %u", what,
                  static_cast<unsigned>(subgraph_), static_cast<int>(index),
                  static_cast<unsigned>(tensors_->size()));
      return false;
    }
    return true;
  }

  // Upstream writes into the file, which lies in flash on a device. Here the write could change
  // what was checked: shapes and lists of tensors are read where they lie in the file.
  bool Writable(const Vector<int32_t>* indices, const char* what) const {
    for (uint32_t i = 0; indices != nullptr && i < indices->size(); ++i) {
      if (indices->Get(i) < 0) continue;
      const Tensor* tensor = tensors_->Get(static_cast<uint32_t>(indices->Get(i)));
      const auto* data = model_->buffers()->Get(tensor->buffer())->data();
      if (data == nullptr || data->size() == 0) continue;
      Refuse("%s of subgraph %u, tensor %d, is a constant: it would be written into the model", what,
             static_cast<unsigned>(subgraph_), static_cast<int>(indices->Get(i)));
      return false;
    }
    return true;
  }

  bool TensorFits(const Tensor* tensor, uint32_t t) const {
    TfLiteType type;
    // Reading the tensors answers an unknown type with upstream's message.
    if (tensor->type() < TensorType_FLOAT32 || tensor->type() > TensorType_FLOAT8_E5M2 ||
        ConvertTensorType(tensor->type(), &type) != kTfLiteOk) {
      return true;
    }
    // A product that only a 0 makes small still overflows where kernels multiply some of it.
    int64_t largest = 16;
    int64_t count = 1;
    const auto* shape = tensor->shape();
    for (uint32_t i = 0; shape != nullptr && i < shape->size(); ++i) {
      const int64_t dim = shape->Get(i);
      // Negative dimensions are judged when an op uses the tensor: an op's output that has one is
      // refused with upstream's message.
      if (dim < 0) return true;
      count *= dim;
      largest *= dim > 1 ? dim : 1;
      if (largest > kMaxBytes) {
        Refuse("tensor %u of subgraph %u is larger than the address space",
                    static_cast<unsigned>(t), static_cast<unsigned>(subgraph_));
        return false;
      }
    }
    const auto* data = model_->buffers()->Get(tensor->buffer())->data();
    if (data == nullptr || data->size() == 0) return true;
    const int64_t needed = PackedBytes(type, count);
    if (needed > static_cast<int64_t>(data->size())) {
      Refuse("tensor %u of subgraph %u needs %u bytes, its buffer has %u%s",
                  static_cast<unsigned>(t), static_cast<unsigned>(subgraph_),
                  static_cast<unsigned>(needed), static_cast<unsigned>(data->size()),
                  tensor->has_sparsity() ? " (sparse tensors are not supported)" : "");
      return false;
    }
    return true;
  }

  const Model* model_;
  const Vector<flatbuffers::Offset<Tensor>>* tensors_ = nullptr;
  uint32_t subgraph_ = 0;
};

}  // namespace

TfLiteStatus CheckGraph(const Model* model) { return GraphCheck(model).Run(); }

}  // namespace tflite
