// What one number of an FFT is: 16- or 32-bit fixed point that wraps, or float.
#ifndef ENGINE_SRC_SIGNAL_FFT_ARITHMETIC_H_
#define ENGINE_SRC_SIGNAL_FFT_ARITHMETIC_H_

#include <cmath>
#include <cstdint>

namespace tflite {
namespace tflm_signal {

template <typename T>
struct Complex {
  T r;
  T i;
};

// Fixed point with all bits but the sign behind the point. Products are formed in twice the width
// and rounded half up; the unsigned types make every overflow wrap.
template <typename T, typename Unsigned, typename Wide, typename WideUnsigned>
struct FixedPoint {
  static constexpr int kFractionBits = 8 * sizeof(T) - 1;
  static constexpr T kMax = static_cast<T>((WideUnsigned{1} << kFractionBits) - 1);

  static T Round(WideUnsigned product) {
    const WideUnsigned rounded = product + (WideUnsigned{1} << (kFractionBits - 1));
    return static_cast<T>(static_cast<Wide>(rounded) >> kFractionBits);
  }
  static WideUnsigned Product(T a, T b) {
    return static_cast<WideUnsigned>(static_cast<Wide>(a) * static_cast<Wide>(b));
  }
  static T Multiply(T a, T b) { return Round(Product(a, b)); }
  static Complex<T> Multiply(Complex<T> a, Complex<T> b) {
    return {Round(Product(a.r, b.r) - Product(a.i, b.i)),
            Round(Product(a.r, b.i) + Product(a.i, b.r))};
  }
  static T Add(T a, T b) {
    return static_cast<T>(static_cast<Unsigned>(static_cast<Unsigned>(a) + static_cast<Unsigned>(b)));
  }
  static T Subtract(T a, T b) {
    return static_cast<T>(static_cast<Unsigned>(static_cast<Unsigned>(a) - static_cast<Unsigned>(b)));
  }
  static T Negate(T a) { return Subtract(0, a); }
  static T Half(T a) { return static_cast<T>(a >> 1); }
  // The headroom that a butterfly of `radix` inputs needs is taken before it.
  static T ScaleFor(int radix, T a) { return Multiply(a, static_cast<T>(kMax / radix)); }
  static T FromUnit(double value) { return static_cast<T>(std::floor(0.5 + kMax * value)); }
};

template <typename T>
struct Arithmetic;

template <>
struct Arithmetic<int16_t> : FixedPoint<int16_t, uint16_t, int32_t, uint32_t> {
  // The sum of two samples has a 17th bit here, which halving brings back.
  static int16_t HalfOfSum(int16_t a, int16_t b) { return static_cast<int16_t>((a + b) >> 1); }
  static int16_t HalfOfDifference(int16_t a, int16_t b) {
    return static_cast<int16_t>((a - b) >> 1);
  }
};

template <>
struct Arithmetic<int32_t> : FixedPoint<int32_t, uint32_t, int64_t, uint64_t> {
  static int32_t HalfOfSum(int32_t a, int32_t b) { return Half(Add(a, b)); }
  static int32_t HalfOfDifference(int32_t a, int32_t b) { return Half(Subtract(a, b)); }
};

template <>
struct Arithmetic<float> {
  static float Multiply(float a, float b) { return a * b; }
  static Complex<float> Multiply(Complex<float> a, Complex<float> b) {
    return {a.r * b.r - a.i * b.i, a.r * b.i + a.i * b.r};
  }
  static float Add(float a, float b) { return a + b; }
  static float Subtract(float a, float b) { return a - b; }
  static float Negate(float a) { return -a; }
  static float Half(float a) { return a * 0.5f; }
  static float HalfOfSum(float a, float b) { return (a + b) * 0.5f; }
  static float HalfOfDifference(float a, float b) { return (a - b) * 0.5f; }
  static float ScaleFor(int, float a) { return a; }
  static float FromUnit(double value) { return static_cast<float>(value); }
};

template <typename T>
Complex<T> operator+(Complex<T> a, Complex<T> b) {
  return {Arithmetic<T>::Add(a.r, b.r), Arithmetic<T>::Add(a.i, b.i)};
}

template <typename T>
Complex<T> operator-(Complex<T> a, Complex<T> b) {
  return {Arithmetic<T>::Subtract(a.r, b.r), Arithmetic<T>::Subtract(a.i, b.i)};
}

template <typename T>
Complex<T> operator*(Complex<T> a, Complex<T> b) {
  return Arithmetic<T>::Multiply(a, b);
}

// Both parts times a real factor.
template <typename T>
Complex<T> operator*(Complex<T> a, T factor) {
  return {Arithmetic<T>::Multiply(a.r, factor), Arithmetic<T>::Multiply(a.i, factor)};
}

template <typename T>
Complex<T> Conjugate(Complex<T> a) {
  return {a.r, Arithmetic<T>::Negate(a.i)};
}

template <typename T>
Complex<T> ScaleFor(int radix, Complex<T> a) {
  return {Arithmetic<T>::ScaleFor(radix, a.r), Arithmetic<T>::ScaleFor(radix, a.i)};
}

}  // namespace tflm_signal
}  // namespace tflite

#endif  // ENGINE_SRC_SIGNAL_FFT_ARITHMETIC_H_
