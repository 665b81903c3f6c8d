// The resolver that an application fills with the ops its model needs, and with no others: what is
// not added is not linked.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_MUTABLE_OP_RESOLVER_H_
#define TENSORFLOW_LITE_MICRO_MICRO_MUTABLE_OP_RESOLVER_H_

#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_op_resolver.h"

namespace tflite {

// The part that does not depend on the number of ops. 12 bytes; the places for ops are the
// subclass's.
class OpRegistry : public MicroOpResolver {
 public:
  struct BuiltinParser {
    BuiltinOperator op;
    BuiltinParseFunction parser;
  };

  unsigned int GetRegistrationLength() const { return registrations_len_; }

 protected:
  struct Places {
    TFLMRegistration* registrations;
    BuiltinParser* parsers;
    unsigned int size;
  };

  TfLiteStatus AddBuiltinTo(const Places& places, BuiltinOperator op,
                            const TFLMRegistration& registration, BuiltinParseFunction parser);
  TfLiteStatus AddCustomTo(const Places& places, const char* name,
                           const TFLMRegistration* registration);
  const TFLMRegistration* FindBuiltin(const TFLMRegistration* registrations,
                                      BuiltinOperator op) const;
  const TFLMRegistration* FindCustom(const TFLMRegistration* registrations, const char* op) const;
  BuiltinParseFunction FindParser(const BuiltinParser* parsers, BuiltinOperator op) const;

 private:
  unsigned int registrations_len_ = 0;
  unsigned int num_builtin_ops_ = 0;
};

// Room for tOpCount ops: 12 + 36·tOpCount bytes on a 32-bit target.
//
// Each AddXxx takes the kernel as an argument, the reference kernel by default. kTfLiteError, after
// a message, if the op is there already or the resolver is full.
template <unsigned int tOpCount>
class MicroMutableOpResolver : public OpRegistry {
 public:
  MicroMutableOpResolver() = default;

  const TFLMRegistration* FindOp(BuiltinOperator op) const override {
    return FindBuiltin(registrations_, op);
  }
  const TFLMRegistration* FindOp(const char* op) const override {
    return FindCustom(registrations_, op);
  }
  TfLiteBridgeBuiltinParseFunction GetOpDataParser(BuiltinOperator op) const override {
    return FindParser(builtin_parsers_, op);
  }

  TfLiteStatus AddCustom(const char* name, const TFLMRegistration* registration) {
    return AddCustomTo(places(), name, registration);
  }

#define TFLM_BUILTIN_OP(method, op, parser)                                        \
  TfLiteStatus Add##method(const TFLMRegistration& registration = Register_##op()) { \
    return AddBuiltinTo(places(), BuiltinOperator_##op, registration, parser);     \
  }
#define TFLM_CUSTOM_OP(method, name, register_op)                              \
  TfLiteStatus Add##method(const TFLMRegistration* registration = register_op()) { \
    return AddCustomTo(places(), name, registration);                          \
  }
#include "tensorflow/lite/micro/kernels/op_list.inc"
#undef TFLM_BUILTIN_OP
#undef TFLM_CUSTOM_OP

  // There is no kernel for it in this build, as in upstream's reference build.
  TfLiteStatus AddEthosU() { return kTfLiteOk; }

 private:
  Places places() { return {registrations_, builtin_parsers_, tOpCount}; }

  TFLMRegistration registrations_[tOpCount];
  BuiltinParser builtin_parsers_[tOpCount];

  MicroMutableOpResolver(const MicroMutableOpResolver&) = delete;
  MicroMutableOpResolver& operator=(const MicroMutableOpResolver&) = delete;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_MUTABLE_OP_RESOLVER_H_
