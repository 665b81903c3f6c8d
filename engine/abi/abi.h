// What JavaScript calls, and the only functions exported.
//
// Handles are addresses in the engine's memory; 0 means "could not be made", and a message has been
// logged. Whoever creates frees, in the reverse order. Sizes are bytes, statuses are TfLiteStatus
// (15 = kTfLiteAbort), times are microseconds. Nothing here is thread-safe.
//
// Imports, both of module `env`:
//   tflm_log(address, length)  one piece of text, as DebugLog got it; messages end with CR LF
//   tflm_now() -> f64          microseconds of any monotonic clock
#ifndef ENGINE_ABI_ABI_H_
#define ENGINE_ABI_ABI_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_common.h"

#define TFLM_ABI extern "C"

struct TflmModel;
struct TflmResolver;
struct TflmProfiler;
struct TflmAllocator;
struct TflmInterpreter;

// ---- memory ---------------------------------------------------------------------------------

// Zeroed; `alignment` is a power of two. 0 when the heap's limit is reached.
TFLM_ABI void* tflm_malloc(size_t bytes, size_t alignment);
TFLM_ABI void tflm_free(void* memory);
// Bytes now held by tflm_malloc and by every live handle: equal before and after a pair of
// create and free.
TFLM_ABI size_t tflm_heap_used();
// Bytes that the fast kernels keep, in no arena and not in the figure above: packed weights as long
// as their interpreter lives, and one buffer for the rows of all ops, which grows to the largest need
// and stays.
TFLM_ABI size_t tflm_kernel_buffers();

// ---- model ----------------------------------------------------------------------------------

// Takes `data` over (from tflm_malloc, aligned to 16): tflm_model_close frees it, a refused file is
// freed at once. Verifies every offset, length and type: 0 and one message `Invalid model: …` if
// anything points outside the file.
TFLM_ABI TflmModel* tflm_model_open(uint8_t* data, size_t bytes);
TFLM_ABI void tflm_model_close(TflmModel* model);
// JSON of the contract's ModelDescription, NUL-terminated UTF-8; free with tflm_free.
TFLM_ABI char* tflm_model_describe(TflmModel* model);
// The schema version written in the file.
TFLM_ABI uint32_t tflm_model_version(TflmModel* model);

// ---- op resolver ----------------------------------------------------------------------------

enum TflmKernels : int32_t { kTflmReference = 0, kTflmFast = 1 };

// `size` slots as MicroMutableOpResolver<size>; -1 = every op of the library registered.
TFLM_ABI TflmResolver* tflm_resolver_create(int32_t size, int32_t kernels);
TFLM_ABI void tflm_resolver_free(TflmResolver* resolver);
// `method` as in C++: "AddConv2D". Upstream's status and messages; -1 if there is no such method.
TFLM_ABI int32_t tflm_resolver_add(TflmResolver* resolver, const char* method);
// The same with a kernel of the caller's choice, as AddConv2D(registration); -2 if there is no such
// method, or the op has no fast kernel.
TFLM_ABI int32_t tflm_resolver_add_kernel(TflmResolver* resolver, const char* method,
                                          int32_t kernels);
// A custom op of the user's own C++; both arguments must outlive the resolver.
TFLM_ABI int32_t tflm_resolver_add_custom(TflmResolver* resolver, const char* name,
                                          const TFLMRegistration* registration);
TFLM_ABI int32_t tflm_resolver_length(TflmResolver* resolver);

// ---- profiler: tflite::MicroProfiler, ticks are microseconds --------------------------------

TFLM_ABI TflmProfiler* tflm_profiler_create();
TFLM_ABI void tflm_profiler_free(TflmProfiler* profiler);
TFLM_ABI void tflm_profiler_clear(TflmProfiler* profiler);
TFLM_ABI uint32_t tflm_profiler_total_ticks(TflmProfiler* profiler);
TFLM_ABI void tflm_profiler_log(TflmProfiler* profiler);
TFLM_ABI void tflm_profiler_log_csv(TflmProfiler* profiler);
TFLM_ABI void tflm_profiler_log_ticks_per_tag_csv(TflmProfiler* profiler);

// ---- allocator: an arena and who divides it -------------------------------------------------

enum TflmAllocatorFlags : uint32_t {
  kTflmRecording = 1,     // RecordingMicroAllocator: the seven categories
  kTflmTrace = 2,         // every move, and the plan
  kTflmPreserveAll = 4,   // LinearMemoryPlanner: tflm_interpreter_tensor works
  kTflmShowMemoryUse = 8, // PrintMemoryPlan after planning, as with TF_LITE_SHOW_MEMORY_USE
};

// `arena` belongs to the caller, may start anywhere, and must outlive the allocator. An arena too
// small even for the allocator gives a handle that has ended (see tflm_allocator_ended).
// Several interpreters may share one allocator; they are freed before it.
TFLM_ABI TflmAllocator* tflm_allocator_create(uint8_t* arena, size_t bytes, uint32_t flags);
TFLM_ABI void tflm_allocator_free(TflmAllocator* allocator);
TFLM_ABI int32_t tflm_allocator_ended(TflmAllocator* allocator);
// First byte used: `arena` rounded up to 16 (the recording allocator does not round). Offsets below
// count from here.
TFLM_ABI uint8_t* tflm_allocator_start(TflmAllocator* allocator);
// From there to the end of the arena.
TFLM_ABI size_t tflm_allocator_size(TflmAllocator* allocator);
TFLM_ABI size_t tflm_allocator_used_bytes(TflmAllocator* allocator);
TFLM_ABI size_t tflm_allocator_head_used(TflmAllocator* allocator);
TFLM_ABI size_t tflm_allocator_tail_used(TflmAllocator* allocator);
// Recording only, else 0: bytes asked for in all.
TFLM_ABI size_t tflm_allocator_requested_bytes(TflmAllocator* allocator);
// Recording only: out = requested, used, count. `category` is RecordedAllocationType.
TFLM_ABI void tflm_allocator_recorded(TflmAllocator* allocator, int32_t category, uint32_t* out);
TFLM_ABI void tflm_allocator_print_allocations(TflmAllocator* allocator);

// One move of the arena. `kind`: 0 persistent, 1 temp, 2 resize, 3 releaseTemp, 4 resetTemps.
// `phase` and `category` index ARENA_PHASES and ARENA_CATEGORIES of the contract; `owner_kind`: 0
// model, 1 tensor, 2 op. `address`, `head`, `temp`, `tail` are offsets from the start.
struct TflmTraceEvent {
  int32_t kind, phase, category, ok;
  int32_t requested, used, address;
  int32_t owner_kind, owner_subgraph, owner_index;
  int32_t head, temp, tail;
};
// One AddBuffer call. `kind`: 0 tensor, 1 scratch, 2 variable. `offline`: offset from metadata.
struct TflmPlanEntry {
  int32_t size, first, last, offset, offline, kind;
  int32_t owner_kind, owner_subgraph, owner_index;
};
// Trace only; the arrays stay where they are until the next call that allocates.
TFLM_ABI const TflmTraceEvent* tflm_trace_events(TflmAllocator* allocator);
TFLM_ABI size_t tflm_trace_event_count(TflmAllocator* allocator);
TFLM_ABI const TflmPlanEntry* tflm_plan_entries(TflmAllocator* allocator);
TFLM_ABI size_t tflm_plan_entry_count(TflmAllocator* allocator);
TFLM_ABI size_t tflm_plan_max(TflmAllocator* allocator);

// ---- interpreter ----------------------------------------------------------------------------

// `resource_variables` > 0 makes MicroResourceVariables for so many. `profiler` may be 0. Model,
// resolver, allocator and profiler must outlive the interpreter.
TFLM_ABI TflmInterpreter* tflm_interpreter_create(TflmModel* model, TflmResolver* resolver,
                                                  TflmAllocator* allocator,
                                                  int32_t resource_variables,
                                                  TflmProfiler* profiler);
TFLM_ABI void tflm_interpreter_free(TflmInterpreter* interpreter);
TFLM_ABI int32_t tflm_interpreter_initialization_status(TflmInterpreter* interpreter);
// 1 after an `Aborted: …` message: upstream would have died there, and every later call that
// computes answers kTfLiteAbort.
TFLM_ABI int32_t tflm_interpreter_ended(TflmInterpreter* interpreter);
TFLM_ABI int32_t tflm_interpreter_allocate_tensors(TflmInterpreter* interpreter);
TFLM_ABI int32_t tflm_interpreter_invoke(TflmInterpreter* interpreter);
TFLM_ABI int32_t tflm_interpreter_reset(TflmInterpreter* interpreter);
TFLM_ABI int32_t tflm_interpreter_reset_variable(TflmInterpreter* interpreter, int32_t tensor,
                                                 int32_t subgraph);
TFLM_ABI size_t tflm_interpreter_arena_used_bytes(TflmInterpreter* interpreter);
TFLM_ABI size_t tflm_interpreter_inputs_size(TflmInterpreter* interpreter);
TFLM_ABI size_t tflm_interpreter_outputs_size(TflmInterpreter* interpreter);
// Indices of subgraph 0's inputs and outputs in its tensors.
TFLM_ABI int32_t tflm_interpreter_input_index(TflmInterpreter* interpreter, size_t i);
TFLM_ABI int32_t tflm_interpreter_output_index(TflmInterpreter* interpreter, size_t i);
// 0 with upstream's message when out of range, 0 before AllocateTensors.
// TfLiteTensor, byte offsets: scale f32 8, zero_point 12, data 16, dims 20, bytes 24, type 28.
TFLM_ABI TfLiteTensor* tflm_interpreter_input(TflmInterpreter* interpreter, size_t i);
TFLM_ABI TfLiteTensor* tflm_interpreter_output(TflmInterpreter* interpreter, size_t i);
// kTflmPreserveAll only, else 0 and a message. TfLiteEvalTensor: data 0, dims 4, type 8.
TFLM_ABI TfLiteEvalTensor* tflm_interpreter_tensor(TflmInterpreter* interpreter, int32_t tensor,
                                                   int32_t subgraph);

// The ops of the last Invoke in the order they ended. Measured only after
// tflm_interpreter_time_ops(interpreter, 1).
struct TflmOpRun {
  int32_t subgraph, op;
  double microseconds;
  // 0: the reference kernel, as registered; 1: a fast kernel; 2: a fast kernel was registered, and
  // handed the op to the reference kernel.
  int32_t kernel;
};
TFLM_ABI void tflm_interpreter_time_ops(TflmInterpreter* interpreter, int32_t on);
TFLM_ABI const TflmOpRun* tflm_op_runs(TflmInterpreter* interpreter);
TFLM_ABI size_t tflm_op_run_count(TflmInterpreter* interpreter);

// Copies of a tensor, made after an op has run, kept outside the arena. `op` -1 = after every op.
// Each Invoke drops the copies of the one before.
struct TflmSnapshot {
  int32_t subgraph, op, tensor;
  uint32_t bytes;
  const uint8_t* data;
};
TFLM_ABI void tflm_snapshot_request(TflmInterpreter* interpreter, int32_t subgraph, int32_t op,
                                    int32_t tensor);
TFLM_ABI void tflm_snapshot_clear_requests(TflmInterpreter* interpreter);
TFLM_ABI const TflmSnapshot* tflm_snapshots(TflmInterpreter* interpreter);
TFLM_ABI size_t tflm_snapshot_count(TflmInterpreter* interpreter);

#endif  // ENGINE_ABI_ABI_H_
