// What the signal ops share: a way for Init to fail, checks in upstream's words, rows of frames.
#ifndef ENGINE_SRC_SIGNAL_OP_SUPPORT_H_
#define ENGINE_SRC_SIGNAL_OP_SUPPORT_H_

#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "model/flexbuffers.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace tflite {
namespace tflm_signal {

// Init has no status, and upstream goes on with whatever it could not make. Here Init then returns
// one of these instead of its OpData, and Prepare reports it.
enum class InitFailure { kNoMemory, kBadOptions, kBadValue };
void* FailInit(InitFailure failure);

// Null if `user_data` is an op's own.
const char* InitFailureText(const void* user_data);

// How many rows lie in a tensor, and how long the innermost is.
struct Rows {
  int32_t count;
  int32_t length;
};

// The innermost dimension; false where upstream would abort: no dimension at all, or more than six.
bool LengthOf(const TfLiteIntArray* dims, int32_t* length);

// False also where upstream would divide by zero: an innermost dimension of zero.
bool RowsOf(const TfLiteIntArray* dims, Rows* rows);

// Bytes for the arena, or −1 if no arena could hold them.
int64_t CheckedBytes(int64_t count, int64_t element_bytes);

}  // namespace tflm_signal
}  // namespace tflite

// The checks every Prepare here makes; they expect `context`, `node` and `kFile`.
#define SIGNAL_REQUIRE_INIT()                                                         \
  ABORT_IF(::tflite::tflm_signal::InitFailureText(node->user_data) != nullptr, kFile, \
           ::tflite::tflm_signal::InitFailureText(node->user_data))

#define SIGNAL_REQUIRE_COUNTS(inputs, inputs_line, outputs, outputs_line)                   \
  ENSURE_EQ_AT(context, kFile, inputs_line, NumInputs(node), inputs, "NumInputs(node)",     \
               #inputs);                                                                    \
  ENSURE_EQ_AT(context, kFile, outputs_line, NumOutputs(node), outputs, "NumOutputs(node)", \
               #outputs)

#define SIGNAL_REQUIRE_PRESENT(tensor, line) \
  ENSURE_AT(context, kFile, line, tensor != nullptr, #tensor " != nullptr")

#define SIGNAL_REQUIRE_RANK(tensor, rank, line)                                            \
  ENSURE_EQ_AT(context, kFile, line, NumDimensions(tensor), rank, "NumDimensions(" #tensor \
                                                                  ")", #rank)

#define SIGNAL_REQUIRE_TYPE(tensor, wanted, line)                                             \
  ENSURE_TYPES_EQ_AT(context, kFile, line, tensor->type, wanted, #tensor "->type", #wanted)

#endif  // ENGINE_SRC_SIGNAL_OP_SUPPORT_H_
