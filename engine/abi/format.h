// printf's conversions as far as the engine's messages use them, exact to the last digit.
#ifndef ENGINE_ABI_FORMAT_H_
#define ENGINE_ABI_FORMAT_H_

#include <cstdarg>
#include <cstddef>

namespace tflite {

// As vsnprintf: at most `size` bytes with the NUL, returns the length without it. Knows %d %i %u %x
// %c %s %f %p %%, the flags `0` and `-`, a width, a precision (of %f up to 9), h, l, ll, z.
int FormatText(char* buffer, size_t size, const char* format, va_list args);

// The shortest decimal that reads back as the same float, for JSON. `buffer` holds 24 bytes.
void FormatFloat(char* buffer, float value);

}  // namespace tflite

#endif  // ENGINE_ABI_FORMAT_H_
