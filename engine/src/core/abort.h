// Where upstream would abort, trap or run past memory, the engine says so in one line and the
// interpreter at work is over; the program around it lives on.
#ifndef ENGINE_SRC_CORE_ABORT_H_
#define ENGINE_SRC_CORE_ABORT_H_

#include "tensorflow/lite/c/c_api_types.h"

namespace tflite {

// Logs `Aborted: <place>: <what>` and returns kTfLiteAbort. Some ops return that status on their
// own account, so the interpreter asks AbortPending to tell the two apart.
TfLiteStatus Abort(const char* place, const char* what);

// Whether Abort was called and nobody has taken note of it.
bool AbortPending();

// The same, and takes note.
bool TakeAbort();

}  // namespace tflite

#endif  // ENGINE_SRC_CORE_ABORT_H_
