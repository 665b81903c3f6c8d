// The services that kernels may use, phase by phase.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_CONTEXT_H_
#define TENSORFLOW_LITE_MICRO_MICRO_CONTEXT_H_

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_graph.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_profiler_interface.h"

namespace tflite {

class MicroContext {
 public:
  virtual ~MicroContext() = default;

  // Init, Prepare. Stays until the arena is given up; 16-aligned. Null if the arena is full.
  virtual void* AllocatePersistentBuffer(size_t bytes) = 0;

  // Prepare. Memory for the time of this op's Invoke; read with GetScratchBuffer(*buffer_idx).
  virtual TfLiteStatus RequestScratchBufferInArena(size_t bytes, int* buffer_idx) = 0;
  // Invoke.
  virtual void* GetScratchBuffer(int buffer_idx) = 0;

  // Prepare. Must be given back before Prepare returns.
  virtual TfLiteTensor* AllocateTempTfLiteTensor(int tensor_idx) = 0;
  TfLiteTensor* AllocateTempInputTensor(const TfLiteNode* node, int index);
  TfLiteTensor* AllocateTempOutputTensor(const TfLiteNode* node, int index);
  TfLiteTensor* AllocateTempIntermediateTensor(const TfLiteNode* node, int index);
  virtual void DeallocateTempTfLiteTensor(TfLiteTensor* tensor) = 0;
  virtual uint8_t* AllocateTempBuffer(size_t size, size_t alignment) = 0;
  virtual void DeallocateTempBuffer(uint8_t* buffer) = 0;

  // Of the current subgraph.
  virtual TfLiteEvalTensor* GetEvalTensor(int tensor_idx) = 0;

  virtual TfLiteStatus set_external_context(void* external_context_payload) = 0;
  virtual void* external_context() = 0;

  virtual MicroGraph& graph() = 0;

  // Memory outside the arena into which TFLM_DECODE may unpack, and a profiler that sees it doing
  // so. A context that has none refuses.
  struct AlternateMemoryRegion {
    void* address;
    size_t bytes;
  };
  // Init, once.
  virtual TfLiteStatus SetDecompressionMemory(const AlternateMemoryRegion*, size_t) {
    return kTfLiteError;
  }
  // Prepare. Null if no region has room.
  virtual void* AllocateDecompressionMemory(size_t, size_t) { return nullptr; }
  // Prepare. The regions are empty again; what was given out before will be overlaid.
  virtual TfLiteStatus ResetDecompressionMemoryAllocations() { return kTfLiteOk; }
  virtual TfLiteStatus SetAlternateProfiler(MicroProfilerInterface*) { return kTfLiteError; }
  virtual MicroProfilerInterface* GetAlternateProfiler() const { return nullptr; }
};

inline MicroContext* GetMicroContext(const TfLiteContext* context) {
  return static_cast<MicroContext*>(context->impl_);
}

void MicroContextReportOpError(TfLiteContext* context, const char* format, ...);

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_CONTEXT_H_
