// What the handles of abi.h stand for.
#ifndef ENGINE_ABI_HANDLES_H_
#define ENGINE_ABI_HANDLES_H_

#include <cstddef>
#include <cstdint>

#include "abi/abi.h"
#include "abi/dynamic_op_resolver.h"
#include "abi/heap.h"
#include "abi/op_watch.h"
#include "memory/trace.h"
#include "tensorflow/lite/micro/arena_allocator/recording_single_arena_buffer_allocator.h"
#include "tensorflow/lite/micro/micro_allocator.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/micro/recording_micro_allocator.h"
#include "tensorflow/lite/schema/schema_generated.h"

struct TflmModel {
  const tflite::Model* model() const { return tflite::GetModel(data); }

  uint8_t* data = nullptr;
  size_t bytes = 0;
};

struct TflmResolver {
  explicit TflmResolver(int32_t kernel_set) : kernels(kernel_set) {}

  tflite::DynamicOpResolver resolver;
  int32_t kernels;
};

struct TflmProfiler {
  tflite::MicroProfiler profiler;
};

struct TflmAllocator {
  uint8_t* start = nullptr;
  size_t size = 0;
  bool traced = false;
  bool shows_memory_use = false;
  tflite::Trace trace;
  // In the arena; null if it was too small.
  const tflite::SingleArenaBufferAllocator* arena = nullptr;
  tflite::MicroAllocator* allocator = nullptr;
  // The same, if it records.
  const tflite::RecordingMicroAllocator* recording = nullptr;
  // The trace in the form of abi.h, made when asked for.
  tflite::HeapList<TflmTraceEvent> events;
  tflite::HeapList<TflmPlanEntry> plan;
};

struct TflmInterpreter {
  TflmInterpreter(const TflmModel* m, TflmAllocator* a) : model(m), allocator(a) {}

  const TflmModel* model;
  TflmAllocator* allocator;
  // Null if the allocator has ended.
  tflite::MicroInterpreter* interpreter = nullptr;
  tflite::OpWatch watch;
  bool ended = false;
};

#endif  // ENGINE_ABI_HANDLES_H_
