// The services of MicroContext, on an allocator and a graph.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_CONTEXT_H_
#define TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_CONTEXT_H_

#include "tensorflow/lite/micro/micro_allocator.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_interpreter_graph.h"

namespace tflite {

class MicroInterpreterContext : public MicroContext {
 public:
  // What the interpreter is doing; each service is for some of these. Using one elsewhere ends the
  // interpreter.
  enum class InterpreterState {
    kInit,
    kPrepare,
    kMemoryPlanning,
    kInvoke,
  };

  // `allocator` may be null; then nothing may be asked.
  MicroInterpreterContext(MicroAllocator* allocator, const Model* model,
                          MicroInterpreterGraph* graph);

  void* AllocatePersistentBuffer(size_t bytes) override;
  TfLiteStatus RequestScratchBufferInArena(size_t bytes, int* buffer_idx) override;
  void* GetScratchBuffer(int buffer_idx) override;
  TfLiteTensor* AllocateTempTfLiteTensor(int tensor_idx) override;
  void DeallocateTempTfLiteTensor(TfLiteTensor* tensor) override;
  uint8_t* AllocateTempBuffer(size_t size, size_t alignment) override;
  void DeallocateTempBuffer(uint8_t* buffer) override;
  TfLiteEvalTensor* GetEvalTensor(int tensor_idx) override;
  // Once, and not null.
  TfLiteStatus set_external_context(void* external_context_payload) override;
  void* external_context() override { return external_context_payload_; }
  MicroGraph& graph() override { return graph_; }

  TfLiteStatus SetDecompressionMemory(const AlternateMemoryRegion* regions,
                                      size_t count) override;
  void* AllocateDecompressionMemory(size_t bytes, size_t alignment) override;
  TfLiteStatus ResetDecompressionMemoryAllocations() override;
  TfLiteStatus SetAlternateProfiler(MicroProfilerInterface* profiler) override;
  MicroProfilerInterface* GetAlternateProfiler() const override { return alternate_profiler_; }

  void SetInterpreterState(InterpreterState state) { state_ = state; }
  InterpreterState GetInterpreterState() const { return state_; }
  // Where planning put the scratch buffers, in the order of the requests.
  void SetScratchBufferHandles(ScratchBufferHandle* handles) { scratch_buffer_handles_ = handles; }
  // Before the nodes of a model are prepared.
  void ForgetScratchBuffers();

 private:
  bool InState(bool allowed, const char* service) const;
  bool IsTensor(int tensor_idx) const;

  MicroAllocator* allocator_;
  const Model* model_;
  MicroInterpreterGraph& graph_;
  InterpreterState state_ = InterpreterState::kInit;
  ScratchBufferHandle* scratch_buffer_handles_ = nullptr;
  int scratch_buffer_count_ = 0;
  void* external_context_payload_ = nullptr;
  MicroProfilerInterface* alternate_profiler_ = nullptr;
  const AlternateMemoryRegion* decompression_regions_ = nullptr;
  size_t decompression_region_count_ = 0;
  // Bytes given out of each region, in the arena.
  size_t* decompression_used_ = nullptr;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_INTERPRETER_CONTEXT_H_
