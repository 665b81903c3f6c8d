#include "tensorflow/lite/micro/micro_resource_variable.h"

#include <cstring>
#include <new>

#include "core/abort.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

constexpr char kPlace[] = "MicroResourceVariables";

// Absent names in the model are null; they equal only one another.
bool SameName(const char* a, const char* b) {
  return a == b || (a != nullptr && b != nullptr && std::strcmp(a, b) == 0);
}

}  // namespace

MicroResourceVariables* MicroResourceVariables::Create(MicroAllocator* allocator,
                                                       int num_variables) {
#ifdef __wasm32__
  static_assert(sizeof(MicroResourceVariables) == 12 && sizeof(MicroResourceVariable) == 20,
                "counted in the arena");
#endif
  if (num_variables < 0) return nullptr;
  void* memory = allocator->AllocatePersistentBuffer(sizeof(MicroResourceVariables));
  const size_t bytes = sizeof(MicroResourceVariable) * static_cast<size_t>(num_variables);
  void* variables = allocator->AllocatePersistentBuffer(bytes);
  if (memory == nullptr || variables == nullptr) return nullptr;
  std::memset(variables, 0, bytes);
  return new (memory)
      MicroResourceVariables(static_cast<MicroResourceVariable*>(variables), num_variables);
}

int MicroResourceVariables::FindId(const char* container, const char* shared_name) const {
  for (int i = 0; i < num_resource_variables_; ++i) {
    const MicroResourceVariable& variable = resource_variables_[i];
    if (SameName(shared_name, variable.shared_name) &&
        (container == nullptr || SameName(container, variable.container))) {
      return i;
    }
  }
  return -1;
}

int MicroResourceVariables::CreateIdIfNoneFound(const char* container, const char* shared_name) {
  const int known = FindId(container, shared_name);
  if (known >= 0) return known;
  if (num_resource_variables_ >= max_variable_count_) {
    MicroPrintf(
        "Failed to allocate resource variable. Maximum resource variable count (%d) reached.",
        max_variable_count_);
    return -1;
  }
  resource_variables_[num_resource_variables_] = {container, shared_name, nullptr, 0, 0};
  return num_resource_variables_++;
}

MicroResourceVariables::MicroResourceVariable* MicroResourceVariables::Variable(int id) {
  if (id >= 0 && id < num_resource_variables_) return &resource_variables_[id];
  MicroPrintf("Attempting to read non-existent resource variable %d", id);
  return nullptr;
}

TfLiteStatus MicroResourceVariables::Read(int id, const TfLiteEvalTensor* eval_tensor) {
  const MicroResourceVariable* variable = Variable(id);
  if (variable == nullptr) return kTfLiteError;
  size_t bytes;
  if (eval_tensor == nullptr || TfLiteEvalTensorByteLength(eval_tensor, &bytes) != kTfLiteOk ||
      variable->resource_buffer == nullptr || eval_tensor->data.data == nullptr) {
    return Abort(kPlace, "a variable is read before it has memory");
  }
  if (bytes != variable->bytes) {
    return Abort(kPlace, "a variable is read into a tensor of another size");
  }
  std::memcpy(eval_tensor->data.data, variable->resource_buffer, bytes);
  return kTfLiteOk;
}

TfLiteStatus MicroResourceVariables::Allocate(int id, TfLiteContext* context,
                                              const TfLiteTensor* tensor) {
  MicroResourceVariable* variable = Variable(id);
  if (variable == nullptr) return kTfLiteError;
  if (variable->resource_buffer != nullptr) return kTfLiteOk;
  variable->resource_buffer = GetMicroContext(context)->AllocatePersistentBuffer(tensor->bytes);
  if (variable->resource_buffer == nullptr) {
    MicroPrintf("Failed to allocate resource buffer.");
    return kTfLiteError;
  }
  variable->bytes = tensor->bytes;
  if (tensor->quantization.type == kTfLiteAffineQuantization) {
    const auto* quantization =
        static_cast<const TfLiteAffineQuantization*>(tensor->quantization.params);
    variable->default_value = static_cast<int8_t>(quantization->zero_point->data[0]);
  }
  std::memset(variable->resource_buffer, variable->default_value, variable->bytes);
  return kTfLiteOk;
}

TfLiteStatus MicroResourceVariables::Assign(int id, size_t count_bytes, const void* input) {
  MicroResourceVariable* variable = Variable(id);
  if (variable == nullptr) return kTfLiteError;
  if (variable->resource_buffer == nullptr) {
    MicroPrintf(
        "Attempting to assign from a TfLiteEvalTensor before the resource buffer has been "
        "allocated. Make sure to call AssignResourceVariable with a TfLiteTensor first.");
    return kTfLiteError;
  }
  if (input == nullptr || count_bytes != variable->bytes) {
    return Abort(kPlace, "a variable is assigned from a tensor of another size");
  }
  std::memcpy(variable->resource_buffer, input, count_bytes);
  return kTfLiteOk;
}

TfLiteStatus MicroResourceVariables::ResetAll() {
  for (int i = 0; i < num_resource_variables_; ++i) {
    MicroResourceVariable& variable = resource_variables_[i];
    if (variable.resource_buffer != nullptr) {
      std::memset(variable.resource_buffer, variable.default_value, variable.bytes);
    }
  }
  return kTfLiteOk;
}

}  // namespace tflite
