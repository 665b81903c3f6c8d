// What fast kernels keep of a node from one Invoke to the next: constant weights in the order their
// loops read them, and tables. In the engine's heap, counted, and given back with the interpreter.
#ifndef ENGINE_SRC_KERNELS_FAST_KEPT_H_
#define ENGINE_SRC_KERNELS_FAST_KEPT_H_

#include <cstddef>
#include <cstdint>

#include "kernels/fast/fall_back.h"
#include "tensorflow/lite/micro/micro_common.h"

namespace tflite {
namespace fast {

// A node whose weights never change, or null. By the node's user data, its own as long as it lives.
class Kept;
Kept* FindKept(const void* user_data);

// The kept bytes if they were filled for this very `key`, else null.
uint8_t* KeptFor(const Kept* kept, const void* key, size_t key_bytes);

// Room to fill for a key; null if the heap has none. What was kept before is gone.
constexpr size_t kKeyBytes = 192;  // of a key, at most
uint8_t* KeepFor(Kept* kept, const void* key, size_t key_bytes, size_t bytes);

// Keeps nothing any more, until something is kept again.
void Drop(Kept* kept);

// Of all nodes together.
size_t KeptBytes();

// Notes a prepared node whose inputs listed, if it has them, are constant. Asks the arena for
// nothing, not even for a time. Forget is a registration's `free`.
TfLiteStatus NoteConstants(TfLiteContext* context, TfLiteNode* node, const int* inputs, int count);
void Forget(TfLiteContext* context, void* user_data);

template <TFLMRegistration (*Reference)(), int... inputs>
TfLiteStatus PrepareKeeping(TfLiteContext* context, TfLiteNode* node) {
  constexpr int kInputs[] = {inputs..., 0};
  const TfLiteStatus status = Reference().prepare(context, node);
  return status == kTfLiteOk ? NoteConstants(context, node, kInputs, sizeof...(inputs)) : status;
}

// As RegisterFast, with what is made of constant inputs kept: weights and bias as most ops have them,
// or those of the op itself. An op may list none.
template <TFLMRegistration (*Reference)(), TfLiteStatus (*Eval)(TfLiteContext*, TfLiteNode*),
          int... inputs>
TFLMRegistration RegisterKeepingInputs() {
  TFLMRegistration registration = RegisterFast<Reference, Eval>();
  registration.prepare = PrepareKeeping<Reference, inputs...>;
  registration.free = Forget;
  return registration;
}

template <TFLMRegistration (*Reference)(), TfLiteStatus (*Eval)(TfLiteContext*, TfLiteNode*)>
TFLMRegistration RegisterKeeping() {
  return RegisterKeepingInputs<Reference, Eval, 1, 2>();
}

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_KEPT_H_
