#include "tensorflow/lite/micro/memory_planner/linear_memory_planner.h"

#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {

#ifdef __wasm32__
static_assert(sizeof(LinearMemoryPlanner) == 4108, "counted in the arena");
#endif

LinearMemoryPlanner::LinearMemoryPlanner() : current_buffer_count_(0), next_free_offset_(0) {}
LinearMemoryPlanner::~LinearMemoryPlanner() = default;

TfLiteStatus LinearMemoryPlanner::AddBuffer(int size, int, int) {
  if (current_buffer_count_ >= kMaxBufferCount) {
    MicroPrintf("Too many buffers (max is %d)", kMaxBufferCount);
    return kTfLiteError;
  }
  buffer_offsets_[current_buffer_count_++] = next_free_offset_;
  next_free_offset_ += static_cast<size_t>(size);
  return kTfLiteOk;
}

size_t LinearMemoryPlanner::GetMaximumMemorySize() { return next_free_offset_; }
int LinearMemoryPlanner::GetBufferCount() { return current_buffer_count_; }

TfLiteStatus LinearMemoryPlanner::GetOffsetForBuffer(int buffer_index, int* offset) {
  if (buffer_index < 0 || buffer_index >= current_buffer_count_) {
    MicroPrintf("buffer index %d is outside range 0 to %d", buffer_index, current_buffer_count_);
    return kTfLiteError;
  }
  *offset = static_cast<int>(buffer_offsets_[buffer_index]);
  return kTfLiteOk;
}

}  // namespace tflite
