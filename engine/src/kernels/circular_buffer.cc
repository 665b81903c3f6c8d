// CIRCULAR_BUFFER: the last rows of a stream. The history lies in the output, which must be a
// variable tensor; the ops behind it run only every `cycles_max`-th time.
#include <cstdint>
#include <cstring>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "model/flexbuffers.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/circular_buffer_common.cc";
constexpr size_t kOpDataBytes = 8;
// In `cycles_max`: the options could not be read.
constexpr int32_t kBadOptions = INT32_MIN;

struct OpData {
  int32_t cycles_until_run;
  int32_t cycles_max;
};

// Nodes that guessed since the last one that guessed 1, in the whole program.
int guesses = 0;

int32_t GuessCycles(const TfLiteIntArray* output) {
  ++guesses;
  const int slots = output->data[1];
  const bool fifth = guesses == 5 && output->data[2] == 2 && output->data[3] == 96;
  if (slots != 5 && slots != 13 && slots != 25 && !fifth) return 2;
  guesses = 0;
  return 1;
}

void* CircularBufferInit(TfLiteContext* context, const char* buffer, size_t length) {
  auto* data = kernels::AllocateOpData<OpData, kOpDataBytes>(context);
  if (data == nullptr || buffer == nullptr || length == 0) return data;
  flex::Options options(buffer, length);
  data->cycles_max = options.Int32At(0);
  if (!options.ok()) data->cycles_max = kBadOptions;
  return data;
}

TfLiteStatus CircularBufferPrepare(TfLiteContext* context, TfLiteNode* node) {
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  ABORT_IF(data->cycles_max == kBadOptions, kFile, "the custom options cannot be read");
  ENSURE_AT(context, kFile, 50, input != nullptr, "input != nullptr");
  ENSURE_AT(context, kFile, 51, output != nullptr, "output != nullptr");
  // Upstream takes the rank for granted; what it finds before it leaves a shape counts.
  constexpr char kLowRank[] = "a rank is below 4";
  const int in_rank = NumDimensions(input);
  const int out_rank = NumDimensions(output);
  const int* in = input->dims->data;
  const int* out = output->dims->data;
  ABORT_IF(in_rank < 1 || out_rank < 1, kFile, kLowRank);
  ENSURE_EQ_AT(context, kFile, 52, in[0], out[0], "input->dims->data[0]", "output->dims->data[0]");
  ABORT_IF(in_rank < 2, kFile, kLowRank);
  ENSURE_EQ_AT(context, kFile, 53, 1, in[1], "1", "input->dims->data[1]");
  ABORT_IF(in_rank < 3 || out_rank < 3, kFile, kLowRank);
  ENSURE_EQ_AT(context, kFile, 54, in[2], out[2], "input->dims->data[2]", "output->dims->data[2]");
  ABORT_IF(in_rank < 4 || out_rank < 4, kFile, kLowRank);
  ENSURE_EQ_AT(context, kFile, 55, out[3], in[3], "output->dims->data[3]", "input->dims->data[3]");
  ENSURE_TYPES_EQ_AT(context, kFile, 57, input->type, output->type, "input->type", "output->type");
  ENSURE_TYPES_EQ_AT(context, kFile, 60, input->type, kTfLiteInt8, "input->type", "kTfLiteInt8");

  if (data->cycles_max <= 0) data->cycles_max = GuessCycles(output->dims);
  data->cycles_until_run = data->cycles_max;
  kernels::ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus CircularBufferEval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != kTfLiteInt8) {
    MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  int32_t depth = 0;
  int32_t total = 0;
  ABORT_IF(output->dims->size < 4 || !kernels::ProductOfDims(output->dims, 2, 4, &depth) ||
               !kernels::ProductOfDims(output->dims, 1, 4, &total) || total < depth ||
               !kernels::HoldsElements(output, total, 1) ||
               !kernels::HoldsElements(input, depth, 1),
           kFile, "a tensor's memory does not fit its shape");
  uint8_t* history = kernels::MutableBytes(output);
  if (depth > 0) {
    std::memmove(history, history + depth, static_cast<size_t>(total - depth));
    std::memcpy(history + (total - depth), kernels::Bytes(input), static_cast<size_t>(depth));
  }
  auto* data = static_cast<OpData*>(node->user_data);
  data->cycles_until_run = kernels::WrapSub(data->cycles_until_run, 1);
  // Ends the run without a word.
  if (data->cycles_until_run != 0) return kTfLiteAbort;
  data->cycles_until_run = data->cycles_max;
  return kTfLiteOk;
}

void CircularBufferReset(TfLiteContext*, void* buffer) {
  auto* data = static_cast<OpData*>(buffer);
  if (data != nullptr) data->cycles_until_run = data->cycles_max;
}

}  // namespace

TFLMRegistration* Register_CIRCULAR_BUFFER() {
  static TFLMRegistration registration = micro::RegisterOp(
      CircularBufferInit, CircularBufferPrepare, CircularBufferEval, nullptr, CircularBufferReset);
  return &registration;
}

}  // namespace tflite
