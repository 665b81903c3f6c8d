// Runs a model: AllocateTensors once, then Invoke as often as wanted.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_H_
#define TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_allocator.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_interpreter_context.h"
#include "tensorflow/lite/micro/micro_interpreter_graph.h"
#include "tensorflow/lite/micro/micro_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler_interface.h"
#include "tensorflow/lite/micro/micro_resource_variable.h"
#include "tensorflow/lite/portable_type_to_tflitetype.h"
#include "tensorflow/lite/schema/schema_generated.h"

// The version of the schema this library reads; programs compare a model's with it.
#define TFLITE_SCHEMA_VERSION (3)

namespace tflite {

// Model, resolver, arena, allocator, resource variables and profiler must outlive the interpreter.
class MicroInterpreter {
 public:
  // Divides `tensor_arena` itself. `preserve_all_tensors`: no tensor shares memory with another, so
  // that GetTensor can be asked for any of them after Invoke.
  MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, uint8_t* tensor_arena,
                   size_t tensor_arena_size, MicroResourceVariables* resource_variables = nullptr,
                   MicroProfilerInterface* profiler = nullptr, bool preserve_all_tensors = false);
  // Shares an allocator with other interpreters, or records in it.
  MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver,
                   MicroAllocator* allocator, MicroResourceVariables* resource_variables = nullptr,
                   MicroProfilerInterface* profiler = nullptr);
  ~MicroInterpreter();
  MicroInterpreter(const MicroInterpreter&) = delete;
  MicroInterpreter& operator=(const MicroInterpreter&) = delete;

  // Prepares every op and gives every tensor its place. Not kTfLiteOk: a message says why.
  TfLiteStatus AllocateTensors();
  // Runs the model once; allocates first if that was not done.
  TfLiteStatus Invoke();
  // State kept between runs goes back to what it was after AllocateTensors.
  TfLiteStatus Reset();
  TfLiteStatus ResetVariableTensor(int tensor_index, int subgraph_index = 0);

  // Null, after a message, if the index is out of range; null before AllocateTensors.
  TfLiteTensor* input(size_t index);
  TfLiteTensor* output(size_t index);
  TfLiteTensor* input_tensor(size_t index) { return input(index); }
  TfLiteTensor* output_tensor(size_t index) { return output(index); }
  // Data of the tensor if it holds elements of type T, else null.
  template <class T>
  T* typed_input_tensor(int index) {
    return DataOf<T>(input(static_cast<size_t>(index)));
  }
  template <class T>
  T* typed_output_tensor(int index) {
    return DataOf<T>(output(static_cast<size_t>(index)));
  }

  size_t inputs_size() const { return inputs()->size(); }
  size_t outputs_size() const { return outputs()->size(); }
  const flatbuffers::Vector<int32_t>* inputs() const {
    return model_->subgraphs()->Get(0)->inputs();
  }
  const flatbuffers::Vector<int32_t>* outputs() const {
    return model_->subgraphs()->Get(0)->outputs();
  }

  // Any tensor, if all are preserved; else null, after a message.
  TfLiteEvalTensor* GetTensor(int tensor_index, int subgraph_index = 0);

  // What kernels see as external_context(); once, and not null.
  TfLiteStatus SetMicroExternalContext(void* external_context_payload);

  // kTfLiteOk until starting to allocate failed.
  TfLiteStatus initialization_status() const { return initialization_status_; }
  // Of the arena, head and tail.
  size_t arena_used_bytes() const {
    return allocator_ == nullptr ? 0 : allocator_->used_bytes();
  }
  bool preserve_all_tensors() const {
    return allocator_ != nullptr && allocator_->preserves_all_tensor();
  }

  // First half of AllocateTensors: registrations, options and tensor lists of every node.
  TfLiteStatus PrepareNodeAndRegistrationDataFromFlatbuffer();

  // For TFLM_DECODE: who is told when it unpacks, and where it may do so.
  TfLiteStatus SetAlternateProfiler(MicroProfilerInterface* alt_profiler);
  TfLiteStatus SetDecompressionMemory(const MicroContext::AlternateMemoryRegion* regions,
                                      size_t count);

 protected:
  const MicroAllocator& allocator() const { return *allocator_; }
  const TfLiteContext& context() const { return context_; }

 private:
  void Init(MicroProfilerInterface* profiler);
  // kTfLiteAbort, and nothing works any more, if the engine had to stop somewhere.
  TfLiteStatus Ended(TfLiteStatus status);
  TfLiteStatus Allocate();
  TfLiteStatus PrepareNode(uint32_t subgraph, uint32_t op, NodeAndRegistration* node);
  TfLiteTensor** AllocateTensorArray(size_t count, const char* name);
  TfLiteStatus FillTensors(const flatbuffers::Vector<int32_t>* indices, TfLiteTensor** tensors,
                           const char* name);

  template <class T>
  static T* DataOf(TfLiteTensor* tensor) {
    return tensor != nullptr && tensor->type == typeToTfLiteType<T>()
               ? static_cast<T*>(tensor->data.data)
               : nullptr;
  }

  const Model* model_;
  const MicroOpResolver& op_resolver_;
  TfLiteContext context_ = {};
  MicroAllocator* allocator_;
  MicroInterpreterGraph graph_;
  bool tensors_allocated_ = false;
  TfLiteStatus initialization_status_ = kTfLiteOk;
  TfLiteTensor** input_tensors_ = nullptr;
  TfLiteTensor** output_tensors_ = nullptr;
  MicroInterpreterContext micro_context_;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_H_
