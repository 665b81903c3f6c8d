#include <cstring>

#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"

namespace tflite {

#ifdef __wasm32__
static_assert(sizeof(MicroMutableOpResolver<1>) == 48, "upstream's size");
static_assert(sizeof(MicroMutableOpResolver<10>) == 372, "upstream's size");
#endif

TfLiteStatus OpRegistry::AddBuiltinTo(const Places& places, BuiltinOperator op,
                                      const TFLMRegistration& registration,
                                      BuiltinParseFunction parser) {
  if (op == BuiltinOperator_CUSTOM) {
    MicroPrintf("Invalid parameter BuiltinOperator_CUSTOM to the ");
    MicroPrintf("AddBuiltin function.");
    return kTfLiteError;
  }
  if (FindBuiltin(places.registrations, op) != nullptr) {
    MicroPrintf("Calling AddBuiltin with the same op more than ");
    MicroPrintf("once is not supported (Op: #%d).", static_cast<int>(op));
    return kTfLiteError;
  }
  if (registrations_len_ >= places.size) {
    MicroPrintf("Couldn't register builtin op #%d, resolver size ", static_cast<int>(op));
    MicroPrintf("is too small (%d).", static_cast<int>(places.size));
    return kTfLiteError;
  }
  TFLMRegistration* added = &places.registrations[registrations_len_++];
  *added = registration;
  added->builtin_code = op;
  places.parsers[num_builtin_ops_++] = {op, parser};
  return kTfLiteOk;
}

TfLiteStatus OpRegistry::AddCustomTo(const Places& places, const char* name,
                                     const TFLMRegistration* registration) {
  if (registrations_len_ >= places.size) {
    MicroPrintf("Couldn't register custom op '%s', resolver size is toosmall (%d)", name,
                static_cast<int>(places.size));
    return kTfLiteError;
  }
  if (FindCustom(places.registrations, name) != nullptr) {
    MicroPrintf("Calling AddCustom for the same op more than once ");
    MicroPrintf("is not supported (Op: %s).", name);
    return kTfLiteError;
  }
  TFLMRegistration* added = &places.registrations[registrations_len_++];
  *added = *registration;
  added->builtin_code = BuiltinOperator_CUSTOM;
  added->custom_name = name;
  return kTfLiteOk;
}

const TFLMRegistration* OpRegistry::FindBuiltin(const TFLMRegistration* registrations,
                                                BuiltinOperator op) const {
  if (op == BuiltinOperator_CUSTOM) return nullptr;
  for (unsigned int i = 0; i < registrations_len_; ++i) {
    if (registrations[i].builtin_code == op) return &registrations[i];
  }
  return nullptr;
}

const TFLMRegistration* OpRegistry::FindCustom(const TFLMRegistration* registrations,
                                               const char* op) const {
  for (unsigned int i = 0; i < registrations_len_; ++i) {
    if (registrations[i].builtin_code == BuiltinOperator_CUSTOM &&
        std::strcmp(registrations[i].custom_name, op) == 0) {
      return &registrations[i];
    }
  }
  return nullptr;
}

BuiltinParseFunction OpRegistry::FindParser(const BuiltinParser* parsers,
                                            BuiltinOperator op) const {
  for (unsigned int i = 0; i < num_builtin_ops_; ++i) {
    if (parsers[i].op == op) return parsers[i].parser;
  }
  return nullptr;
}

}  // namespace tflite
