// Checks of kernels. A message names the file and line where upstream makes the same check, because
// that text is what a student will search for; so both are arguments here.
//
// ENSURE_*   the check failed the way upstream reports it: message, kTfLiteError.
// ABORT_*    upstream would abort, trap or run past memory here: one clear line, kTfLiteAbort, which
//            ends the interpreter.
//
// All of them return from the enclosing function, whose result is a TfLiteStatus.
#ifndef ENGINE_SRC_KERNELS_INTERNAL_ENSURE_H_
#define ENGINE_SRC_KERNELS_INTERNAL_ENSURE_H_

#include <cstdint>
#include <cstring>
#include <type_traits>

#include "core/abort.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {

// What two %d print when they are handed a and b as variadic arguments on wasm32: a 64-bit value,
// or anything floating, fills both places with its low and its high word.
struct PrintedWords {
  int32_t first;
  int32_t second;
};

template <typename A, typename B>
PrintedWords WordsOf(A a, B b) {
  if constexpr (std::is_floating_point<A>::value) {
    const double wide = a;
    int64_t bits;
    std::memcpy(&bits, &wide, sizeof(bits));
    return {static_cast<int32_t>(bits), static_cast<int32_t>(bits >> 32)};
  } else if constexpr (sizeof(A) == 8) {
    const int64_t bits = static_cast<int64_t>(a);
    return {static_cast<int32_t>(bits), static_cast<int32_t>(bits >> 32)};
  } else {
    return {static_cast<int32_t>(a), static_cast<int32_t>(b)};
  }
}

// The messages. They stand in functions of their own because there are hundreds of checks. All
// return kTfLiteError.
TfLiteStatus FailCheck(const char* file, int line, const char* text);
TfLiteStatus FailEqual(const char* file, int line, const char* a_text, const char* b_text,
                       int32_t first, int32_t second);
TfLiteStatus FailTypes(const char* file, int line, const char* a_text, const char* b_text,
                       TfLiteType a, TfLiteType b);
TfLiteStatus FailNear(const char* file, int line, const char* a_text, const char* b_text, double a,
                      double b);
TfLiteStatus FailMessage(const char* file, const char* message);

}  // namespace kernels
}  // namespace tflite

#define ENSURE_AT(context, file, line, condition, text)                           \
  do {                                                                            \
    (void)(context);                                                              \
    if (!(condition)) return ::tflite::kernels::FailCheck(file, line, text);      \
  } while (false)

#define ENSURE_EQ_AT(context, file, line, a, b, a_text, b_text)                              \
  do {                                                                                       \
    (void)(context);                                                                         \
    const auto ensure_a = (a);                                                               \
    const auto ensure_b = (b);                                                               \
    if (ensure_a != ensure_b) {                                                              \
      const auto ensure_words = ::tflite::kernels::WordsOf(ensure_a, ensure_b);              \
      return ::tflite::kernels::FailEqual(file, line, a_text, b_text, ensure_words.first,    \
                                          ensure_words.second);                              \
    }                                                                                        \
  } while (false)

#define ENSURE_TYPES_EQ_AT(context, file, line, a, b, a_text, b_text)                   \
  do {                                                                                  \
    (void)(context);                                                                    \
    if ((a) != (b)) {                                                                   \
      return ::tflite::kernels::FailTypes(file, line, a_text, b_text, (a), (b));        \
    }                                                                                   \
  } while (false)

#define ENSURE_NEAR_AT(context, file, line, a, b, epsilon, a_text, b_text)                       \
  do {                                                                                           \
    (void)(context);                                                                             \
    const double ensure_a = (a);                                                                 \
    const double ensure_b = (b);                                                                 \
    const double ensure_delta = ensure_a > ensure_b ? ensure_a - ensure_b : ensure_b - ensure_a; \
    if (ensure_delta > (epsilon)) {                                                              \
      return ::tflite::kernels::FailNear(file, line, a_text, b_text, ensure_a, ensure_b);        \
    }                                                                                            \
  } while (false)

#define ENSURE_MSG_AT(context, file, condition, message)                             \
  do {                                                                               \
    (void)(context);                                                                 \
    if (!(condition)) return ::tflite::kernels::FailMessage(file, message);          \
  } while (false)

#define RETURN_IF_ERROR(expression)                   \
  do {                                                \
    const TfLiteStatus ensure_status = (expression);  \
    if (ensure_status != kTfLiteOk) return ensure_status; \
  } while (false)

#define ABORT_AT(place, what) return ::tflite::Abort(place, what)

#define ABORT_IF(condition, place, what)  \
  do {                                    \
    if (condition) ABORT_AT(place, what); \
  } while (false)

#endif  // ENGINE_SRC_KERNELS_INTERNAL_ENSURE_H_
