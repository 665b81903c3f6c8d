#include "abi/abi.h"
#include "abi/handles.h"
#include "abi/heap.h"

TFLM_ABI TflmProfiler* tflm_profiler_create() { return tflite::HeapNew<TflmProfiler>(); }
TFLM_ABI void tflm_profiler_free(TflmProfiler* profiler) { tflite::HeapDelete(profiler); }
TFLM_ABI void tflm_profiler_clear(TflmProfiler* profiler) { profiler->profiler.ClearEvents(); }
TFLM_ABI uint32_t tflm_profiler_total_ticks(TflmProfiler* profiler) {
  return profiler->profiler.GetTotalTicks();
}
TFLM_ABI void tflm_profiler_log(TflmProfiler* profiler) { profiler->profiler.Log(); }
TFLM_ABI void tflm_profiler_log_csv(TflmProfiler* profiler) { profiler->profiler.LogCsv(); }
TFLM_ABI void tflm_profiler_log_ticks_per_tag_csv(TflmProfiler* profiler) {
  profiler->profiler.LogTicksPerTagCsv();
}
