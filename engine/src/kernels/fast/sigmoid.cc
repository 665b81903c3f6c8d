#include "kernels/fast/sigmoid.h"

#include "kernels/fast/scale.h"
#include "kernels/internal/lut.h"
#include "kernels/internal/wrap.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

// For indices below 255; the others are answered by what is beyond the table. Two neighbours are
// read at once.
v128_t TwoEntries(v128_t index) {
  const v128_t inside = wasm_u32x4_min(index, wasm_i32x4_splat(254));
  v128_t both = wasm_v128_load32_zero(kSigmoidTable + wasm_i32x4_extract_lane(inside, 0));
  both = wasm_v128_load32_lane(kSigmoidTable + wasm_i32x4_extract_lane(inside, 1), both, 1);
  both = wasm_v128_load32_lane(kSigmoidTable + wasm_i32x4_extract_lane(inside, 2), both, 2);
  return wasm_v128_load32_lane(kSigmoidTable + wasm_i32x4_extract_lane(inside, 3), both, 3);
}

// The table has 24 entries a unit, with `bits` bits between two of them.
struct Mapping {
  v128_t multiplier;
  v128_t rounding;
  uint32_t shift;
  uint32_t bits;
  v128_t beyond;    // the result beyond the table
  v128_t middle;    // the result at 0, twice for LOGISTIC
  v128_t up, down;  // halves, to be added to a positive and a negative result

  v128_t Four(v128_t x, bool tanh) const {
    const v128_t scaled =
        wasm_i32x4_shr(wasm_i32x4_add(wasm_i32x4_mul(x, multiplier), rounding), shift);
    const v128_t negative = wasm_i32x4_shr(scaled, 31);
    const v128_t magnitude = wasm_i32x4_abs(scaled);
    const v128_t index = wasm_u32x4_shr(magnitude, bits);
    const v128_t both = TwoEntries(index);
    const v128_t here = wasm_v128_and(both, wasm_i32x4_splat(0xFFFF));
    const v128_t step = wasm_i32x4_sub(wasm_u32x4_shr(both, 16), here);
    const v128_t part = wasm_v128_and(magnitude, wasm_i32x4_splat((1 << bits) - 1));
    const v128_t between =
        wasm_i32x4_add(wasm_i32x4_shl(here, bits), wasm_i32x4_mul(part, step));
    const v128_t result = wasm_v128_bitselect(between, beyond,
                                              wasm_u32x4_lt(index, wasm_i32x4_splat(255)));
    const v128_t mirrored = wasm_i32x4_add(wasm_i32x4_sub(middle, result), down);
    const v128_t straight =
        wasm_i32x4_add(tanh ? wasm_i32x4_sub(result, middle) : result, up);
    return wasm_i32x4_shr(wasm_v128_bitselect(mirrored, straight, negative), tanh ? 8 : 10);
  }
};

}  // namespace

void MapInt16(Curve curve, int32_t multiplier, int shift, int32_t count, const int16_t* x,
              int16_t* y) {
  // A factor of 0 says that the input's scale was a power of two.
  if (multiplier == 0) {
    multiplier = WrapShiftLeft(3, shift);
    shift = 0;
  } else if (shift > 31) {
    shift = 31;
  }
  const bool tanh = curve == Curve::kTanh;
  const Mapping map = {wasm_i32x4_splat(multiplier),
                       wasm_i32x4_splat(shift > 0 ? WrapShiftLeft(1, shift - 1) : 0),
                       static_cast<uint32_t>(shift),
                       tanh ? 8u : 9u,
                       wasm_i32x4_splat(tanh ? 0xFFFF << 8 : 0x7FFF << 10),
                       wasm_i32x4_splat(tanh ? 1 << 23 : 1 << 25),
                       wasm_i32x4_splat(tanh ? 128 : 512),
                       wasm_i32x4_splat(tanh ? 127 : 511)};
  for (int32_t i = 0; i < count; i += kLanes) {
    const int lanes = count - i < kLanes ? count - i : kLanes;
    const v128_t words = LoadLanes(x + i, lanes);
    const v128_t low = map.Four(wasm_i32x4_extend_low_i16x8(words), tanh);
    const v128_t high = map.Four(wasm_i32x4_extend_high_i16x8(words), tanh);
    StoreLanes(y + i, wasm_i16x8_narrow_i32x4(low, high), lanes);
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
