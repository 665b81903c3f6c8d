#include "signal/real_fft.h"

#include <cmath>
#include <new>

namespace tflite {
namespace tflm_signal {
namespace {

constexpr double kPi = 3.14159265358979323846;

}  // namespace

bool IsFftLength(int32_t fft_length) {
  if (fft_length < 2 || fft_length % 2 != 0) return false;
  int32_t rest = fft_length / 2;
  constexpr int32_t kPrimes[] = {2, 3, 5};
  for (const int32_t prime : kPrimes) {
    while (rest % prime == 0) rest /= prime;
  }
  return rest == 1;
}

template <typename T>
RealFft<T>* RealFft<T>::Create(void* memory, int32_t fft_length, Direction direction) {
  RealFft* fft = new (memory) RealFft;
  fft->half_length_ = fft_length / 2;
  fft->direction_ = direction;
  fft->FindFactors();
  fft->FillTables();
  return fft;
}

// The order of the factors decides the order of the roundings: fours first, then 2, 3, 5, …
template <typename T>
void RealFft<T>::FindFactors() {
  const int32_t limit = static_cast<int32_t>(std::sqrt(static_cast<double>(half_length_)));
  int32_t rest = half_length_;
  int32_t radix = 4;
  Factor* factor = factors_;
  do {
    while (rest % radix != 0) {
      radix = radix == 4 ? 2 : radix == 2 ? 3 : radix + 2;
      if (radix > limit) radix = rest;
    }
    rest /= radix;
    *factor++ = {radix, rest};
  } while (rest > 1);
}

template <typename T>
void RealFft<T>::FillTables() {
  using A = Arithmetic<T>;
  const bool inverse = direction_ == Direction::kInverse;
  const int32_t n = half_length_;
  for (int32_t i = 0; i < n; ++i) {
    const double angle = -2.0 * kPi * i / n;
    const double phase = inverse ? -angle : angle;
    twiddles()[i] = {A::FromUnit(std::cos(phase)), A::FromUnit(std::sin(phase))};
  }
  for (int32_t i = 0; i < n / 2; ++i) {
    const double angle = -kPi * (static_cast<double>(i + 1) / n + 0.5);
    const double phase = inverse ? -angle : angle;
    real_twiddles()[i] = {A::FromUnit(std::cos(phase)), A::FromUnit(std::sin(phase))};
  }
}

// Decimation in time: `radix` transforms of every radix-th input, then one round of butterflies.
// `out` holds radix · rest values; the recursion is as deep as there are factors.
template <typename T>
void RealFft<T>::Transform(const Complex<T>* in, Complex<T>* out, int32_t stride,
                           const Factor* factor) {
  const int32_t radix = factor->radix;
  const int32_t m = factor->rest;
  for (int32_t q = 0; q < radix; ++q) {
    if (m == 1) {
      out[q] = in[q * stride];
    } else {
      Transform(in + q * stride, out + q * m, stride * radix, factor + 1);
    }
  }
  for (int32_t i = 0; i < radix * m; ++i) out[i] = ScaleFor(radix, out[i]);
  switch (radix) {
    case 2:
      return Butterfly2(out, stride, m);
    case 3:
      return Butterfly3(out, stride, m);
    case 4:
      return Butterfly4(out, stride, m);
    case 5:
      return Butterfly5(out, stride, m);
    default:  // 1: a single value is its own transform
      return;
  }
}

template <typename T>
void RealFft<T>::Butterfly2(Complex<T>* out, int32_t stride, int32_t m) {
  const Complex<T>* w = twiddles();
  for (int32_t k = 0; k < m; ++k) {
    const Complex<T> t = out[m + k] * w[k * stride];
    out[m + k] = out[k] - t;
    out[k] = out[k] + t;
  }
}

template <typename T>
void RealFft<T>::Butterfly3(Complex<T>* out, int32_t stride, int32_t m) {
  using A = Arithmetic<T>;
  const Complex<T>* w = twiddles();
  const T third = w[stride * m].i;
  for (int32_t k = 0; k < m; ++k) {
    const Complex<T> a = out[m + k] * w[k * stride];
    const Complex<T> b = out[2 * m + k] * w[2 * k * stride];
    const Complex<T> sum = a + b;
    const Complex<T> turned = (a - b) * third;
    const Complex<T> base = out[k] - Complex<T>{A::Half(sum.r), A::Half(sum.i)};
    out[k] = out[k] + sum;
    out[2 * m + k] = {A::Add(base.r, turned.i), A::Subtract(base.i, turned.r)};
    out[m + k] = {A::Subtract(base.r, turned.i), A::Add(base.i, turned.r)};
  }
}

template <typename T>
void RealFft<T>::Butterfly4(Complex<T>* out, int32_t stride, int32_t m) {
  using A = Arithmetic<T>;
  const Complex<T>* w = twiddles();
  // Forward turns by −90° into block 1 and by +90° into block 3, inverse the other way round.
  const bool forward = direction_ == Direction::kForward;
  Complex<T>* minus = out + (forward ? m : 3 * m);
  Complex<T>* plus = out + (forward ? 3 * m : m);
  for (int32_t k = 0; k < m; ++k) {
    const Complex<T> a = out[m + k] * w[k * stride];
    const Complex<T> b = out[2 * m + k] * w[2 * k * stride];
    const Complex<T> c = out[3 * m + k] * w[3 * k * stride];
    const Complex<T> difference = out[k] - b;
    const Complex<T> even = out[k] + b;
    const Complex<T> odd = a + c;
    const Complex<T> turned = a - c;
    out[2 * m + k] = even - odd;
    out[k] = even + odd;
    minus[k] = {A::Add(difference.r, turned.i), A::Subtract(difference.i, turned.r)};
    plus[k] = {A::Subtract(difference.r, turned.i), A::Add(difference.i, turned.r)};
  }
}

template <typename T>
void RealFft<T>::Butterfly5(Complex<T>* out, int32_t stride, int32_t m) {
  using A = Arithmetic<T>;
  const Complex<T>* w = twiddles();
  const Complex<T> fifth = w[stride * m];
  const Complex<T> two_fifths = w[2 * stride * m];
  for (int32_t k = 0; k < m; ++k) {
    const Complex<T> base = out[k];
    const Complex<T> a1 = out[m + k] * w[k * stride];
    const Complex<T> a2 = out[2 * m + k] * w[2 * k * stride];
    const Complex<T> a3 = out[3 * m + k] * w[3 * k * stride];
    const Complex<T> a4 = out[4 * m + k] * w[4 * k * stride];
    const Complex<T> outer = a1 + a4;
    const Complex<T> outer_gap = a1 - a4;
    const Complex<T> inner = a2 + a3;
    const Complex<T> inner_gap = a2 - a3;
    out[k] = base + (outer + inner);

    const Complex<T> near = base + outer * fifth.r + inner * two_fifths.r;
    const Complex<T> near_turn = {
        A::Add(A::Multiply(outer_gap.i, fifth.i), A::Multiply(inner_gap.i, two_fifths.i)),
        A::Subtract(A::Negate(A::Multiply(outer_gap.r, fifth.i)),
                    A::Multiply(inner_gap.r, two_fifths.i))};
    out[m + k] = near - near_turn;
    out[4 * m + k] = near + near_turn;

    const Complex<T> far = base + outer * two_fifths.r + inner * fifth.r;
    const Complex<T> far_turn = {
        A::Subtract(A::Multiply(inner_gap.i, fifth.i), A::Multiply(outer_gap.i, two_fifths.i)),
        A::Subtract(A::Multiply(outer_gap.r, two_fifths.i), A::Multiply(inner_gap.r, fifth.i))};
    out[2 * m + k] = far + far_turn;
    out[3 * m + k] = far - far_turn;
  }
}

template <typename T>
void RealFft<T>::Forward(const T* samples, Complex<T>* bins) {
  using A = Arithmetic<T>;
  const int32_t n = half_length_;
  Complex<T>* z = work();
  Transform(reinterpret_cast<const Complex<T>*>(samples), z, 1, factors_);

  const Complex<T> first = ScaleFor(2, z[0]);
  bins[0] = {A::Add(first.r, first.i), T{0}};
  bins[n] = {A::Subtract(first.r, first.i), T{0}};
  for (int32_t k = 1; k <= n / 2; ++k) {
    const Complex<T> a = ScaleFor(2, z[k]);
    const Complex<T> b = ScaleFor(2, Conjugate(z[n - k]));
    const Complex<T> f = a + b;
    const Complex<T> t = (a - b) * real_twiddles()[k - 1];
    bins[k] = {A::HalfOfSum(f.r, t.r), A::HalfOfSum(f.i, t.i)};
    bins[n - k] = {A::HalfOfDifference(f.r, t.r), A::HalfOfDifference(t.i, f.i)};
  }
}

template <typename T>
void RealFft<T>::Inverse(const Complex<T>* bins, T* samples) {
  using A = Arithmetic<T>;
  const int32_t n = half_length_;
  Complex<T>* y = work();
  y[0] = ScaleFor(2, Complex<T>{A::Add(bins[0].r, bins[n].r), A::Subtract(bins[0].r, bins[n].r)});
  for (int32_t k = 1; k <= n / 2; ++k) {
    const Complex<T> a = ScaleFor(2, bins[k]);
    const Complex<T> b = ScaleFor(2, Conjugate(bins[n - k]));
    const Complex<T> even = a + b;
    const Complex<T> odd = (a - b) * real_twiddles()[k - 1];
    y[k] = even + odd;
    y[n - k] = Conjugate(even - odd);
  }
  Transform(y, reinterpret_cast<Complex<T>*>(samples), 1, factors_);
}

template class RealFft<int16_t>;
template class RealFft<int32_t>;
template class RealFft<float>;

}  // namespace tflm_signal
}  // namespace tflite
