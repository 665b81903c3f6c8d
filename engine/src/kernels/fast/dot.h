// Sums of products in 32-bit lanes. Every lane is a channel: the weights lie side by side,
// `kTerms` of a channel after one another, and the input's terms are the same for all lanes.
//
// WordDot multiplies int16, which is in every SIMD; FloatDot float32, one rounding after the other
// as the reference does. ByteDot multiplies bytes, with the relaxed instruction that processors with
// dot products of bytes execute as one. Its second operand is meant for 7 bits; what it makes of the
// eighth is the implementation's choice, the same everywhere in a run of the module. So it is asked
// once: see ByteOperand.
#ifndef ENGINE_SRC_KERNELS_FAST_DOT_H_
#define ENGINE_SRC_KERNELS_FAST_DOT_H_

#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

namespace tflite {
namespace fast {

struct WordDot {
  using Value = int16_t;
  static constexpr int kTerms = 2;

  static v128_t Add(v128_t sums, v128_t weights, v128_t values) {
    return wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(values, weights));
  }
};

struct FloatDot {
  using Value = float;
  static constexpr int kTerms = 1;

  static v128_t Add(v128_t sums, v128_t weights, v128_t values) {
    return wasm_f32x4_add(sums, wasm_f32x4_mul(values, weights));
  }
};

#if defined(__wasm_relaxed_simd__)

struct ByteDot {
  using Value = int8_t;
  static constexpr int kTerms = 4;

  static v128_t Add(v128_t sums, v128_t weights, v128_t values);
};

// What the instruction takes the input's bytes for. kNone: its sums are of no use.
enum class ByteOperand : int32_t { kNone, kUnsigned, kSigned };

ByteOperand InputBytes();

#if defined(ENGINE_EMULATE_BYTE_DOT)

// The tests have no say in the processor: in their build InputBytes() answers one after the other,
// and this stands for each of them.
extern bool emulated_unsigned;

inline v128_t ByteDot::Add(v128_t sums, v128_t weights, v128_t values) {
  const bool plain = emulated_unsigned;
  const v128_t low = wasm_i32x4_dot_i16x8(wasm_i16x8_extend_low_i8x16(weights),
                                          plain ? wasm_u16x8_extend_low_u8x16(values)
                                                : wasm_i16x8_extend_low_i8x16(values));
  const v128_t high = wasm_i32x4_dot_i16x8(wasm_i16x8_extend_high_i8x16(weights),
                                           plain ? wasm_u16x8_extend_high_u8x16(values)
                                                 : wasm_i16x8_extend_high_i8x16(values));
  return wasm_i32x4_add(sums, wasm_i32x4_add(wasm_i32x4_shuffle(low, high, 0, 2, 4, 6),
                                             wasm_i32x4_shuffle(low, high, 1, 3, 5, 7)));
}

#else

inline v128_t ByteDot::Add(v128_t sums, v128_t weights, v128_t values) {
  return wasm_i32x4_relaxed_dot_i8x16_i7x16_add(weights, values, sums);
}

#endif  // ENGINE_EMULATE_BYTE_DOT
#endif  // __wasm_relaxed_simd__

// How an input of int8 is laid down for a Dot: what becomes of each value, what stands for the zero
// point around an image, and what the zero point still adds to a sum for every weight of 1.
template <typename Dot>
struct InputForm;

template <>
struct InputForm<WordDot> {
  int32_t zero_point;

  int16_t Pad() const { return 0; }
  int32_t Offset() const { return 0; }
  void Copy(const int8_t* from, int64_t count, int16_t* to) const {
    const v128_t zero = wasm_i16x8_splat(static_cast<int16_t>(zero_point));
    int64_t i = 0;
    for (; i + 8 <= count; i += 8) {
      wasm_v128_store(to + i, wasm_i16x8_sub(wasm_i16x8_load8x8(from + i), zero));
    }
    for (; i < count; ++i) to[i] = static_cast<int16_t>(from[i] - zero_point);
  }
};

#if defined(__wasm_relaxed_simd__)

template <>
struct InputForm<ByteDot> {
  int32_t zero_point;
  int32_t flip;  // of every byte: taken for unsigned, it is 128 more than it was

  int8_t Pad() const { return static_cast<int8_t>(zero_point ^ flip); }
  int32_t Offset() const { return zero_point - flip; }
  void Copy(const int8_t* from, int64_t count, int8_t* to) const {
    const v128_t flips = wasm_i8x16_splat(static_cast<int8_t>(flip));
    int64_t i = 0;
    for (; i + 16 <= count; i += 16) {
      wasm_v128_store(to + i, wasm_v128_xor(wasm_v128_load(from + i), flips));
    }
    for (; i < count; ++i) to[i] = static_cast<int8_t>(from[i] ^ flip);
  }
};

inline InputForm<ByteDot> ByteForm(int32_t zero_point, ByteOperand operand) {
  return {zero_point, operand == ByteOperand::kUnsigned ? INT8_MIN : 0};
}

#endif  // __wasm_relaxed_simd__

// Calls compute(form) with the form for the fastest Dot there is.
template <typename Compute>
inline bool WithInputForm(int32_t zero_point, Compute compute) {
#if defined(__wasm_relaxed_simd__)
  if (const ByteOperand operand = InputBytes(); operand != ByteOperand::kNone) {
    return compute(ByteForm(zero_point, operand));
  }
#endif
  return compute(InputForm<WordDot>{zero_point});
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__

#endif  // ENGINE_SRC_KERNELS_FAST_DOT_H_
