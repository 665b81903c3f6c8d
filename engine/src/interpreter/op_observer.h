// Watching Invoke: which op runs now. Nothing is told, and nothing costs, unless an observer is
// current; it lives outside the arena.
#ifndef ENGINE_SRC_INTERPRETER_OP_OBSERVER_H_
#define ENGINE_SRC_INTERPRETER_OP_OBSERVER_H_

#include "tensorflow/lite/c/common.h"

namespace tflite {

class OpObserver {
 public:
  // Ops of a called subgraph begin and end between those of the op that calls it.
  virtual void BeginOp(int subgraph, int op) = 0;
  // `tensors` are those of the subgraph, with what the op left in them.
  virtual void EndOp(int subgraph, int op, const TfLiteEvalTensor* tensors) = 0;

 protected:
  ~OpObserver() = default;
};

// Set around every Invoke of an interpreter that is watched; null for none.
OpObserver* CurrentOpObserver();
void SetCurrentOpObserver(OpObserver* observer);

}  // namespace tflite

#endif  // ENGINE_SRC_INTERPRETER_OP_OBSERVER_H_
