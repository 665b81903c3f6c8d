#include "abi/format.h"

#include <cmath>
#include <cstdint>
#include <cstring>

namespace tflite {
namespace {

// Digits of the largest double before its point, and nine after it.
constexpr int kMostDigits = 309 + 1 + 9;

class Output {
 public:
  Output(char* buffer, size_t size) : buffer_(buffer), size_(size) {}
  void Put(char c) {
    if (length_ + 1 < size_) buffer_[length_] = c;
    ++length_;
  }
  int End() {
    if (size_ > 0) buffer_[length_ < size_ ? length_ : size_ - 1] = '\0';
    return static_cast<int>(length_);
  }

 private:
  char* buffer_;
  size_t size_;
  size_t length_ = 0;
};

struct Spec {
  bool zeros = false;
  bool left = false;
  int width = 0;
  int precision = -1;
};

void PutPadded(Output& out, const Spec& spec, const char* text, int length) {
  const bool negative = spec.zeros && length > 0 && text[0] == '-';
  if (negative) {
    out.Put('-');
    ++text;
    --length;
  }
  const int padding = spec.width - length - (negative ? 1 : 0);
  if (!spec.left) {
    for (int i = 0; i < padding; ++i) out.Put(spec.zeros ? '0' : ' ');
  }
  for (int i = 0; i < length; ++i) out.Put(text[i]);
  if (spec.left) {
    for (int i = 0; i < padding; ++i) out.Put(' ');
  }
}

// Writes digits backwards from `end`; returns the first.
char* Digits(char* end, uint64_t value, uint32_t base) {
  do {
    *--end = "0123456789abcdef"[value % base];
    value /= base;
  } while (value != 0);
  return end;
}

// Whole numbers of 36 · 32 bits, lowest word first: the largest double and nine digits more.
constexpr int kWords = 36;
// What mantissa · 10^precision fits into.
constexpr int kFewWords = 4;

void TimesTen(uint32_t* words) {
  uint64_t carry = 0;
  for (int i = 0; i < kFewWords; ++i) {
    carry += uint64_t{words[i]} * 10;
    words[i] = static_cast<uint32_t>(carry);
    carry >>= 32;
  }
}

// Halves `times` times and rounds what is left to even.
void HalveAndRound(uint32_t* words, int times) {
  bool half = false;
  bool rest = false;
  for (int n = 0; n < times; ++n) {
    rest = rest || half;
    half = (words[0] & 1) != 0;
    for (int i = 0; i < kFewWords; ++i) {
      const uint32_t above = i + 1 < kFewWords ? words[i + 1] : 0;
      words[i] = (words[i] >> 1) | (above << 31);
    }
  }
  bool up = half && (rest || (words[0] & 1) != 0);
  for (int i = 0; up && i < kFewWords; ++i) up = ++words[i] == 0;
}

void Double(uint32_t* words, int times) {
  for (int n = 0; n < times; ++n) {
    for (int i = kWords - 1; i > 0; --i) words[i] = (words[i] << 1) | (words[i - 1] >> 31);
    words[0] <<= 1;
  }
}

// A double is mantissa · 2^exponent with both whole, so its decimal digits come from whole numbers.
char* FixedDigits(char* end, double value, int precision) {
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  const uint64_t mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
  exponent -= 53;
  uint32_t words[kWords] = {static_cast<uint32_t>(mantissa),
                            static_cast<uint32_t>(mantissa >> 32)};
  for (int i = 0; i < precision; ++i) TimesTen(words);
  if (exponent < 0) {
    HalveAndRound(words, -exponent);
  } else {
    Double(words, exponent);
  }
  int written = 0;
  for (bool more = true; more || written <= precision;) {
    if (written == precision && precision > 0) *--end = '.';
    uint64_t remainder = 0;
    more = false;
    for (int i = kWords - 1; i >= 0; --i) {
      const uint64_t current = (remainder << 32) | words[i];
      words[i] = static_cast<uint32_t>(current / 10);
      remainder = current % 10;
      more = more || words[i] != 0;
    }
    *--end = static_cast<char>('0' + remainder);
    ++written;
  }
  return end;
}

void PutDouble(Output& out, const Spec& spec, double value) {
  char text[kMostDigits + 2];
  char* const end = text + sizeof(text);
  char* first = end;
  const double magnitude = std::fabs(value);
  if (std::isfinite(value)) {
    const int precision = spec.precision < 0 ? 6 : (spec.precision > 9 ? 9 : spec.precision);
    first = FixedDigits(end, magnitude, precision);
  } else {
    first -= 3;
    std::memcpy(first, std::isnan(value) ? "nan" : "inf", 3);
  }
  if (std::signbit(value)) *--first = '-';
  PutPadded(out, spec, first, static_cast<int>(end - first));
}

int ReadNumber(const char*& at) {
  int value = 0;
  while (*at >= '0' && *at <= '9') value = value * 10 + (*at++ - '0');
  return value;
}

}  // namespace

int FormatText(char* buffer, size_t size, const char* format, va_list args) {
  Output out(buffer, size);
  for (const char* at = format; *at != '\0'; ++at) {
    if (*at != '%') {
      out.Put(*at);
      continue;
    }
    ++at;
    Spec spec;
    for (; *at == '0' || *at == '-'; ++at) (*at == '0' ? spec.zeros : spec.left) = true;
    spec.width = ReadNumber(at);
    if (*at == '.') {
      ++at;
      spec.precision = ReadNumber(at);
    }
    int longs = 0;
    for (; *at == 'l' || *at == 'z' || *at == 'h'; ++at) longs += *at == 'l' ? 1 : 0;
    char text[24];
    char* const end = text + sizeof(text);
    char* first = end;
    switch (*at) {
      case 'd':
      case 'i': {
        const int64_t value = longs > 1 ? va_arg(args, long long) : va_arg(args, int);
        const uint64_t bits = static_cast<uint64_t>(value);
        first = Digits(end, value < 0 ? 0 - bits : bits, 10);
        if (value < 0) *--first = '-';
        break;
      }
      case 'u':
      case 'x':
      case 'p': {
        const uint64_t value =
            longs > 1 ? va_arg(args, unsigned long long) : va_arg(args, unsigned int);
        first = Digits(end, value, *at == 'u' ? 10 : 16);
        break;
      }
      case 'c':
        *--first = static_cast<char>(va_arg(args, int));
        break;
      case 's': {
        const char* string = va_arg(args, const char*);
        if (string == nullptr) string = "(null)";
        size_t length = std::strlen(string);
        if (spec.precision >= 0 && length > static_cast<size_t>(spec.precision)) {
          length = static_cast<size_t>(spec.precision);
        }
        PutPadded(out, spec, string, static_cast<int>(length));
        continue;
      }
      case 'f':
        PutDouble(out, spec, va_arg(args, double));
        continue;
      case '\0':
        return out.End();
      default:
        *--first = *at;
    }
    PutPadded(out, spec, first, static_cast<int>(end - first));
  }
  return out.End();
}

void FormatFloat(char* buffer, float value) {
  char* at = buffer;
  if (std::signbit(value)) *at++ = '-';
  const double magnitude = std::fabs(static_cast<double>(value));
  if (magnitude == 0) {
    std::memcpy(at, "0", 2);
    return;
  }
  // magnitude = units · 10^exponent with nine digits in units; fewer as long as the float stays the
  // same. Nine always suffice, and the error of the scaling is far below their unit.
  int exponent = 0;
  double power = 1;
  for (; magnitude * power < 1e8; power *= 10) --exponent;
  for (; magnitude / power >= 1e9; power *= 10) ++exponent;
  uint64_t units = static_cast<uint64_t>(
      std::llround(exponent < 0 ? magnitude * power : magnitude / power));
  for (uint64_t divisor = 1000; divisor > 1; divisor /= 10) {
    const uint64_t shorter = (units + divisor / 2) / divisor;
    const double whole = static_cast<double>(shorter * divisor);
    const double back = exponent < 0 ? whole / power : whole * power;
    if (static_cast<float>(back) == static_cast<float>(magnitude)) {
      units = shorter * divisor;
      break;
    }
  }
  for (; units % 10 == 0; units /= 10) ++exponent;
  char digits[24];
  char* const end = digits + sizeof(digits);
  const char* first = Digits(end, units, 10);
  std::memcpy(at, first, static_cast<size_t>(end - first));
  at += end - first;
  if (exponent != 0) {
    *at++ = 'e';
    if (exponent < 0) *at++ = '-';
    first = Digits(end, static_cast<uint64_t>(exponent < 0 ? -exponent : exponent), 10);
    std::memcpy(at, first, static_cast<size_t>(end - first));
    at += end - first;
  }
  *at = '\0';
}

}  // namespace tflite
