#include "abi/handles.h"
#include "core/abort.h"
#include "memory/memory_plan.h"

namespace tflite {
namespace {

// What is watched while one call of an interpreter runs.
class Scope {
 public:
  explicit Scope(TflmInterpreter* handle) : handle_(handle) {
    if (handle->allocator->traced) SetCurrentTrace(&handle->allocator->trace);
    SetShowMemoryUse(handle->allocator->shows_memory_use);
    TakeAbort();
  }
  ~Scope() {
    SetShowMemoryUse(false);
    SetCurrentTrace(nullptr);
    SetCurrentOpObserver(nullptr);
    const MicroInterpreter* interpreter = handle_->interpreter;
    if (TakeAbort() ||
        (interpreter != nullptr && interpreter->initialization_status() == kTfLiteAbort)) {
      handle_->ended = true;
    }
  }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  TflmInterpreter* handle_;
};

template <typename Call>
int32_t Run(TflmInterpreter* handle, Call call) {
  if (handle->ended) return kTfLiteAbort;
  Scope scope(handle);
  return call(handle->interpreter);
}

}  // namespace
}  // namespace tflite

TFLM_ABI TflmInterpreter* tflm_interpreter_create(TflmModel* model, TflmResolver* resolver,
                                                  TflmAllocator* allocator,
                                                  int32_t resource_variables,
                                                  TflmProfiler* profiler) {
  TflmInterpreter* handle = tflite::HeapNew<TflmInterpreter>(model, allocator);
  if (handle == nullptr) return nullptr;
  if (allocator->allocator == nullptr) {
    handle->ended = true;
    return handle;
  }
  tflite::Scope scope(handle);
  tflite::MicroResourceVariables* resources = nullptr;
  if (resource_variables > 0) {
    resources = tflite::MicroResourceVariables::Create(allocator->allocator, resource_variables);
    if (resources == nullptr) {
      tflite::Abort("MicroResourceVariables::Create", "the arena is too small");
      return handle;
    }
  }
  handle->interpreter = tflite::HeapNew<tflite::MicroInterpreter>(
      model->model(), resolver->resolver, allocator->allocator, resources,
      profiler == nullptr ? nullptr : &profiler->profiler);
  if (handle->interpreter == nullptr) {
    tflite::HeapDelete(handle);
    return nullptr;
  }
  return handle;
}

TFLM_ABI void tflm_interpreter_free(TflmInterpreter* interpreter) {
  tflite::HeapDelete(interpreter->interpreter);
  tflite::HeapDelete(interpreter);
}

TFLM_ABI int32_t tflm_interpreter_initialization_status(TflmInterpreter* interpreter) {
  return interpreter->interpreter == nullptr ? tflite::kTfLiteAbort
                                             : interpreter->interpreter->initialization_status();
}

TFLM_ABI int32_t tflm_interpreter_ended(TflmInterpreter* interpreter) {
  return interpreter->ended ? 1 : 0;
}

TFLM_ABI int32_t tflm_interpreter_allocate_tensors(TflmInterpreter* interpreter) {
  return tflite::Run(interpreter,
                     [](tflite::MicroInterpreter* it) { return it->AllocateTensors(); });
}

TFLM_ABI int32_t tflm_interpreter_invoke(TflmInterpreter* interpreter) {
  return tflite::Run(interpreter, [interpreter](tflite::MicroInterpreter* it) {
    interpreter->watch.Start(interpreter->model->model());
    if (interpreter->watch.active()) tflite::SetCurrentOpObserver(&interpreter->watch);
    return it->Invoke();
  });
}

TFLM_ABI int32_t tflm_interpreter_reset(TflmInterpreter* interpreter) {
  return tflite::Run(interpreter, [](tflite::MicroInterpreter* it) { return it->Reset(); });
}

TFLM_ABI int32_t tflm_interpreter_reset_variable(TflmInterpreter* interpreter, int32_t tensor,
                                                 int32_t subgraph) {
  return tflite::Run(interpreter, [tensor, subgraph](tflite::MicroInterpreter* it) {
    return it->ResetVariableTensor(tensor, subgraph);
  });
}

TFLM_ABI size_t tflm_interpreter_arena_used_bytes(TflmInterpreter* interpreter) {
  return interpreter->interpreter == nullptr ? 0 : interpreter->interpreter->arena_used_bytes();
}

TFLM_ABI size_t tflm_interpreter_inputs_size(TflmInterpreter* interpreter) {
  return interpreter->model->model()->subgraphs()->Get(0)->inputs()->size();
}

TFLM_ABI size_t tflm_interpreter_outputs_size(TflmInterpreter* interpreter) {
  return interpreter->model->model()->subgraphs()->Get(0)->outputs()->size();
}

TFLM_ABI int32_t tflm_interpreter_input_index(TflmInterpreter* interpreter, size_t i) {
  const auto* inputs = interpreter->model->model()->subgraphs()->Get(0)->inputs();
  return i < inputs->size() ? inputs->Get(static_cast<uint32_t>(i)) : -1;
}

TFLM_ABI int32_t tflm_interpreter_output_index(TflmInterpreter* interpreter, size_t i) {
  const auto* outputs = interpreter->model->model()->subgraphs()->Get(0)->outputs();
  return i < outputs->size() ? outputs->Get(static_cast<uint32_t>(i)) : -1;
}

TFLM_ABI TfLiteTensor* tflm_interpreter_input(TflmInterpreter* interpreter, size_t i) {
  return interpreter->interpreter == nullptr ? nullptr : interpreter->interpreter->input(i);
}

TFLM_ABI TfLiteTensor* tflm_interpreter_output(TflmInterpreter* interpreter, size_t i) {
  return interpreter->interpreter == nullptr ? nullptr : interpreter->interpreter->output(i);
}

TFLM_ABI TfLiteEvalTensor* tflm_interpreter_tensor(TflmInterpreter* interpreter, int32_t tensor,
                                                   int32_t subgraph) {
  return interpreter->interpreter == nullptr
             ? nullptr
             : interpreter->interpreter->GetTensor(tensor, subgraph);
}

TFLM_ABI void tflm_interpreter_time_ops(TflmInterpreter* interpreter, int32_t on) {
  interpreter->watch.TimeOps(on != 0);
}

TFLM_ABI const TflmOpRun* tflm_op_runs(TflmInterpreter* interpreter) {
  return interpreter->watch.runs().items();
}

TFLM_ABI size_t tflm_op_run_count(TflmInterpreter* interpreter) {
  return interpreter->watch.runs().count();
}

TFLM_ABI void tflm_snapshot_request(TflmInterpreter* interpreter, int32_t subgraph, int32_t op,
                                    int32_t tensor) {
  interpreter->watch.Request(subgraph, op, tensor);
}

TFLM_ABI void tflm_snapshot_clear_requests(TflmInterpreter* interpreter) {
  interpreter->watch.ClearRequests();
}

TFLM_ABI const TflmSnapshot* tflm_snapshots(TflmInterpreter* interpreter) {
  return interpreter->watch.snapshots().items();
}

TFLM_ABI size_t tflm_snapshot_count(TflmInterpreter* interpreter) {
  return interpreter->watch.snapshots().count();
}
