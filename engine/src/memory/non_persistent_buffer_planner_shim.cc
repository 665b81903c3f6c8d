#include "tensorflow/lite/micro/memory_planner/non_persistent_buffer_planner_shim.h"

#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {

NonPersistentMemoryPlannerShim::NonPersistentMemoryPlannerShim(const BufferPlan* buffer_plan)
    : buffer_plan_(buffer_plan), buffer_request_count_(0) {}
NonPersistentMemoryPlannerShim::~NonPersistentMemoryPlannerShim() = default;

TfLiteStatus NonPersistentMemoryPlannerShim::AddBuffer(int, int, int) {
  ++buffer_request_count_;
  if (buffer_request_count_ > buffer_plan_->buffer_count) {
    MicroPrintf("Attempting to add buffer %d, but only %d buffers in given buffer plan.",
                buffer_request_count_, static_cast<int>(buffer_plan_->buffer_count));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

size_t NonPersistentMemoryPlannerShim::GetMaximumMemorySize() { return 0; }
int NonPersistentMemoryPlannerShim::GetBufferCount() { return buffer_plan_->buffer_count; }

TfLiteStatus NonPersistentMemoryPlannerShim::GetOffsetForBuffer(int buffer_request_index,
                                                                int* offset) {
  if (buffer_request_index < 0 || buffer_request_index >= buffer_plan_->buffer_count) {
    MicroPrintf("Attempting to get offset for buffer %d, but only %d buffers in given buffer plan.",
                buffer_request_index, static_cast<int>(buffer_plan_->buffer_count));
    return kTfLiteError;
  }
  *offset = buffer_plan_->buffer_plan_entries[buffer_request_index].offset;
  return kTfLiteOk;
}

}  // namespace tflite
