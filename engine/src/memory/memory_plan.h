// From lifetimes to addresses.
#ifndef ENGINE_SRC_MEMORY_MEMORY_PLAN_H_
#define ENGINE_SRC_MEMORY_MEMORY_PLAN_H_

#include <cstdint>

#include "memory/allocation_info.h"
#include "tensorflow/lite/micro/memory_planner/micro_memory_planner.h"

namespace tflite {

// Gives the planner every buffer and writes the addresses it answers to tensors and handles.
// `start` is where the plan's offset 0 lies.
TfLiteStatus PlanMemory(AllocationInfoBuilder* builder, const ScratchBufferRequest* requests,
                        MicroMemoryPlanner* planner, uint8_t* start);

// Whether the planner prints its plan, as in a build with TF_LITE_SHOW_MEMORY_USE.
bool ShowMemoryUse();
void SetShowMemoryUse(bool show);

}  // namespace tflite

#endif  // ENGINE_SRC_MEMORY_MEMORY_PLAN_H_
