#ifndef TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_MEMORY_PLAN_STRUCT_H_
#define TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_MEMORY_PLAN_STRUCT_H_

#include <cstddef>
#include <cstdint>

namespace tflite {

struct BufferDescriptor {
  int32_t offset;
};

// A plan made beforehand: an offset for each buffer, in the order of AddBuffer.
struct BufferPlan {
  int32_t buffer_count;
  BufferDescriptor buffer_plan_entries[1];
};

constexpr size_t SizeOfBufferPlan(int32_t buffer_count) {
  return sizeof(BufferPlan) +
         sizeof(BufferDescriptor) * static_cast<size_t>(buffer_count > 1 ? buffer_count - 1 : 0);
}

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_MEMORY_PLAN_STRUCT_H_
