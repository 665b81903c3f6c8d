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
    {BuiltinOperator_CONCATENATION, fast::Register_CONCATENATION},
    {BuiltinOperator_CONV_2D, fast::Register_CONV_2D},
    {BuiltinOperator_DEPTHWISE_CONV_2D, fast::Register_DEPTHWISE_CONV_2D},
    {BuiltinOperator_DEQUANTIZE, fast::Register_DEQUANTIZE},
    {BuiltinOperator_FULLY_CONNECTED, fast::Register_FULLY_CONNECTED},
    {BuiltinOperator_HARD_SWISH, fast::Register_HARD_SWISH},
    {BuiltinOperator_LEAKY_RELU, fast::Register_LEAKY_RELU},
    {BuiltinOperator_LOGISTIC, fast::Register_LOGISTIC},
    {BuiltinOperator_MAX_POOL_2D, fast::Register_MAX_POOL_2D},
    {BuiltinOperator_MEAN, fast::Register_MEAN},
    {BuiltinOperator_MUL, fast::Register_MUL},
    {BuiltinOperator_PAD, fast::Register_PAD},
    {BuiltinOperator_PADV2, fast::Register_PADV2},
    {BuiltinOperator_QUANTIZE, fast::Register_QUANTIZE},
    {BuiltinOperator_RELU, fast::Register_RELU},
    {BuiltinOperator_RELU6, fast::Register_RELU6},
    {BuiltinOperator_SOFTMAX, fast::Register_SOFTMAX},
    {BuiltinOperator_SUB, fast::Register_SUB},
    {BuiltinOperator_SVDF, fast::Register_SVDF},
    {BuiltinOperator_TANH, fast::Register_TANH},
    {BuiltinOperator_TRANSPOSE_CONV, fast::Register_TRANSPOSE_CONV},
    {BuiltinOperator_UNIDIRECTIONAL_SEQUENCE_LSTM, fast::Register_UNIDIRECTIONAL_SEQUENCE_LSTM},
};

TFLMRegistration (*FastKernelOf(const OpEntry& op))() {
  if (op.custom_name != nullptr) return nullptr;
  for (const FastOp& fast_op : kFastOps) {
    if (fast_op.op == op.builtin) return fast_op.registration;
  }
  return nullptr;
}

// With kTflmFast, ops without a fast kernel get the reference kernel.
TfLiteStatus Add(TflmResolver* resolver, const OpEntry& op, int32_t kernels) {
  if (op.custom_name != nullptr) {
    return resolver->resolver.AddCustom(op.custom_name, op.custom_registration());
  }
  const auto fast_kernel = kernels == kTflmFast ? FastKernelOf(op) : nullptr;
  return resolver->resolver.AddBuiltin(
      op.builtin, fast_kernel == nullptr ? op.registration() : fast_kernel(), op.parser);
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
  for (size_t i = 0; size < 0 && i < all; ++i) tflite::Add(resolver, ops[i], kernels);
  return resolver;
}

TFLM_ABI void tflm_resolver_free(TflmResolver* resolver) { tflite::HeapDelete(resolver); }

TFLM_ABI int32_t tflm_resolver_add(TflmResolver* resolver, const char* method) {
  // No kernel to register in this build, and no error either.
  if (std::strcmp(method, "AddEthosU") == 0) return kTfLiteOk;
  const tflite::OpEntry* op = tflite::FindOpByMethod(method);
  return op == nullptr ? -1 : tflite::Add(resolver, *op, resolver->kernels);
}

TFLM_ABI int32_t tflm_resolver_add_kernel(TflmResolver* resolver, const char* method,
                                          int32_t kernels) {
  const tflite::OpEntry* op = tflite::FindOpByMethod(method);
  const bool there =
      op != nullptr && (kernels != kTflmFast || tflite::FastKernelOf(*op) != nullptr);
  return there ? tflite::Add(resolver, *op, kernels) : -2;
}

TFLM_ABI int32_t tflm_resolver_add_custom(TflmResolver* resolver, const char* name,
                                          const TFLMRegistration* registration) {
  return resolver->resolver.AddCustom(name, registration);
}

TFLM_ABI int32_t tflm_resolver_length(TflmResolver* resolver) {
  return static_cast<int32_t>(resolver->resolver.GetRegistrationLength());
}
