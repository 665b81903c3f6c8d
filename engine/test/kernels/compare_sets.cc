// Random layers through the reference and the fast kernels: the same status and the same bytes.
//
// Every fast run has one of its tensors flush with the last byte of the module's memory, where a
// read or write beyond it traps, and all tensors between patterns, which must be whole afterwards.
// Prints one line per difference and a summary; exit code 1 if there was a difference.
#include <cstdio>
#include <cstdlib>

#include "cases.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/heap.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace {

using namespace cases;

constexpr int kCases = 20000;
constexpr uint8_t kPattern = 0xA5;

using Register = TFLMRegistration (*)();

// Reference and fast kernel of a case.
const Register* Registrations(const Case& c) {
  static const Register layers[][2] = {
      {tflite::Register_CONV_2D, tflite::fast::Register_CONV_2D},
      {tflite::Register_DEPTHWISE_CONV_2D, tflite::fast::Register_DEPTHWISE_CONV_2D},
      {tflite::Register_FULLY_CONNECTED, tflite::fast::Register_FULLY_CONNECTED},
  };
  static const Register pairs[][2] = {
      {tflite::Register_ADD, tflite::fast::Register_ADD},
      {tflite::Register_SUB, tflite::fast::Register_SUB},
      {tflite::Register_MUL, tflite::fast::Register_MUL},
  };
  static const Register pools[][2] = {
      {tflite::Register_AVERAGE_POOL_2D, tflite::fast::Register_AVERAGE_POOL_2D},
      {tflite::Register_MAX_POOL_2D, tflite::fast::Register_MAX_POOL_2D},
  };
  static const Register unary[][2] = {
      {tflite::Register_HARD_SWISH, tflite::fast::Register_HARD_SWISH},
      {tflite::Register_LEAKY_RELU, tflite::fast::Register_LEAKY_RELU},
      {tflite::Register_LOGISTIC, tflite::fast::Register_LOGISTIC},
      {tflite::Register_QUANTIZE, tflite::fast::Register_QUANTIZE},
      {tflite::Register_RELU, tflite::fast::Register_RELU},
      {tflite::Register_RELU6, tflite::fast::Register_RELU6},
      {tflite::Register_TANH, tflite::fast::Register_TANH},
  };
  if (c.op == kPair) return pairs[c.variant];
  if (c.op == kPool) return pools[c.variant];
  return c.op == kUnary ? unary[c.variant] : layers[c.op];
}

bool GuardsAreWhole(const uint8_t* block, int bytes, bool at_end) {
  for (int i = 0; i < kGuard; ++i) {
    if (block[i] != kPattern) return false;
    if (!at_end && block[kGuard + bytes + i] != kPattern) return false;
  }
  return true;
}

one_op::Context context;
uint8_t blocks[2][one_op::kMaxTensors][kRoom];

}  // namespace

int main() {
  // The kernels' own memory first: it must not grow behind the guarded tensor.
  if (tflite::fast::HeapBuffer(4 << 20) == nullptr) return 2;
  void* volatile room = std::malloc(16 << 20);  // volatile, or the pair is optimised away
  std::free(room);
  const size_t pages = (kRoom + 65535) / 65536;
  if (__builtin_wasm_memory_grow(0, pages) == static_cast<size_t>(-1)) return 2;
  uint8_t* const memory_end = reinterpret_cast<uint8_t*>(__builtin_wasm_memory_size(0) * 65536u);

  int differences = 0;
  int compared = 0;
  int refused = 0;
  int per_op[kOps] = {};
  for (uint32_t seed = 1; compared < kCases; ++seed) {
    Random random = {seed * 2654435761u | 1u};
    static Case c;
    if (!MakeCase(&random, &c)) continue;
    const bool has_bias = !random.OneIn(4) || c.op == kDepthwise;
    const int last = c.num_tensors - 1;
    const int guarded = random.Between(0, last);
    ++compared;
    ++per_op[c.op];

    TfLiteStatus status[2];
    uint8_t* data[2][one_op::kMaxTensors];
    const Random before = random;
    for (int fast = 0; fast < 2; ++fast) {
      for (int i = 0; i <= last; ++i) {
        uint8_t* block = blocks[fast][i];
        if (fast == 1 && i == guarded) block = memory_end - c.bytes[i] - kGuard;
        std::memset(block, kPattern, static_cast<size_t>(kGuard + c.bytes[i]));
        if (fast == 0 || i != guarded) std::memset(block + kGuard + c.bytes[i], kPattern, kGuard);
        data[fast][i] = block + kGuard;
        c.tensors[i].data = i == 2 && last == 3 && !has_bias ? nullptr : data[fast][i];
      }
      Random same = before;
      FillData(&same, c, data[fast]);
      std::memset(data[fast][last], 0, static_cast<size_t>(c.bytes[last]));
      status[fast] = context.Run(Registrations(c)[fast](), &c.params, c.tensors, c.num_tensors);
    }

    if (status[0] != kTfLiteOk) ++refused;
    bool whole = true;
    for (int i = 0; i <= last; ++i) {
      whole &= GuardsAreWhole(data[1][i] - kGuard, c.bytes[i], i == guarded);
    }
    const bool equal = status[0] == status[1] &&
                       std::memcmp(data[0][last], data[1][last],
                                   static_cast<size_t>(c.bytes[last])) == 0;
    if (whole && equal) continue;
    ++differences;
    std::printf("seed %u op %d: %s (status %d and %d)\n", static_cast<unsigned>(seed), c.op,
                whole ? "outputs differ" : "wrote outside a tensor", status[0], status[1]);
  }
  if (memory_end != reinterpret_cast<uint8_t*>(__builtin_wasm_memory_size(0) * 65536u)) return 2;
  std::printf("%d cases (conv %d, depthwise %d, dense %d, pairs %d, pool %d, unary %d; ", compared,
              per_op[kConv], per_op[kDepthwise], per_op[kDense], per_op[kPair], per_op[kPool],
              per_op[kUnary]);
  std::printf("%d refused by both): %d differ\n", refused, differences);
  return differences == 0 ? 0 : 1;
}
