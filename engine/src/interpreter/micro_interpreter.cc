#include "tensorflow/lite/micro/micro_interpreter.h"

#include "core/abort.h"
#include "memory/trace.h"
#include "model/verifier.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/schema/schema_utils.h"

namespace tflite {
namespace {

using State = MicroInterpreterContext::InterpreterState;

constexpr char kPlace[] = "MicroInterpreter";

// The functions of TfLiteContext, for kernels that use them instead of MicroContext.
void* PersistentBuffer(TfLiteContext* context, size_t bytes) {
  return GetMicroContext(context)->AllocatePersistentBuffer(bytes);
}
TfLiteStatus ScratchRequest(TfLiteContext* context, size_t bytes, int* buffer_idx) {
  return GetMicroContext(context)->RequestScratchBufferInArena(bytes, buffer_idx);
}
void* ScratchBuffer(TfLiteContext* context, int buffer_idx) {
  return GetMicroContext(context)->GetScratchBuffer(buffer_idx);
}
TfLiteTensor* TempTensor(const TfLiteContext* context, int tensor_idx) {
  return GetMicroContext(context)->AllocateTempTfLiteTensor(tensor_idx);
}
TfLiteEvalTensor* EvalTensor(const TfLiteContext* context, int tensor_idx) {
  return GetMicroContext(context)->GetEvalTensor(tensor_idx);
}
TfLiteExternalContext* ExternalContext(TfLiteContext* context, TfLiteExternalContextType) {
  return reinterpret_cast<TfLiteExternalContext*>(GetMicroContext(context)->external_context());
}

// A list of tensor indices has the layout of a TfLiteIntArray and stays in the file.
TfLiteIntArray* IntArray(const flatbuffers::Vector<int32_t>* vector) {
  return const_cast<TfLiteIntArray*>(reinterpret_cast<const TfLiteIntArray*>(vector));
}

}  // namespace

MicroInterpreter::MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver,
                                   uint8_t* tensor_arena, size_t tensor_arena_size,
                                   MicroResourceVariables* resource_variables,
                                   MicroProfilerInterface* profiler, bool preserve_all_tensors)
    : MicroInterpreter(model, op_resolver,
                       MicroAllocator::Create(tensor_arena, tensor_arena_size,
                                              preserve_all_tensors ? MemoryPlannerType::kLinear
                                                                   : MemoryPlannerType::kGreedy),
                       resource_variables, profiler) {}

MicroInterpreter::MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver,
                                   MicroAllocator* allocator,
                                   MicroResourceVariables* resource_variables,
                                   MicroProfilerInterface* profiler)
    : model_(model),
      op_resolver_(op_resolver),
      allocator_(allocator),
      graph_(&context_, model, allocator, resource_variables),
      micro_context_(allocator, model, &graph_) {
  Init(profiler);
}

MicroInterpreter::~MicroInterpreter() { graph_.FreeSubgraphs(); }

void MicroInterpreter::Init(MicroProfilerInterface* profiler) {
  context_.impl_ = static_cast<MicroContext*>(&micro_context_);
  context_.ReportError = MicroContextReportOpError;
  context_.GetTensor = TempTensor;
  context_.GetEvalTensor = EvalTensor;
  context_.profiler = profiler;
  context_.RequestScratchBufferInArena = ScratchRequest;
  context_.GetExternalContext = ExternalContext;
  context_.AllocatePersistentBuffer = PersistentBuffer;
  context_.GetScratchBuffer = ScratchBuffer;
  if (model_ == nullptr) Abort(kPlace, "there is no model");
  if (TakeAbort() || model_ == nullptr || allocator_ == nullptr) {
    initialization_status_ = kTfLiteAbort;
  }
}

TfLiteStatus MicroInterpreter::Ended(TfLiteStatus status) {
  if (!TakeAbort()) return status;
  initialization_status_ = kTfLiteAbort;
  return kTfLiteAbort;
}

TfLiteStatus MicroInterpreter::PrepareNode(uint32_t subgraph, uint32_t op,
                                           NodeAndRegistration* node) {
  const Operator* source = model_->subgraphs()->Get(subgraph)->operators()->Get(op);
  const auto* codes = model_->operator_codes();
  const uint32_t code_index = source->opcode_index();
  if (code_index >= codes->size()) {
    MicroPrintf("Missing registration for opcode_index %d\n", static_cast<int>(code_index));
    return kTfLiteError;
  }
  const OperatorCode* code = codes->Get(code_index);
  const TFLMRegistration* registration = nullptr;
  const TfLiteStatus found = GetRegistrationFromOpCode(code, op_resolver_, &registration);
  if (found != kTfLiteOk) {
    MicroPrintf("Failed to get registration from op code %s\n ",
                EnumNameBuiltinOperator(GetBuiltinCode(code)));
    return found;
  }

  const auto* custom_options = source->custom_options();
  const void* custom_data = nullptr;
  size_t custom_size = 0;
  void* builtin_data = nullptr;
  if (registration->builtin_code == BuiltinOperator_CUSTOM) {
    if (custom_options != nullptr) {
      custom_data = custom_options->Data();
      custom_size = custom_options->size();
    }
  } else {
    const auto op_type = static_cast<BuiltinOperator>(registration->builtin_code);
    if (custom_options != nullptr) {
      MicroPrintf("Unsupported behavior: found builtin operator %s with custom options.\n",
                  EnumNameBuiltinOperator(op_type));
      return kTfLiteError;
    }
    const BuiltinParseFunction parser = op_resolver_.GetOpDataParser(op_type);
    if (parser == nullptr) {
      MicroPrintf("Did not find a parser for %s", EnumNameBuiltinOperator(op_type));
      return kTfLiteError;
    }
    const ScopedTraceTag tag(TraceCategory::kBuiltinParams, TraceOwner::kOp,
                             static_cast<int32_t>(subgraph), static_cast<int32_t>(op));
    const TfLiteStatus parsed = parser(source, allocator_->GetBuiltinDataAllocator(),
                                       &builtin_data);
    if (parsed != kTfLiteOk) return parsed;
  }

  const auto* intermediates = source->intermediates();
  *node = {};
  node->registration = registration;
  node->node.inputs = IntArray(source->inputs());
  node->node.outputs = IntArray(source->outputs());
  if (intermediates != nullptr && intermediates->size() > 0) {
    node->node.intermediates = IntArray(intermediates);
  }
  node->node.builtin_data = builtin_data;
  node->node.custom_initial_data = custom_data;
  node->node.custom_initial_data_size = static_cast<int>(custom_size);
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::PrepareNodeAndRegistrationDataFromFlatbuffer() {
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    const auto* operators = model_->subgraphs()->Get(s)->operators();
    for (uint32_t i = 0; operators != nullptr && i < operators->size(); ++i) {
      const TfLiteStatus status =
          PrepareNode(s, i, &graph_.GetAllocations()[s].node_and_registrations[i]);
      if (status != kTfLiteOk) return status;
    }
  }
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::AllocateTensors() {
  if (initialization_status_ == kTfLiteAbort) return kTfLiteAbort;
  return Ended(Allocate());
}

TfLiteStatus MicroInterpreter::Allocate() {
  // A second time may fail where the first did not, and leaves nothing that could be invoked.
  tensors_allocated_ = false;
  SubgraphAllocations* allocations = allocator_->StartModelAllocation(model_);
  if (AbortPending()) return kTfLiteAbort;
  if (allocations == nullptr) {
    MicroPrintf("Failed starting model allocation.\n");
    initialization_status_ = kTfLiteError;
    return kTfLiteError;
  }
  graph_.SetSubgraphAllocations(allocations);

  SetTracePhase(TracePhase::kNodes);
  TfLiteStatus status = PrepareNodeAndRegistrationDataFromFlatbuffer();
  if (status != kTfLiteOk) return status;
  // Upstream trusts the file from here on.
  status = CheckGraph(model_);
  if (status != kTfLiteOk) return status;

  micro_context_.SetInterpreterState(State::kInit);
  SetTracePhase(TracePhase::kInit);
  status = graph_.InitSubgraphs();
  if (status != kTfLiteOk) return status;

  micro_context_.SetInterpreterState(State::kPrepare);
  micro_context_.ForgetScratchBuffers();
  SetTracePhase(TracePhase::kPrepare);
  status = graph_.PrepareSubgraphs();
  if (status != kTfLiteOk) return status;

  micro_context_.SetInterpreterState(State::kMemoryPlanning);
  ScratchBufferHandle* scratch_buffer_handles = nullptr;
  status = allocator_->FinishModelAllocation(model_, allocations, &scratch_buffer_handles);
  if (status != kTfLiteOk) return status;
  micro_context_.SetScratchBufferHandles(scratch_buffer_handles);

  SetTracePhase(TracePhase::kIo);
  input_tensors_ = AllocateTensorArray(inputs_size(), "input");
  if (input_tensors_ == nullptr) return kTfLiteError;
  status = FillTensors(inputs(), input_tensors_, "input");
  if (status != kTfLiteOk) return status;
  output_tensors_ = AllocateTensorArray(outputs_size(), "output");
  if (output_tensors_ == nullptr) return kTfLiteError;
  status = FillTensors(outputs(), output_tensors_, "output");
  if (status != kTfLiteOk) return status;

  status = graph_.ResetSubgraphs();
  if (status != kTfLiteOk) return status;
  tensors_allocated_ = true;
  micro_context_.SetInterpreterState(State::kInvoke);
  SetTracePhase(TracePhase::kInvoke);
  return kTfLiteOk;
}

TfLiteTensor** MicroInterpreter::AllocateTensorArray(size_t count, const char* name) {
  const size_t bytes = sizeof(TfLiteTensor*) * count;
  const ScopedTraceTag tag(TraceCategory::kPersistentBuffer);
  auto** tensors = static_cast<TfLiteTensor**>(allocator_->AllocatePersistentBuffer(bytes));
  if (tensors == nullptr) {
    MicroPrintf("Failed to allocate memory for context->%s_tensors_, %d bytes required", name,
                static_cast<int>(bytes));
    return nullptr;
  }
  for (size_t i = 0; i < count; ++i) tensors[i] = nullptr;
  return tensors;
}

TfLiteStatus MicroInterpreter::FillTensors(const flatbuffers::Vector<int32_t>* indices,
                                           TfLiteTensor** tensors, const char* name) {
  for (uint32_t i = 0; i < indices->size(); ++i) {
    tensors[i] = allocator_->AllocatePersistentTfLiteTensor(model_, graph_.GetAllocations(),
                                                            indices->Get(i), 0);
    if (tensors[i] == nullptr) {
      MicroPrintf("Failed to initialize %s tensor %d", name, static_cast<int>(i));
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::Invoke() {
  if (initialization_status_ == kTfLiteAbort) return kTfLiteAbort;
  if (initialization_status_ != kTfLiteOk) {
    MicroPrintf("Invoke() called after initialization failed\n");
    return kTfLiteError;
  }
  if (!tensors_allocated_) {
    const TfLiteStatus status = AllocateTensors();
    if (status != kTfLiteOk) return status;
  }
  return Ended(graph_.InvokeSubgraph(0));
}

TfLiteStatus MicroInterpreter::Reset() {
  if (initialization_status_ == kTfLiteAbort) return kTfLiteAbort;
  if (!tensors_allocated_) return Ended(Abort(kPlace, "Reset before AllocateTensors"));
  return Ended(graph_.ResetSubgraphs());
}

TfLiteStatus MicroInterpreter::ResetVariableTensor(int tensor_index, int subgraph_index) {
  if (initialization_status_ == kTfLiteAbort) return kTfLiteAbort;
  if (!tensors_allocated_) {
    return Ended(Abort(kPlace, "ResetVariableTensor before AllocateTensors"));
  }
  return Ended(graph_.ResetVariableTensor(tensor_index, subgraph_index));
}

TfLiteTensor* MicroInterpreter::input(size_t index) {
  const size_t length = inputs_size();
  if (index >= length) {
    MicroPrintf("Input index %d out of range (length is %d)", static_cast<int>(index),
                static_cast<int>(length));
    return nullptr;
  }
  return input_tensors_ == nullptr ? nullptr : input_tensors_[index];
}

TfLiteTensor* MicroInterpreter::output(size_t index) {
  const size_t length = outputs_size();
  if (index >= length) {
    MicroPrintf("Output index %d out of range (length is %d)", static_cast<int>(index),
                static_cast<int>(length));
    return nullptr;
  }
  return output_tensors_ == nullptr ? nullptr : output_tensors_[index];
}

TfLiteEvalTensor* MicroInterpreter::GetTensor(int tensor_index, int subgraph_index) {
  if (!preserve_all_tensors()) {
    MicroPrintf("GetTensor requires all tensors to be preserved");
    return nullptr;
  }
  const bool is_subgraph = subgraph_index >= 0 && subgraph_index < graph_.NumSubgraphs();
  if (graph_.GetAllocations() == nullptr || !is_subgraph || tensor_index < 0 ||
      static_cast<uint32_t>(tensor_index) >=
          model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index))->tensors()->size()) {
    return nullptr;
  }
  return &graph_.GetAllocations()[subgraph_index].tensors[tensor_index];
}

TfLiteStatus MicroInterpreter::SetMicroExternalContext(void* external_context_payload) {
  return micro_context_.set_external_context(external_context_payload);
}

TfLiteStatus MicroInterpreter::SetAlternateProfiler(MicroProfilerInterface* alt_profiler) {
  return micro_context_.SetAlternateProfiler(alt_profiler);
}

TfLiteStatus MicroInterpreter::SetDecompressionMemory(
    const MicroContext::AlternateMemoryRegion* regions, size_t count) {
  if (initialization_status_ == kTfLiteAbort) return kTfLiteAbort;
  return micro_context_.SetDecompressionMemory(regions, count);
}

}  // namespace tflite
