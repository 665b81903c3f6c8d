#include "kernels/fast/byte_depthwise.h"

#include <cstring>

#include "kernels/fast/depthwise.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int8_constants.h"
#include "kernels/fast/once.h"
#include "kernels/fast/strip.h"
#include "kernels/fast/unrolled.h"

#if defined(__wasm_relaxed_simd__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

constexpr int32_t kTerms = ByteDot::kTerms;
constexpr int32_t kMostGroups = 4;                   // of four rows
constexpr int32_t kQuads = kBlockChannels * kTerms;  // bytes of a column's group of rows
constexpr unsigned kHalf = kQuads / 2;

struct Plan {
  ConvShape shape;
  StripPlan strip;
  InputForm<ByteDot> form;
  int32_t terms;   // as in int8_conv.cc
  int32_t groups;  // of rows of the window

  int32_t column() const { return groups * kQuads; }
  int32_t window() const { return shape.filter_width * column(); }
  // The last block of channels begins early rather than being incomplete.
  int32_t first(int32_t block) const {
    const int32_t last = shape.out_depth - kBlockChannels;
    return block * kBlockChannels < last ? block * kBlockChannels : last;
  }
};

struct Constants {
  ChannelBlock* blocks;
  int8_t* weights;  // [block][column][group][channel][row]
};

Constants Cut(Carver* carver, const Plan& plan) {
  const int32_t blocks = BlocksOf(plan.shape.out_depth);
  return {carver->Take<ChannelBlock>(blocks),
          carver->Take<int8_t>(int64_t{blocks} * plan.window())};
}

ONCE void PackBlock(const Plan& plan, const int8_t* weights, int8_t* to) {
  const ConvShape& s = plan.shape;
  for (int32_t x = 0; x < s.filter_width; ++x) {
    for (int32_t group = 0; group < plan.groups; ++group) {
      for (int32_t c = 0; c < kBlockChannels; ++c) {
        for (int32_t y = group * kTerms; y < (group + 1) * kTerms; ++y) {
          const int64_t at = (int64_t{y} * s.filter_width + x) * s.out_depth + c;
          *to++ = y < s.filter_height ? weights[at] : int8_t{0};
        }
      }
    }
  }
}

ONCE bool FillConstants(const Plan& plan, const ConvQuantization& q, int32_t zero_point,
                   const int8_t* weights, const int32_t* bias, const Constants& to) {
  const int32_t depth = plan.shape.out_depth;
  const int32_t taps = plan.shape.filter_height * plan.shape.filter_width;
  for (int32_t b = 0; b < BlocksOf(depth); ++b) {
    const int32_t first = plan.first(b);
    if (!FillBlocks({bias == nullptr ? nullptr : bias + first, q.multipliers + first,
                     q.shifts + first, 1, kBlockChannels, taps},
                    zero_point, to.blocks + b)) {
      return false;
    }
    TakeOffset(weights + first, {1, depth}, taps, kBlockChannels, plan.form.Offset(),
               to.blocks + b);
    PackBlock(plan, weights + first, to.weights + int64_t{b} * plan.window());
  }
  return true;
}

// Of `count` pixels, `step` bytes apart, eight channels in each of four rows: a group of a column
// each, `column` bytes apart.
inline void PutGroups(const int8_t* const* rows, int32_t channel, int32_t count, int32_t step,
                      int32_t flip, int32_t column, int8_t* to) {
  const int8_t* first = rows[0] + channel;
  const int8_t* second = rows[1] + channel;
  const int8_t* third = rows[2] + channel;
  const int8_t* fourth = rows[3] + channel;
  const v128_t flips = wasm_i8x16_splat(static_cast<int8_t>(flip));
  for (int32_t i = 0; i < count; ++i, to += column) {
    const v128_t ab =
        wasm_i8x16_shuffle(wasm_v128_load64_zero(first), wasm_v128_load64_zero(second), 0, 16, 1,
                           17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const v128_t cd =
        wasm_i8x16_shuffle(wasm_v128_load64_zero(third), wasm_v128_load64_zero(fourth), 0, 16, 1,
                           17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const v128_t low = wasm_i16x8_shuffle(ab, cd, 0, 8, 1, 9, 2, 10, 3, 11);
    const v128_t high = wasm_i16x8_shuffle(ab, cd, 4, 12, 5, 13, 6, 14, 7, 15);
    wasm_v128_store(to, wasm_v128_xor(low, flips));
    wasm_v128_store(to + kHalf, wasm_v128_xor(high, flips));
    first += step;
    second += step;
    third += step;
    fourth += step;
  }
}

// `count` columns of nothing but the zero point.
void PutPad(v128_t pad, int32_t count, int32_t column, int8_t* to) {
  for (int32_t at = 0; at < count * column; at += 16) wasm_v128_store(to + at, pad);
}

// The columns under a row of the output, of the channels from `first` on; `rows` are those of the
// image under the window, as many as the groups hold.
void PutColumns(const Plan& plan, const int8_t* const* rows, int32_t first, int8_t* columns) {
  const ConvShape& s = plan.shape;
  const int32_t column = plan.column();
  const int32_t left = s.pad_width < plan.strip.width ? s.pad_width : plan.strip.width;
  const int32_t rest = plan.strip.width - left;
  const int32_t middle = rest < s.in_width ? rest : s.in_width;
  const v128_t pad = wasm_i8x16_splat(plan.form.Pad());
  PutPad(pad, left, column, columns);
  columns += left * column;
  for (int32_t g = 0; g < plan.groups; ++g) {
    PutGroups(rows + g * kTerms, first, middle, s.in_depth, plan.form.flip, column,
              columns + g * kQuads);
  }
  PutPad(pad, rest - middle, column, columns + middle * column);
}

// Adds the products of one group of rows of a window's column.
inline INLINED void AddGroup(const int8_t* weights, const int8_t* column, v128_t* low,
                             v128_t* high) {
  *low = ByteDot::Add(*low, wasm_v128_load(weights), wasm_v128_load(column));
  *high = ByteDot::Add(*high, wasm_v128_load(weights + kHalf), wasm_v128_load(column + kHalf));
}

// A row of the output. `known_width` is that of the window if it has one group of rows, else 0.
template <Signs signs, unsigned known_width>
void RowOut(const Plan& plan, const OutputStage& all, const ChannelBlock& block,
            const int8_t* weights, const int8_t* columns, int8_t* output) {
  // Copies: stores of bytes might change an object in memory for all the compiler knows.
  const OutputStage stage = all;
  const int32_t groups = plan.groups;
  const int32_t width = plan.shape.out_width;
  const int32_t depth = plan.shape.out_depth;
  const int32_t window_width = plan.shape.filter_width;
  const int32_t across = plan.shape.stride_width * plan.column();
  const int32_t down = plan.shape.dilation_width * plan.column();
  const auto sums = [&](const int8_t* window) INLINED {
    v128_t low = wasm_v128_load(block.bias);
    v128_t high = wasm_v128_load(block.bias + 4);
    if constexpr (known_width > 0) {
      Each<known_width>([&](auto x) INLINED {
        AddGroup(weights + x * unsigned{kQuads}, window, &low, &high);
        window += down;
      });
    } else {
      const int8_t* w = weights;
      for (int32_t x = 0; x < window_width; ++x, window += down) {
        for (int32_t g = 0; g < groups; ++g, w += kQuads) {
          AddGroup(w, window + g * kQuads, &low, &high);
        }
      }
    }
    return Requantize<signs>(block, low, high, stage.zero_point);
  };
  int32_t x = 0;
  for (; x + 2 <= width; x += 2, columns += 2 * across, output += 2 * depth) {
    const v128_t bytes = ClampToInt8(stage, sums(columns), sums(columns + across));
    wasm_v128_store64_lane(output, bytes, 0);
    wasm_v128_store64_lane(output + depth, bytes, 1);
  }
  if (x < width) {
    const v128_t words = sums(columns);
    wasm_v128_store64_lane(output, ClampToInt8(stage, words, words), 0);
  }
}

// `pad_row` has the width and depth of the image's rows.
void Convolve(const Plan& plan, const Constants& constants, const OutputStage& stage,
              const int8_t* pad_row, int8_t* columns, const int8_t* input, int8_t* output) {
  const ConvShape& s = plan.shape;
  const int32_t line = s.in_width * s.in_depth;
  const bool three = s.filter_width == 3 && plan.groups == 1;
  const auto row_out = !three                                 ? RowOut<Signs::kBoth, 0>
                       : SignsSeen(stage) == Signs::kPositive ? RowOut<Signs::kPositive, 3>
                                                              : RowOut<Signs::kBoth, 3>;
  for (int32_t b = 0; b < s.batches; ++b, input += int64_t{s.in_height} * line) {
    for (int32_t oy = 0; oy < s.out_height; ++oy, output += int64_t{s.out_width} * s.out_depth) {
      const int8_t* rows[kMostGroups * kTerms];
      for (int32_t r = 0; r < plan.groups * kTerms; ++r) {
        const int64_t y =
            int64_t{oy} * s.stride_height - s.pad_height + int64_t{r} * s.dilation_height;
        const bool inside = r < s.filter_height && y >= 0 && y < s.in_height;
        rows[r] = inside ? input + y * line : pad_row;
      }
      for (int32_t block = 0; block < BlocksOf(s.out_depth); ++block) {
        const int32_t first = plan.first(block);
        PutColumns(plan, rows, first, columns);
        row_out(plan, stage, constants.blocks[block],
                constants.weights + int64_t{block} * plan.window(), columns, output + first);
      }
    }
  }
}

}  // namespace

bool ByteDepthwise(TfLiteContext* context, TfLiteNode* node, const DepthwiseShape& shape,
                   const InputForm<ByteDot>& form, OutputStage stage,
                   const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias) {
  const auto& data = *static_cast<const ConvOpData*>(node->user_data);
  Plan plan = {};
  plan.shape = AsConv(shape);
  plan.form = form;
  plan.terms = kTerms;
  plan.groups = (shape.filter_height + kTerms - 1) / kTerms;
  if (shape.depth_multiplier != 1 || shape.out_depth != shape.in_depth ||
      shape.out_depth < kBlockChannels || plan.groups > kMostGroups ||
      !PlanStrip(plan.shape, &plan.strip)) {
    return false;
  }
  const int64_t line = int64_t{shape.in_width} * shape.in_depth;
  int8_t* working = nullptr;
  Constants constants = {};
  if (!PlaceConstants(
          context, NodeConstants(node, plan, filter, bias), filter, data.scratch_index,
          line + int64_t{plan.strip.width} * plan.column(),
          [&](Carver* carver) { return Cut(carver, plan); },
          [&](const int8_t* weights, const Constants& to) {
            return FillConstants(plan, data.quantization, stage.zero_point, weights,
                                 micro::GetOptionalTensorData<int32_t>(bias), to);
          },
          &working, &constants)) {
    return false;
  }
  PutAll(static_cast<int8_t>(form.zero_point), line, working);
  Convolve(plan, constants, stage, working, working + line,
           micro::GetTensorData<int8_t>(micro::GetEvalInput(context, node, kConvInput)),
           micro::GetTensorData<int8_t>(micro::GetEvalOutput(context, node, kConvOutput)));
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_relaxed_simd__
