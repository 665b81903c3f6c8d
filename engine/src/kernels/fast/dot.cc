#include "kernels/fast/dot.h"

#include "kernels/fast/once.h"

#if defined(__wasm_relaxed_simd__)

namespace tflite {
namespace fast {

#if defined(ENGINE_EMULATE_BYTE_DOT)

bool emulated_unsigned = false;

ByteOperand InputBytes() {
  static int turn = 0;
  const auto operand = static_cast<ByteOperand>(turn++ % 3);
  emulated_unsigned = operand == ByteOperand::kUnsigned;
  return operand;
}

#else

namespace {

// Whether the sums are those of `weights` and inputs taken as `operand`. Unequal weights and inputs
// show the order of the lanes, equal ones a sum that does not fit in 16 bits.
ONCE bool Sums(ByteOperand operand) {
  constexpr int kLanes = 4;
  constexpr int kBytes = kLanes * ByteDot::kTerms;
  for (int turn = 0; turn < 64; ++turn) {
    // Volatile, or the compiler might know the sums.
    alignas(16) volatile int8_t weights[kBytes];
    alignas(16) volatile int8_t inputs[kBytes];
    alignas(16) volatile int32_t before[kLanes];
    for (int i = 0; i < kBytes; ++i) {
      const bool extreme = turn < 16;
      weights[i] = static_cast<int8_t>(extreme ? 127 + turn % 2 : 37 * (turn + 1) * (i + 3));
      inputs[i] = static_cast<int8_t>(extreme ? 126 + turn / 2 % 4 + turn / 8 * 127
                                              : 91 * (turn + 5) * (i + 1));
    }
    for (int i = 0; i < kLanes; ++i) before[i] = turn % 4 < 2 ? INT32_MAX - i : -i;
    int32_t sums[kLanes];
    wasm_v128_store(sums, ByteDot::Add(wasm_v128_load(const_cast<int32_t*>(before)),
                                       wasm_v128_load(const_cast<int8_t*>(weights)),
                                       wasm_v128_load(const_cast<int8_t*>(inputs))));
    for (int lane = 0; lane < kLanes; ++lane) {
      auto sum = static_cast<uint32_t>(before[lane]);
      for (int t = 0; t < ByteDot::kTerms; ++t) {
        const int at = lane * ByteDot::kTerms + t;
        const int input = operand == ByteOperand::kUnsigned ? static_cast<uint8_t>(inputs[at])
                                                            : inputs[at];
        sum += static_cast<uint32_t>(weights[at] * input);
      }
      if (sum != static_cast<uint32_t>(sums[lane])) return false;
    }
  }
  return true;
}

ByteOperand Ask() {
  if (Sums(ByteOperand::kUnsigned)) return ByteOperand::kUnsigned;
  return Sums(ByteOperand::kSigned) ? ByteOperand::kSigned : ByteOperand::kNone;
}

}  // namespace

ByteOperand InputBytes() {
  static const ByteOperand operand = Ask();
  return operand;
}

#endif  // ENGINE_EMULATE_BYTE_DOT

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_relaxed_simd__
