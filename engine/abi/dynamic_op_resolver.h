// A resolver whose size is known only when the page asks for one; the rules and messages are those
// of MicroMutableOpResolver<N>.
#ifndef ENGINE_ABI_DYNAMIC_OP_RESOLVER_H_
#define ENGINE_ABI_DYNAMIC_OP_RESOLVER_H_

#include "abi/heap.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"

namespace tflite {

class DynamicOpResolver final : public OpRegistry {
 public:
  DynamicOpResolver() = default;
  ~DynamicOpResolver() override {
    HeapFree(places_.registrations);
    HeapFree(places_.parsers);
  }

  // Once, before anything is added. False if the heap is full.
  bool Reserve(unsigned int size) {
    places_.registrations = static_cast<TFLMRegistration*>(
        HeapAllocate(size * sizeof(TFLMRegistration), alignof(TFLMRegistration)));
    places_.parsers = static_cast<BuiltinParser*>(
        HeapAllocate(size * sizeof(BuiltinParser), alignof(BuiltinParser)));
    places_.size = size;
    return places_.registrations != nullptr && places_.parsers != nullptr;
  }

  TfLiteStatus AddBuiltin(BuiltinOperator op, const TFLMRegistration& registration,
                          BuiltinParseFunction parser) {
    return AddBuiltinTo(places_, op, registration, parser);
  }
  TfLiteStatus AddCustom(const char* name, const TFLMRegistration* registration) {
    return AddCustomTo(places_, name, registration);
  }

  const TFLMRegistration* FindOp(BuiltinOperator op) const override {
    return FindBuiltin(places_.registrations, op);
  }
  const TFLMRegistration* FindOp(const char* op) const override {
    return FindCustom(places_.registrations, op);
  }
  BuiltinParseFunction GetOpDataParser(BuiltinOperator op) const override {
    return FindParser(places_.parsers, op);
  }

 private:
  Places places_ = {nullptr, nullptr, 0};
};

}  // namespace tflite

#endif  // ENGINE_ABI_DYNAMIC_OP_RESOLVER_H_
