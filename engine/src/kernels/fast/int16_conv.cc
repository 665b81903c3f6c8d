// CONV_2D with int16 activations and int8 weights: as conv.cc, but every patch is gathered.
#include <cstring>

#include "kernels/fast/constants.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/fast/strip.h"
#include "kernels/internal/elementwise.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

struct Plan {
  ConvShape shape;
  StripPlan strip;
};

int32_t Depth(const ConvShape& s) { return s.filter_height * s.filter_width * s.filter_depth; }

// Rounded up, for a pair is read at a time.
int32_t PatchRoom(const ConvShape& s) { return (Depth(s) + 1) & ~1; }

void CopyWords(const int16_t* from, int64_t count, int16_t* to) {
  std::memcpy(to, from, static_cast<size_t>(count) * sizeof(int16_t));
}

// Sums of int16 products are added up after every so many terms, so these must lie side by side.
void GatherPatch(const GemmRow& row, const int16_t* from, int16_t* patch) {
  for (int32_t l = 0; l < row.lines; ++l, from += row.line_step) {
    for (int32_t n = 0; n < row.runs; ++n, patch += row.run) {
      CopyWords(from + int64_t{n} * row.run_step, row.run, patch);
    }
  }
}

void Convolve(const Plan& plan, const Int16Stage& stage, const int16_t* packed, int16_t* strip,
              const int16_t* in, int16_t* out) {
  const ConvShape& s = plan.shape;
  const GemmRow row = StripRow(s, plan.strip);
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  int16_t* const patches = strip + plan.strip.values;
  for (int32_t b = 0; b < s.batches; ++b, in += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t height =
          s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, oy, height, int16_t{0}, strip, [&](int64_t from, int64_t count, int16_t* to) {
        CopyWords(in + from * s.in_depth, count * s.in_depth, to);
      });
      StripCorners<int16_t> corners(s, plan.strip, strip);
      for (int32_t rest = height * s.out_width; rest > 0; rest -= kGemmRows) {
        const int32_t count = rest < kGemmRows ? rest : kGemmRows;
        const int16_t* rows[kGemmRows];
        corners.Next(count, rows);
        for (int32_t r = 0; r < count; ++r) {
          int16_t* patch = patches + r * PatchRoom(s);
          GatherPatch(row, rows[r], patch);
          rows[r] = patch;
        }
        Int16Gemm(rows, count, packed, Depth(s), s.out_depth, stage, out);
        out += int64_t{count} * s.out_depth;
      }
    }
  }
}

}  // namespace

bool Int16Conv(TfLiteNode* node, const ConvShape& s, const TfLiteEvalTensor* input,
               const TfLiteEvalTensor* filter, const TfLiteEvalTensor* bias,
               TfLiteEvalTensor* output) {
  const auto& params = *static_cast<const TfLiteConvParams*>(node->builtin_data);
  const ConvQuantization& q = static_cast<const ConvOpData*>(node->user_data)->quantization;
  Int16Stage stage = {};
  stage.multipliers = q.multipliers;
  stage.shifts = q.shifts;
  stage.step = 1;
  stage.min = q.activation_min;
  stage.max = q.activation_max;
  Plan plan = {};
  plan.shape = s;
  if (s.filters_per_group != s.out_depth || !PlanStrip(s, &plan.strip) ||
      !MakeInt16Stage(bias, params.quantized_bias_type, s.out_depth, &stage)) {
    return false;
  }
  NodeConstants place(node, plan, filter, bias);
  const GemmRow run = OneRun(Depth(s));
  int16_t* strip = nullptr;
  auto* packed = reinterpret_cast<int16_t*>(
      place.Allocate(static_cast<size_t>(PackedRoom<WordDot>(run, s.out_depth)) * sizeof(int16_t),
                     plan.strip.values + int64_t{kGemmRows} * PatchRoom(s), &strip));
  if (packed == nullptr) return false;
  if (!place.filled()) {
    PackWeights<WordDot>(Data<int8_t>(filter), ByChannel(Depth(s)), run, s.out_depth, packed);
  }
  Convolve(plan, stage, packed, strip, Data<int16_t>(input), MutableData<int16_t>(output));
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
