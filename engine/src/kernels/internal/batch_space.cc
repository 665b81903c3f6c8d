#include "kernels/internal/batch_space.h"

#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

Nhwc ExtendedShape(const TfLiteIntArray* dims) {
  if (dims->size == 3) return {dims->data[0], dims->data[1], 1, dims->data[2]};
  return {dims->data[0], dims->data[1], dims->data[2], dims->data[3]};
}

}  // namespace

TfLiteStatus BatchSpace::Init(const char* place, TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* block_shape = micro::GetEvalInput(context, node, 1);
  const TfLiteEvalTensor* borders = micro::GetEvalInput(context, node, 2);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8) {
    MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  const size_t element_bytes = ElementBytes(input->type);
  const int rank = Rank(input);
  ABORT_IF(rank != Rank(output), place, "input and output differ in rank");
  ABORT_IF(rank < kBatchSpaceMinRank || rank > kBatchSpaceMaxRank, place,
           "the rank is neither 3 nor 4");
  ABORT_IF(!HoldsItsShape(input, element_bytes) || !HoldsItsShape(output, element_bytes), place,
           "a tensor's memory does not fit its shape");
  const bool has_width = rank == 4;
  ABORT_IF(!Holds<int32_t>(block_shape, has_width ? 2 : 1) ||
               !Holds<int32_t>(borders, has_width ? 3 : 1),
           place, "the block shape or the borders are too short");

  input_shape = ExtendedShape(input->dims);
  output_shape = ExtendedShape(output->dims);
  ABORT_IF(input_shape.depth != output_shape.depth, place, "input and output differ in depth");
  ABORT_IF(output_shape.batches <= 0, place, "the output has no batches");
  block_height = block_shape->data.i32[0];
  block_width = has_width ? block_shape->data.i32[1] : 1;
  ABORT_IF(block_height <= 0 || block_width <= 0, place, "a block is not above 0");
  before_height = borders->data.i32[0];
  before_width = has_width ? borders->data.i32[2] : 0;
  run_bytes = static_cast<size_t>(input_shape.depth) * element_bytes;
  from = Bytes(input);
  to = MutableBytes(output);
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
