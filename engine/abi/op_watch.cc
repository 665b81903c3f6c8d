#include "abi/op_watch.h"

#include <cstring>

#include "abi/host.h"
#include "kernels/fast/fall_back.h"
#include "tensorflow/lite/micro/memory_helpers.h"

namespace tflite {
namespace {

// A loop can run its ops any number of times; what lies beyond is not kept.
constexpr size_t kMaxSnapshotBytes = 64u << 20;
constexpr size_t kMaxRuns = 1u << 20;

}  // namespace

OpWatch::~OpWatch() { DropSnapshots(); }

void OpWatch::DropSnapshots() {
  for (size_t i = 0; i < snapshots_.count(); ++i) {
    HeapFree(const_cast<uint8_t*>(snapshots_.items()[i].data));
  }
  snapshots_.Clear();
  snapshot_bytes_ = 0;
}

void OpWatch::Start(const Model* model) {
  model_ = model;
  runs_.Clear();
  started_.Clear();
  DropSnapshots();
}

void OpWatch::BeginOp(int, int) {
  fast::SetKernelUsed(fast::KernelUsed::kReference);
  if (timing_) started_.Add(HostNow());
}

void OpWatch::EndOp(int subgraph, int op, const TfLiteEvalTensor* tensors) {
  if (timing_ && started_.count() > 0) {
    const double start = started_.items()[started_.count() - 1];
    started_.RemoveLast();
    const auto kernel = static_cast<int32_t>(fast::LastKernelUsed());
    if (runs_.count() < kMaxRuns) runs_.Add({subgraph, op, HostNow() - start, kernel});
    // The op that called this one's subgraph is no fast one.
    fast::SetKernelUsed(fast::KernelUsed::kReference);
  }
  for (size_t i = 0; i < requests_.count(); ++i) {
    const SnapshotRequest& request = requests_.items()[i];
    const uint32_t count = model_->subgraphs()->Get(subgraph)->tensors()->size();
    if (request.subgraph != subgraph || (request.op != op && request.op != -1) ||
        request.tensor < 0 || static_cast<uint32_t>(request.tensor) >= count) {
      continue;
    }
    Copy(subgraph, op, request.tensor, tensors[request.tensor]);
  }
}

void OpWatch::Copy(int subgraph, int op, int tensor, const TfLiteEvalTensor& source) {
  size_t bytes = 0;
  if (source.data.data == nullptr || TfLiteEvalTensorByteLength(&source, &bytes) != kTfLiteOk ||
      bytes > kMaxSnapshotBytes - snapshot_bytes_) {
    return;
  }
  uint8_t* copy = static_cast<uint8_t*>(HeapAllocate(bytes, 16));
  if (copy == nullptr) return;
  std::memcpy(copy, source.data.data, bytes);
  if (!snapshots_.Add({subgraph, op, tensor, static_cast<uint32_t>(bytes), copy})) {
    HeapFree(copy);
    return;
  }
  snapshot_bytes_ += bytes;
}

}  // namespace tflite
