// TFLM_DECODE: brings compressed constants back into the arena just before they are used.
#include "kernels/decode_state.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_arena_constants.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace tflite {
namespace {

using kernels::DecodeHeader;
using kernels::DecodeState;

constexpr char kFile[] = "tensorflow/lite/micro/kernels/decode.cc";

// What the type byte asks for; null, after a message, if that cannot be had.
DecodeState* CreateState(TfLiteContext* context, uint8_t type) {
  switch (type) {
    case kernels::kDecodeLut:
      return kernels::CreateDecodeLut(context);
    case kernels::kDecodeHuffman:
      return kernels::CreateDecodeHuffman(context);
    case kernels::kDecodePrune:
      return kernels::CreateDecodePrune(context);
    case kernels::kDecodeCustom:
      MicroPrintf("Custom decode type not yet supported");
      return nullptr;
    default:
      MicroPrintf("unsupported decode type %u", type);
      return nullptr;
  }
}

// The inputs come in pairs: what was encoded, and how.
int EncodedIndex(int output) { return 2 * output; }
int AncillaryIndex(int output) { return 2 * output + 1; }

struct Tensors {
  TfLiteTensor* encoded;
  TfLiteTensor* ancillary;
  TfLiteTensor* output;
};

TfLiteStatus TakeTensors(TfLiteContext* context, TfLiteNode* node, int index, Tensors* tensors) {
  MicroContext* micro_context = GetMicroContext(context);
  tensors->encoded = micro_context->AllocateTempInputTensor(node, EncodedIndex(index));
  if (tensors->encoded == nullptr) {
    MicroPrintf("failed to allocate input tensor %u", EncodedIndex(index));
    return kTfLiteError;
  }
  tensors->ancillary = micro_context->AllocateTempInputTensor(node, AncillaryIndex(index));
  if (tensors->ancillary == nullptr) {
    MicroPrintf("failed to allocate ancillary tensor %u", AncillaryIndex(index));
    return kTfLiteError;
  }
  tensors->output = micro_context->AllocateTempOutputTensor(node, index);
  if (tensors->output == nullptr) {
    MicroPrintf("failed to allocate output tensor %u", index);
    return kTfLiteError;
  }
  return kTfLiteOk;
}

// An output that has memory of the alternate regions needs none of the arena's plan.
void PlaceOutsideArena(TfLiteContext* context, int tensor_index, const TfLiteTensor& output) {
  if (output.data.data != nullptr) return;
  MicroContext* micro_context = GetMicroContext(context);
  void* memory =
      micro_context->AllocateDecompressionMemory(output.bytes, MicroArenaBufferAlignment());
  if (memory != nullptr) micro_context->GetEvalTensor(tensor_index)->data.data = memory;
}

TfLiteStatus PrepareOutput(TfLiteContext* context, TfLiteNode* node, int index,
                           DecodeState** state) {
  Tensors tensors;
  RETURN_IF_ERROR(TakeTensors(context, node, index, &tensors));
  const TfLiteTensor* input = tensors.encoded;
  const TfLiteTensor* ancillary = tensors.ancillary;
  ENSURE_AT(context, kFile, 93, IsConstantTensor(input), "IsConstantTensor(input)");
  ENSURE_AT(context, kFile, 94, IsConstantTensor(ancillary), "IsConstantTensor(ancillary)");
  constexpr char kTooShort[] = "the ancillary tensor is shorter than its header";
  ABORT_IF(ancillary->bytes <= DecodeHeader::kVersion, kFile, kTooShort);

  constexpr uint8_t kSupportedVersion = 1;
  const uint8_t version = ancillary->data.uint8[DecodeHeader::kVersion];
  if (version != kSupportedVersion) {
    MicroPrintf("version %u != %u", version, kSupportedVersion);
    return kTfLiteError;
  }
  ABORT_IF(ancillary->bytes < DecodeHeader::kBytes, kFile, kTooShort);
  *state = CreateState(context, ancillary->data.uint8[DecodeHeader::kType]);
  if (*state == nullptr) {
    MicroPrintf("failed to allocate DecodeState[%u]", index);
    return kTfLiteError;
  }
  PlaceOutsideArena(context, node->outputs->data[index], *tensors.output);
  RETURN_IF_ERROR((*state)->Setup(context, *ancillary, *tensors.output));
  kernels::ReleaseTemps(context, tensors.encoded, tensors.ancillary, tensors.output);
  return kTfLiteOk;
}

TfLiteStatus DecodePrepare(TfLiteContext* context, TfLiteNode* node) {
  const int num_inputs = NumInputs(node);
  const int num_outputs = NumOutputs(node);
  ENSURE_AT(context, kFile, 55, num_outputs > 0, "num_outputs > 0");
  ENSURE_EQ_AT(context, kFile, 56, num_inputs, num_outputs * 2, "num_inputs", "num_outputs * 2");
  DecodeState** states = kernels::AllocateArray<DecodeState*>(context, num_outputs);
  node->user_data = states;
  ENSURE_AT(context, kFile, 62, node->user_data != nullptr, "node->user_data != nullptr");
  // The outputs of one node lie side by side there, those of different nodes over each other.
  RETURN_IF_ERROR(GetMicroContext(context)->ResetDecompressionMemoryAllocations());
  for (int i = 0; i < num_outputs; ++i) {
    RETURN_IF_ERROR(PrepareOutput(context, node, i, &states[i]));
  }
  return kTfLiteOk;
}

TfLiteStatus DecodeEval(TfLiteContext* context, TfLiteNode* node) {
  DecodeState* const* states = static_cast<DecodeState* const*>(node->user_data);
  MicroProfilerInterface* profiler = GetMicroContext(context)->GetAlternateProfiler();
  for (int i = 0; i < NumOutputs(node); ++i) {
    const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, EncodedIndex(i));
    ENSURE_AT(context, kFile, 171, input != nullptr, "input != nullptr");
    const TfLiteEvalTensor* ancillary = micro::GetEvalInput(context, node, AncillaryIndex(i));
    ENSURE_AT(context, kFile, 174, ancillary != nullptr, "ancillary != nullptr");
    TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, i);
    ENSURE_AT(context, kFile, 177, output != nullptr, "output != nullptr");
    const TfLiteStatus status = states[i]->Decode(*input, *ancillary, output, profiler);
    if (status == kTfLiteAbort) return status;
    ENSURE_AT(context, kFile, 180, status == kTfLiteOk, "status == kTfLiteOk");
  }
  return kTfLiteOk;
}

}  // namespace

TFLMRegistration* Register_DECODE() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, DecodePrepare, DecodeEval);
  return &registration;
}

}  // namespace tflite
