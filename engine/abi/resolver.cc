#include <cstring>

#include "abi/handles.h"
#include "abi/ops.h"
#include "kernels/fast/fast_ops.h"

namespace tflite {
namespace {

// Ops that have a second kernel.
struct FastOp {
  BuiltinOperator op;
  TFLMRegistration (*registration)();
};

constexpr FastOp kFastOps[] = {
    {BuiltinOperator_ADD, fast::Register_ADD},
    {BuiltinOperator_AVERAGE_POOL_2D, fast::Register_AVERAGE_POOL_2D},
    {BuiltinOperator_CONV_2D, fast::Register_CONV_2D},
    {BuiltinOperator_DEPTHWISE_CONV_2D, fast::Register_DEPTHWISE_CONV_2D},
    {BuiltinOperator_FULLY_CONNECTED, fast::Register_FULLY_CONNECTED},
    {BuiltinOperator_HARD_SWISH, fast::Register_HARD_SWISH},
    {BuiltinOperator_LEAKY_RELU, fast::Register_LEAKY_RELU},
    {BuiltinOperator_LOGISTIC, fast::Register_LOGISTIC},
    {BuiltinOperator_MAX_POOL_2D, fast::Register_MAX_POOL_2D},
    {BuiltinOperator_MUL, fast::Register_MUL},
    {BuiltinOperator_QUANTIZE, fast::Register_QUANTIZE},
    {BuiltinOperator_RELU, fast::Register_RELU},
    {BuiltinOperator_RELU6, fast::Register_RELU6},
    {BuiltinOperator_SUB, fast::Register_SUB},
    {BuiltinOperator_TANH, fast::Register_TANH},
};

TFLMRegistration KernelOf(const OpEntry& op, int32_t kernels) {
  if (kernels == kTflmFast) {
    for (const FastOp& fast_op : kFastOps) {
      if (fast_op.op == op.builtin) return fast_op.registration();
    }
  }
  return op.registration();
}

TfLiteStatus Add(TflmResolver* resolver, const OpEntry& op) {
  if (op.custom_name != nullptr) {
    return resolver->resolver.AddCustom(op.custom_name, op.custom_registration());
  }
  return resolver->resolver.AddBuiltin(op.builtin, KernelOf(op, resolver->kernels), op.parser);
}

}  // namespace
}  // namespace tflite

TFLM_ABI TflmResolver* tflm_resolver_create(int32_t size, int32_t kernels) {
  TflmResolver* resolver = tflite::HeapNew<TflmResolver>(kernels);
  if (resolver == nullptr) return nullptr;
  size_t all;
  const tflite::OpEntry* ops = tflite::AllOps(&all);
  if (!resolver->resolver.Reserve(size < 0 ? static_cast<unsigned>(all)
                                           : static_cast<unsigned>(size))) {
    tflite::HeapDelete(resolver);
    return nullptr;
  }
  for (size_t i = 0; size < 0 && i < all; ++i) tflite::Add(resolver, ops[i]);
  return resolver;
}

TFLM_ABI void tflm_resolver_free(TflmResolver* resolver) { tflite::HeapDelete(resolver); }

TFLM_ABI int32_t tflm_resolver_add(TflmResolver* resolver, const char* method) {
  // No kernel to register in this build, and no error either.
  if (std::strcmp(method, "AddEthosU") == 0) return kTfLiteOk;
  const tflite::OpEntry* op = tflite::FindOpByMethod(method);
  return op == nullptr ? -1 : tflite::Add(resolver, *op);
}

TFLM_ABI int32_t tflm_resolver_add_custom(TflmResolver* resolver, const char* name,
                                          const TFLMRegistration* registration) {
  return resolver->resolver.AddCustom(name, registration);
}

TFLM_ABI int32_t tflm_resolver_length(TflmResolver* resolver) {
  return static_cast<int32_t>(resolver->resolver.GetRegistrationLength());
}
