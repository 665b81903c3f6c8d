#ifndef TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_NON_PERSISTENT_BUFFER_PLANNER_SHIM_H_
#define TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_NON_PERSISTENT_BUFFER_PLANNER_SHIM_H_

#include "tensorflow/lite/micro/memory_planner/memory_plan_struct.h"
#include "tensorflow/lite/micro/memory_planner/micro_memory_planner.h"

namespace tflite {

// Answers from a plan made beforehand.
class NonPersistentMemoryPlannerShim : public MicroMemoryPlanner {
 public:
  // The plan must outlive the planner.
  explicit NonPersistentMemoryPlannerShim(const BufferPlan* buffer_plan);
  ~NonPersistentMemoryPlannerShim() override;

  TfLiteStatus AddBuffer(int size, int first_time_used, int last_time_used) override;
  // Always 0: the application vouches for the plan.
  size_t GetMaximumMemorySize() override;
  int GetBufferCount() override;
  TfLiteStatus GetOffsetForBuffer(int buffer_request_index, int* offset) override;
  bool preserves_all_tensors() const override { return false; }

 private:
  const BufferPlan* buffer_plan_;
  int buffer_request_count_;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_NON_PERSISTENT_BUFFER_PLANNER_SHIM_H_
