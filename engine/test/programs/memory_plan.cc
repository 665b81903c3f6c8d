// The greedy planner alone, and the picture it prints.
#include <cstdio>

#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"
#include "tensorflow/lite/micro/micro_log.h"

int main() {
  alignas(16) static unsigned char scratch[400];
  tflite::GreedyMemoryPlanner planner;
  if (planner.Init(scratch, sizeof(scratch)) != kTfLiteOk) return 1;
  planner.AddBuffer(100, 0, 1);
  planner.AddBuffer(50, 2, 3);
  planner.AddBuffer(2000, 1, 2);
  planner.AddBuffer(64, 3, 3);
  planner.AddBuffer(10, 0, 3, 500);
  std::printf("%d buffers, %u bytes\n", planner.GetBufferCount(),
              static_cast<unsigned>(planner.GetMaximumMemorySize()));
  for (int i = 0; i < planner.GetBufferCount(); ++i) {
    int offset = -1;
    if (planner.GetOffsetForBuffer(i, &offset) != kTfLiteOk) return 1;
    std::printf("%d at %d\n", i, offset);
  }
  int offset = -1;
  if (planner.GetOffsetForBuffer(5, &offset) == kTfLiteOk) return 1;
  planner.PrintMemoryPlan();
  return planner.DoAnyBuffersOverlap() ? 2 : 0;
}
