#ifndef TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_MICRO_MEMORY_PLANNER_H_
#define TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_MICRO_MEMORY_PLANNER_H_

#include "tensorflow/lite/c/common.h"

namespace tflite {

// Where buffers of known size and lifetime go. Buffers are added one by one, then offsets asked.
class MicroMemoryPlanner {
 public:
  virtual ~MicroMemoryPlanner() = default;

  // Lifetimes are closed intervals of the plan's time axis.
  virtual TfLiteStatus AddBuffer(int size, int first_time_used, int last_time_used) = 0;
  // A buffer whose place is given. Not every planner takes one.
  virtual TfLiteStatus AddBuffer(int size, int first_time_used, int last_time_used,
                                 int offline_offset);
  virtual size_t GetMaximumMemorySize() = 0;
  virtual int GetBufferCount() = 0;
  virtual TfLiteStatus GetOffsetForBuffer(int buffer_index, int* offset) = 0;
  // Memory to plan in, valid until the plan is committed.
  virtual TfLiteStatus Init(unsigned char* scratch_buffer, int scratch_buffer_size);
  // No two buffers share memory, so every tensor can be read after Invoke.
  virtual bool preserves_all_tensors() const = 0;
  virtual void PrintMemoryPlan() {}
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_MICRO_MEMORY_PLANNER_H_
