#include "tensorflow/lite/micro/micro_interpreter_context.h"

#include <cstdarg>

#include "core/abort.h"
#include "memory/temp_tensors.h"
#include "tensorflow/lite/micro/memory_helpers.h"

namespace tflite {
namespace {

// A node that a temporary was laid over has lost its lists; its kernel then finds no tensors.
int TensorIndex(TfLiteIntArray* const& indices, int index) {
  if (TempsCover(&indices)) return kTfLiteOptionalTensor;
  return indices == nullptr || index < 0 || index >= indices->size ? kTfLiteOptionalTensor
                                                                   : indices->data[index];
}

}  // namespace

TfLiteTensor* MicroContext::AllocateTempInputTensor(const TfLiteNode* node, int index) {
  const int tensor = TensorIndex(node->inputs, index);
  return tensor < 0 ? nullptr : AllocateTempTfLiteTensor(tensor);
}

TfLiteTensor* MicroContext::AllocateTempOutputTensor(const TfLiteNode* node, int index) {
  const int tensor = TensorIndex(node->outputs, index);
  return tensor < 0 ? nullptr : AllocateTempTfLiteTensor(tensor);
}

TfLiteTensor* MicroContext::AllocateTempIntermediateTensor(const TfLiteNode* node, int index) {
  const int tensor = TensorIndex(node->intermediates, index);
  return tensor < 0 ? nullptr : AllocateTempTfLiteTensor(tensor);
}

void MicroContextReportOpError(TfLiteContext*, const char* format, ...) {
  va_list args;
  va_start(args, format);
  VMicroPrintf(format, args);
  va_end(args);
}

MicroInterpreterContext::MicroInterpreterContext(MicroAllocator* allocator, const Model* model,
                                                 MicroInterpreterGraph* graph)
    : allocator_(allocator), model_(model), graph_(*graph) {}

bool MicroInterpreterContext::InState(bool allowed, const char* service) const {
  if (!allowed) Abort(service, "called at a time when it is not available");
  return allowed;
}

bool MicroInterpreterContext::IsTensor(int tensor_idx) const {
  const uint32_t subgraph = static_cast<uint32_t>(graph_.GetCurrentSubgraphIndex());
  const uint32_t count = model_->subgraphs()->Get(subgraph)->tensors()->size();
  if (tensor_idx >= 0 && static_cast<uint32_t>(tensor_idx) < count) return true;
  Abort("MicroContext", "an op asks for a tensor that its subgraph does not have");
  return false;
}

void* MicroInterpreterContext::AllocatePersistentBuffer(size_t bytes) {
  const bool allowed = state_ == InterpreterState::kPrepare || state_ == InterpreterState::kInit;
  if (!InState(allowed, "MicroContext::AllocatePersistentBuffer")) return nullptr;
  return allocator_->AllocatePersistentBuffer(bytes);
}

TfLiteStatus MicroInterpreterContext::RequestScratchBufferInArena(size_t bytes,
                                                                  int* buffer_idx) {
  if (!InState(state_ == InterpreterState::kPrepare,
               "MicroContext::RequestScratchBufferInArena")) {
    return kTfLiteAbort;
  }
  const TfLiteStatus status = allocator_->RequestScratchBufferInArena(
      bytes, graph_.GetCurrentSubgraphIndex(), buffer_idx);
  if (status == kTfLiteOk) scratch_buffer_count_ = *buffer_idx + 1;
  return status;
}

void MicroInterpreterContext::ForgetScratchBuffers() {
  scratch_buffer_handles_ = nullptr;
  scratch_buffer_count_ = 0;
}

void* MicroInterpreterContext::GetScratchBuffer(int buffer_idx) {
  constexpr char kPlace[] = "MicroContext::GetScratchBuffer";
  if (!InState(state_ == InterpreterState::kInvoke, kPlace)) return nullptr;
  if (scratch_buffer_handles_ == nullptr || buffer_idx < 0 ||
      buffer_idx >= scratch_buffer_count_) {
    Abort(kPlace, "there is no such scratch buffer");
    return nullptr;
  }
  return scratch_buffer_handles_[buffer_idx].data;
}

TfLiteTensor* MicroInterpreterContext::AllocateTempTfLiteTensor(int tensor_idx) {
  if (!IsTensor(tensor_idx)) return nullptr;
  return allocator_->AllocateTempTfLiteTensor(model_, graph_.GetAllocations(), tensor_idx,
                                              graph_.GetCurrentSubgraphIndex());
}

void MicroInterpreterContext::DeallocateTempTfLiteTensor(TfLiteTensor* tensor) {
  if (tensor == nullptr) {
    Abort("MicroContext::DeallocateTempTfLiteTensor", "null given back");
    return;
  }
  allocator_->DeallocateTempTfLiteTensor(tensor);
}

uint8_t* MicroInterpreterContext::AllocateTempBuffer(size_t size, size_t alignment) {
  if (!InState(state_ == InterpreterState::kPrepare, "MicroContext::AllocateTempBuffer")) {
    return nullptr;
  }
  return allocator_->AllocateTempBuffer(size, alignment);
}

void MicroInterpreterContext::DeallocateTempBuffer(uint8_t* buffer) {
  if (InState(state_ == InterpreterState::kPrepare, "MicroContext::DeallocateTempBuffer")) {
    allocator_->DeallocateTempBuffer(buffer);
  }
}

TfLiteEvalTensor* MicroInterpreterContext::GetEvalTensor(int tensor_idx) {
  if (!IsTensor(tensor_idx)) return nullptr;
  return &graph_.GetAllocations()[graph_.GetCurrentSubgraphIndex()].tensors[tensor_idx];
}

TfLiteStatus MicroInterpreterContext::set_external_context(void* external_context_payload) {
  if (external_context_payload == nullptr || external_context_payload_ != nullptr) {
    MicroPrintf("Attempting to set external context to %x but it was %x already",
                static_cast<unsigned>(reinterpret_cast<uintptr_t>(external_context_payload)),
                static_cast<unsigned>(reinterpret_cast<uintptr_t>(external_context_payload_)));
    return kTfLiteError;
  }
  external_context_payload_ = external_context_payload;
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreterContext::SetDecompressionMemory(const AlternateMemoryRegion* regions,
                                                             size_t count) {
  if (state_ != InterpreterState::kInit || decompression_regions_ != nullptr) return kTfLiteError;
  decompression_used_ =
      static_cast<size_t*>(allocator_->AllocatePersistentBuffer(count * sizeof(size_t)));
  if (decompression_used_ == nullptr) return kTfLiteError;
  decompression_regions_ = regions;
  decompression_region_count_ = count;
  return ResetDecompressionMemoryAllocations();
}

void* MicroInterpreterContext::AllocateDecompressionMemory(size_t bytes, size_t alignment) {
  for (size_t i = 0; i < decompression_region_count_; ++i) {
    const AlternateMemoryRegion& region = decompression_regions_[i];
    uint8_t* const start = static_cast<uint8_t*>(region.address);
    uint8_t* const place = AlignPointerUp(start + decompression_used_[i], alignment);
    const size_t before = static_cast<size_t>(place - start);
    if (before > region.bytes || bytes > region.bytes - before) continue;
    decompression_used_[i] = before + bytes;
    return place;
  }
  return nullptr;
}

TfLiteStatus MicroInterpreterContext::ResetDecompressionMemoryAllocations() {
  for (size_t i = 0; i < decompression_region_count_; ++i) decompression_used_[i] = 0;
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreterContext::SetAlternateProfiler(MicroProfilerInterface* profiler) {
  alternate_profiler_ = profiler;
  return kTfLiteOk;
}

}  // namespace tflite
