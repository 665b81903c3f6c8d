// Whether a .tflite file can be read at all, and whether a graph can be run, before anybody does.
//
// Upstream trusts the file. Here nothing in it is trusted: the first check makes every accessor of
// schema_generated.h safe, the second every index and size that the interpreter and the kernels
// follow. What upstream itself answers with a message (unknown ops, unknown types, bad option
// lists, dynamic shapes) passes both, so that the student sees upstream's message.
#ifndef ENGINE_SRC_MODEL_VERIFIER_H_
#define ENGINE_SRC_MODEL_VERIFIER_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

// Every table, vector and string that is read lies inside `bytes`, every tensor's buffer exists, and
// what upstream needs is there. kTfLiteError and one line `Invalid model: …` if not.
TfLiteStatus VerifyModel(const uint8_t* bytes, size_t size);

// Tensor indices are in range, constants are as large as their shapes, no size overflows
// 31 bits. kTfLiteAbort and one line `Aborted: …` if not. Expects a model that VerifyModel
// let through, or one that was compiled in.
TfLiteStatus CheckGraph(const Model* model);

}  // namespace tflite

#endif  // ENGINE_SRC_MODEL_VERIFIER_H_
