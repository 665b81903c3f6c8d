#include "memory/memory_plan.h"

#include "core/abort.h"
#include "memory/trace.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"
#include "tensorflow/lite/micro/micro_arena_constants.h"

namespace tflite {
namespace {

constexpr char kPlace[] = "MicroAllocator memory planning";
// Offsets are ints; nothing of that size fits a 32-bit target anyway.
constexpr int64_t kLargestPlan = INT32_MAX;

bool show_memory_use = false;

void TracePlanned(Trace* trace, const AllocationInfoBuilder& builder,
                  const ScratchBufferRequest* requests, size_t entry, const AllocationInfo& info,
                  int size) {
  TracePlannedBuffer planned = {static_cast<uint32_t>(size),
                                info.first_created,
                                info.last_used,
                                0,
                                info.offline_offset != kOnlinePlannedBuffer,
                                PlannedKind::kTensor,
                                0,
                                0};
  if (entry < builder.tensor_count()) {
    int subgraph;
    int index;
    builder.TensorAt(entry, &subgraph, &index);
    planned.subgraph = subgraph;
    planned.index = index;
    if (builder.IsVariable(planned.subgraph, planned.index)) planned.kind = PlannedKind::kVariable;
  } else {
    const ScratchBufferRequest& request = requests[entry - builder.tensor_count()];
    planned.kind = PlannedKind::kScratch;
    planned.subgraph = request.subgraph_idx;
    planned.index = request.node_idx;
  }
  trace->AddPlanned(planned);
}

}  // namespace

bool ShowMemoryUse() { return show_memory_use; }
void SetShowMemoryUse(bool show) { show_memory_use = show; }

TfLiteStatus PlanMemory(AllocationInfoBuilder* builder, const ScratchBufferRequest* requests,
                        MicroMemoryPlanner* planner, uint8_t* start) {
  Trace* trace = CurrentTrace();
  if (trace != nullptr) trace->ClearPlan();
  AllocationInfo* const infos = builder->infos();
  int64_t total = 0;
  for (size_t i = 0; i < builder->count(); ++i) {
    const AllocationInfo& info = infos[i];
    if (!info.needs_allocating) continue;
    const int64_t size = static_cast<int64_t>(
        AlignSizeUp(info.bytes, static_cast<size_t>(MicroArenaBufferAlignment())));
    const int64_t offline =
        info.offline_offset == kOnlinePlannedBuffer ? 0 : info.offline_offset;
    total += size;
    if (offline < 0 || total > kLargestPlan || offline + size > kLargestPlan) {
      return Abort(kPlace, "a buffer lies outside any possible arena");
    }
    const TfLiteStatus status =
        info.offline_offset == kOnlinePlannedBuffer
            ? planner->AddBuffer(static_cast<int>(size), info.first_created, info.last_used)
            : planner->AddBuffer(static_cast<int>(size), info.first_created, info.last_used,
                                 info.offline_offset);
    if (status != kTfLiteOk) return status;
    if (trace != nullptr) {
      TracePlanned(trace, *builder, requests, i, info, static_cast<int>(size));
    }
  }

  int planned = 0;
  for (size_t i = 0; i < builder->count(); ++i) {
    if (!infos[i].needs_allocating) continue;
    int offset = -1;
    const TfLiteStatus status = planner->GetOffsetForBuffer(planned, &offset);
    if (status != kTfLiteOk) return status;
    if (trace != nullptr) trace->SetPlannedOffset(static_cast<uint32_t>(planned), offset);
    // Scratch of a subgraph that nobody calls has no handle.
    // An offline offset may lie anywhere; that the plan fits is checked once it is complete.
    if (infos[i].output_ptr != nullptr) {
      *infos[i].output_ptr = reinterpret_cast<void*>(reinterpret_cast<uintptr_t>(start) +
                                                     static_cast<uintptr_t>(offset));
    }
    ++planned;
  }
  if (trace != nullptr) trace->SetPlan(static_cast<uint32_t>(planner->GetMaximumMemorySize()));
  return kTfLiteOk;
}

}  // namespace tflite
