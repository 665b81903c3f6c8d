// Watches the ops of an Invoke: how long each took, and copies of chosen tensors after them.
#ifndef ENGINE_ABI_OP_WATCH_H_
#define ENGINE_ABI_OP_WATCH_H_

#include "abi/abi.h"
#include "abi/heap.h"
#include "interpreter/op_observer.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

class OpWatch final : public OpObserver {
 public:
  ~OpWatch();

  void TimeOps(bool on) { timing_ = on; }
  void Request(int32_t subgraph, int32_t op, int32_t tensor) {
    requests_.Add({subgraph, op, tensor});
  }
  void ClearRequests() { requests_.Clear(); }
  bool active() const { return timing_ || requests_.count() > 0; }

  // Before each Invoke: forgets the one before.
  void Start(const Model* model);
  void BeginOp(int subgraph, int op) override;
  void EndOp(int subgraph, int op, const TfLiteEvalTensor* tensors) override;

  const HeapList<TflmOpRun>& runs() const { return runs_; }
  const HeapList<TflmSnapshot>& snapshots() const { return snapshots_; }

 private:
  struct SnapshotRequest {
    int32_t subgraph, op, tensor;
  };

  void Copy(int subgraph, int op, int tensor, const TfLiteEvalTensor& source);
  void DropSnapshots();

  bool timing_ = false;
  const Model* model_ = nullptr;
  HeapList<TflmOpRun> runs_;
  // Start times of the ops that run now, innermost last.
  HeapList<double> started_;
  HeapList<SnapshotRequest> requests_;
  HeapList<TflmSnapshot> snapshots_;
  size_t snapshot_bytes_ = 0;
};

}  // namespace tflite

#endif  // ENGINE_ABI_OP_WATCH_H_
