// The Fourier transform of real samples by way of a complex one of half the length, in memory that
// the arena gave.
#ifndef ENGINE_SRC_SIGNAL_REAL_FFT_H_
#define ENGINE_SRC_SIGNAL_REAL_FFT_H_

#include <cstdint>

#include "signal/fft_arithmetic.h"

namespace tflite {
namespace tflm_signal {

enum class Direction : int32_t { kForward, kInverse };

// Even, at least 2, and without a prime factor above 5.
bool IsFftLength(int32_t fft_length);

template <typename T>
class RealFft {
 public:
  static int64_t BytesNeeded(int32_t fft_length) {
    const int64_t n = fft_length / 2;
    return static_cast<int64_t>(sizeof(RealFft)) +
           static_cast<int64_t>(sizeof(Complex<T>)) * (n + 3 * n / 2);
  }

  // `memory` holds BytesNeeded bytes, 4-aligned; IsFftLength(fft_length) holds.
  static RealFft* Create(void* memory, int32_t fft_length, Direction direction);

  // fft_length samples to fft_length / 2 + 1 bins. In fixed point divided by fft_length.
  void Forward(const T* samples, Complex<T>* bins);

  // The way back; float samples come out fft_length times too large.
  void Inverse(const Complex<T>* bins, T* samples);

 private:
  static constexpr int kMaxFactors = 32;
  struct Factor {
    int32_t radix;
    int32_t rest;  // length of each of the `radix` shorter transforms
  };

  void FindFactors();
  void FillTables();
  void Transform(const Complex<T>* in, Complex<T>* out, int32_t stride, const Factor* factor);
  void Butterfly2(Complex<T>* out, int32_t stride, int32_t m);
  void Butterfly3(Complex<T>* out, int32_t stride, int32_t m);
  void Butterfly4(Complex<T>* out, int32_t stride, int32_t m);
  void Butterfly5(Complex<T>* out, int32_t stride, int32_t m);

  Complex<T>* twiddles() { return reinterpret_cast<Complex<T>*>(this + 1); }
  Complex<T>* work() { return twiddles() + half_length_; }
  Complex<T>* real_twiddles() { return work() + half_length_; }

  int32_t half_length_;
  Direction direction_;
  Factor factors_[kMaxFactors];
  [[maybe_unused]] int32_t unused_[3];  // upstream keeps three pointers
};

static_assert(sizeof(RealFft<float>) == 276, "the arena's sizes depend on it");

}  // namespace tflm_signal
}  // namespace tflite

#endif  // ENGINE_SRC_SIGNAL_REAL_FFT_H_
