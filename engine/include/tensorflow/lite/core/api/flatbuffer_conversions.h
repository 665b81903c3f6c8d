// From an op's options in the file to the struct its kernel reads.
#ifndef TENSORFLOW_LITE_CORE_API_FLATBUFFER_CONVERSIONS_H_
#define TENSORFLOW_LITE_CORE_API_FLATBUFFER_CONVERSIONS_H_

#include <cstddef>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// Memory for the structs: the arena's tail in the interpreter.
class BuiltinDataAllocator {
 public:
  virtual void* Allocate(size_t size, size_t alignment_hint) = 0;
  virtual void Deallocate(void* data) = 0;

  template <typename T>
  T* AllocatePOD() {
    return static_cast<T*>(Allocate(sizeof(T), alignof(T)));
  }

  virtual ~BuiltinDataAllocator() = default;
};

// Puts the op's params, or null if it has none, into *builtin_data.
using BuiltinParseFunction = TfLiteStatus (*)(const Operator* op, BuiltinDataAllocator* allocator,
                                              void** builtin_data);

// kTfLiteError, with a message, for a type that the schema does not have.
TfLiteStatus ConvertTensorType(TensorType tensor_type, TfLiteType* type);

TfLiteStatus ParseNoOptions(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseAdd(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseArgMax(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseArgMin(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseBatchMatMul(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseCallOnce(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseCast(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseConcatenation(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseConv2D(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseCumSum(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseDepthToSpace(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseDepthwiseConv2D(const Operator* op, BuiltinDataAllocator* allocator,
                                  void** data);
TfLiteStatus ParseDiv(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseFullyConnected(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseGather(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseIf(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseL2Normalization(const Operator* op, BuiltinDataAllocator* allocator,
                                  void** data);
TfLiteStatus ParseLeakyRelu(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseMirrorPad(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseMul(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParsePack(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParsePool(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseReducer(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseReshape(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseResizeBilinear(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseResizeNearestNeighbor(const Operator* op, BuiltinDataAllocator* allocator,
                                        void** data);
TfLiteStatus ParseShape(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSoftmax(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSpaceToDepth(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSplit(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSplitV(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSqueeze(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseStridedSlice(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSub(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseSvdf(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseTransposeConv(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseUnidirectionalSequenceLSTM(const Operator* op, BuiltinDataAllocator* allocator,
                                             void** data);
TfLiteStatus ParseUnpack(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseVarHandle(const Operator* op, BuiltinDataAllocator* allocator, void** data);
TfLiteStatus ParseWhile(const Operator* op, BuiltinDataAllocator* allocator, void** data);

}  // namespace tflite

#endif  // TENSORFLOW_LITE_CORE_API_FLATBUFFER_CONVERSIONS_H_
