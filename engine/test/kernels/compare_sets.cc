// Random layers through the reference and the fast kernels: the same status and the same bytes.
//
// Every fast run has one of its tensors flush with the last byte of the module's memory, where a
// read or write beyond it traps, and all tensors between patterns, which must be whole afterwards.
// Prints one line per difference and a summary; exit code 1 if there was a difference.
#include <cstdio>
#include <cstdlib>

#include "cases.h"
#include "elementwise.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/heap.h"
#include "layers.h"
#include "sequences.h"
#include "shapes.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace {

using namespace cases;

constexpr int kCases = 20000;
constexpr int kGuard = 64;
constexpr int kRoom = 1 << 21;  // of a case's tensors, with guards
constexpr uint8_t kPattern = 0xA5;

struct Op {
  const char* name;
  int share;  // of the cases
  bool (*make)(Random*, Case*);
  TFLMRegistration (*reference)();
  TFLMRegistration (*fast)();
};

#define OP(name, share, make) \
  { #name, share, make, tflite::Register_##name, tflite::fast::Register_##name }

constexpr Op kOps[] = {
    OP(CONV_2D, 16, MakeConv),
    OP(DEPTHWISE_CONV_2D, 16, MakeDepthwise),
    OP(FULLY_CONNECTED, 12, MakeDense),
    OP(TRANSPOSE_CONV, 10, MakeTransposeConv),
    OP(ADD, 6, MakeAdd),
    OP(SUB, 5, MakeSub),
    OP(MUL, 6, MakeMul),
    OP(AVERAGE_POOL_2D, 6, MakePool),
    OP(MAX_POOL_2D, 6, MakePool),
    OP(UNIDIRECTIONAL_SEQUENCE_LSTM, 7, MakeLstm),
    OP(SVDF, 7, MakeSvdf),
    OP(MEAN, 8, MakeMean),
    OP(QUANTIZE, 8, MakeQuantize),
    OP(DEQUANTIZE, 4, MakeDequantize),
    OP(SOFTMAX, 7, MakeSoftmax),
    OP(PAD, 5, MakePad),
    OP(PADV2, 4, MakePadV2),
    OP(CONCATENATION, 6, MakeConcatenation),
    OP(LOGISTIC, 5, MakeSigmoid),
    OP(TANH, 5, MakeSigmoid),
    OP(LEAKY_RELU, 5, MakeLeaky),
    OP(HARD_SWISH, 3, MakeActivation),
    OP(RELU, 2, MakeActivation),
    OP(RELU6, 2, MakeActivation),
};
constexpr int kNumOps = sizeof(kOps) / sizeof(kOps[0]);

#undef OP

int DrawOp(Random* random) {
  int all = 0;
  for (const Op& op : kOps) all += op.share;
  int drawn = random->Between(0, all - 1);
  int i = 0;
  while (drawn >= kOps[i].share) drawn -= kOps[i++].share;
  return i;
}

// Where a tensor's bytes are in one of the two runs.
struct Block {
  uint8_t* data;  // null: an input that is left out
  int bytes;
  bool at_end;  // of the memory
};

uint8_t pool[2][kRoom];
uint8_t* memory_end;

// Finds room for all tensors, puts patterns around them and fills them. `guarded` lies at the end of
// the memory. False if there are too many bytes.
bool Place(Random* random, Case* c, uint8_t* from, int guarded, Block* blocks) {
  int used = 0;
  for (int i = 0; i < c->num_tensors; ++i) {
    Tensor& t = c->tensors[i];
    blocks[i] = {};
    t.data = nullptr;
    if (t.type == kTfLiteNoType) continue;
    const int bytes = BytesOf(t);
    const bool at_end = i == guarded;
    uint8_t* block = at_end ? memory_end - bytes - kGuard : from + used;
    if (!at_end) used += (bytes + 2 * kGuard + 15) & ~15;
    if (used > kRoom || bytes + 2 * kGuard > kRoom) return false;
    std::memset(block, kPattern, static_cast<size_t>(kGuard + bytes));
    if (!at_end) std::memset(block + kGuard + bytes, kPattern, kGuard);
    blocks[i] = {block + kGuard, bytes, at_end};
    FillTensor(random, *c, t, block + kGuard);
    t.data = block + kGuard;
    t.data_bytes = static_cast<size_t>(bytes);
  }
  return true;
}

bool GuardsAreWhole(const Block& block) {
  if (block.data == nullptr) return true;
  for (int i = 0; i < kGuard; ++i) {
    if (block.data[i - kGuard] != kPattern) return false;
    if (!block.at_end && block.data[block.bytes + i] != kPattern) return false;
  }
  return true;
}

// To the bit, but for the bits of a NaN: those WebAssembly leaves open.
bool AreEqual(const Tensor& t, const Block& a, const Block& b) {
  if (a.data == nullptr || std::memcmp(a.data, b.data, static_cast<size_t>(a.bytes)) == 0) {
    return true;
  }
  if (t.type != kTfLiteFloat32) return false;
  for (int i = 0; i < a.bytes; i += 4) {
    float x, y;
    std::memcpy(&x, a.data + i, 4);
    std::memcpy(&y, b.data + i, 4);
    if (std::memcmp(&x, &y, 4) != 0 && !(x != x && y != y)) return false;
  }
  return true;
}

one_op::Context context;

TfLiteStatus Run(Case* c, const TFLMRegistration& registration) {
  one_op::Tensor* tensors[one_op::kMaxTensors];
  for (int i = 0; i < c->num_tensors; ++i) tensors[i] = &c->tensors[i];
  return context.Run(registration, &c->params, tensors, c->num_tensors);
}

}  // namespace

int main() {
  // The kernels' own memory first: it must not grow behind the guarded tensor.
  if (tflite::fast::HeapBuffer(4 << 20) == nullptr) return 2;
  void* volatile room = std::malloc(16 << 20);  // volatile, or the pair is optimised away
  std::free(room);
  if (__builtin_wasm_memory_grow(0, kRoom / 65536) == static_cast<size_t>(-1)) return 2;
  memory_end = reinterpret_cast<uint8_t*>(__builtin_wasm_memory_size(0) * 65536u);

  int differences = 0;
  int compared = 0;
  int refused = 0;
  int per_op[kNumOps] = {};
  for (uint32_t seed = 1; compared < kCases; ++seed) {
    Random random = {seed * 2654435761u | 1u};
    static Case c;
    c.Reset();
    const int drawn = DrawOp(&random);
    const Op& op = kOps[drawn];
    if (!op.make(&random, &c)) continue;
    const int guarded = random.Between(0, c.num_tensors - 1);
    Block blocks[2][one_op::kMaxTensors];
    TfLiteStatus status[2] = {};
    bool placed = true;
    for (int fast = 0; fast < 2 && placed; ++fast) {
      Random same = random;
      placed = Place(&same, &c, pool[fast], fast == 1 ? guarded : -1, blocks[fast]);
      if (placed) status[fast] = Run(&c, fast == 1 ? op.fast() : op.reference());
    }
    if (!placed) continue;
    ++compared;
    ++per_op[drawn];
    if (status[0] != kTfLiteOk) ++refused;
    bool whole = true;
    bool equal = status[0] == status[1];
    for (int i = 0; i < c.num_tensors; ++i) {
      const Block& a = blocks[0][i];
      const Block& b = blocks[1][i];
      whole = whole && GuardsAreWhole(b);
      // Inputs too: states change, nothing else may.
      equal = equal && AreEqual(c.tensors[i], a, b);
    }
    if (whole && equal) continue;
    ++differences;
    std::printf("seed %u %s: %s (types %d %d, status %d and %d)\n", static_cast<unsigned>(seed),
                op.name, whole ? "outputs differ" : "wrote outside a tensor", c.tensors[0].type,
                c.output().type, status[0], status[1]);
  }
  if (memory_end != reinterpret_cast<uint8_t*>(__builtin_wasm_memory_size(0) * 65536u)) return 2;
  std::printf("%d cases (", compared);
  for (int i = 0; i < kNumOps; ++i) {
    std::printf("%s%s %d", i == 0 ? "" : ", ", kOps[i].name, per_op[i]);
  }
  std::printf("; %d refused by both): %d differ\n", refused, differences);
  return differences == 0 ? 0 : 1;
}
