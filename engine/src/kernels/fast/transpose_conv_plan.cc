#include "kernels/fast/transpose_conv_plan.h"

#include <cstring>

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

constexpr int32_t kFewChannels = 4;
constexpr int32_t kMostMerged = 64;
constexpr int64_t kMostValues = 4 * 1024 * 1024;  // of the image with its zeros, and of weights

bool IsPlain(const TransposeAxis& a) {
  return a.stride > 0 && a.stride <= kMostTransposeStride && a.pad >= 0 && a.filter > 0 && a.out > 0 &&
         a.size() < kMostValues;
}

}  // namespace

bool MakeTransposePlan(const kernels::TransposeConvShape& s, TransposePlan* plan) {
  *plan = {{s.in_height, s.filter_height, s.out_height, s.stride_height, s.pad_height},
           {s.in_width, s.filter_width, s.out_width, s.stride_width, s.pad_width},
           s.in_depth,
           s.out_depth,
           0};
  if (!IsPlain(plan->y) || !IsPlain(plan->x) || s.in_depth <= 0 || s.out_depth <= 0) return false;
  if (s.out_depth < kFewChannels) {
    plan->merged = s.stride_height * s.stride_width * s.out_depth <= kMostMerged ? 1 : 0;
  }
  const int64_t weights = int64_t{plan->most_depth()} * s.stride_height * s.stride_width;
  return plan->line() < kMostValues && plan->values() < kMostValues && weights < kMostValues &&
         weights * (s.out_depth + 8) < kMostValues;
}

void TurnWeights(const TransposePlan& p, const uint8_t* filter, size_t bytes, int32_t py,
                 int32_t px, uint8_t* to) {
  const size_t run = static_cast<size_t>(p.in_depth) * bytes;
  const int32_t taps_y = p.y.Taps(py);
  const int32_t taps_x = p.x.Taps(px);
  for (int32_t fy = py; fy < p.EndOfPhases(p.y, py); ++fy) {
    for (int32_t fx = px; fx < p.EndOfPhases(p.x, px); ++fx) {
      for (int32_t c = 0; c < p.out_depth; ++c) {
        for (int32_t j = taps_y - 1; j >= 0; --j) {
          for (int32_t i = taps_x - 1; i >= 0; --i, to += run) {
            const int32_t y = fy + j * p.y.stride;
            const int32_t x = fx + i * p.x.stride;
            if (y < p.y.filter && x < p.x.filter) {
              std::memcpy(to, filter + ((c * p.y.filter + y) * p.x.filter + x) * run, run);
            } else {
              std::memset(to, 0, run);
            }
          }
        }
      }
    }
  }
}

void SpreadResults(const TransposePlan& p, const TransposeWindows& w, const uint8_t* results,
                   size_t bytes, uint8_t* output) {
  const size_t run = static_cast<size_t>(p.out_depth) * bytes;
  for (int32_t r = 0; r < w.count; ++r) {
    for (int32_t py = w.py; py < p.EndOfPhases(p.y, w.py); ++py) {
      const int32_t oy = p.y.Output(w.end_y, py);
      for (int32_t px = w.px; px < p.EndOfPhases(p.x, w.px); ++px, results += run) {
        const int32_t ox = p.x.Output(w.end_x + r, px);
        if (!p.y.Has(oy) || !p.x.Has(ox)) continue;
        uint8_t* to = output + static_cast<size_t>(int64_t{oy} * p.x.out + ox) * run;
        for (size_t i = 0; i < run; ++i) to[i] = results[i];
      }
    }
  }
}

bool TransposeWalk::NextProduct() {
  TransposeWindows& w = windows_;
  for (;;) {
    ++product_;
    w.px += 1;
    if (w.px == plan_.x.stride || (plan_.merged != 0 && product_ == 1)) {
      w.px = 0;
      w.py += 1;
    }
    if (product_ == plan_.products()) {
      product_ = w.px = w.py = 0;
      if (++w.end_y == plan_.y.ends()) return false;
    }
    w.row = plan_.Row(w.py, w.px);
    w.end_x = w.count = 0;
    to_ = plan_.x.ends();
    if (plan_.merged != 0) return true;
    if (!plan_.y.Has(plan_.y.Output(w.end_y, w.py))) continue;
    while (w.end_x < to_ && plan_.x.Output(w.end_x, w.px) < 0) ++w.end_x;
    while (to_ > w.end_x && !plan_.x.Has(plan_.x.Output(to_ - 1, w.px))) --to_;
    return true;
  }
}

bool TransposeWalk::NextWindows() {
  windows_.end_x += windows_.count;
  const int32_t left = to_ - windows_.end_x;
  windows_.count = left < kTransposeRows ? left : kTransposeRows;
  return windows_.count > 0;
}

int64_t TransposeWalk::Begin() const {
  const TransposeWindows& w = windows_;
  return (w.end_y + plan_.y.before() - w.row.lines + 1) * plan_.line() +
         int64_t{w.end_x + plan_.x.before() - plan_.x.Taps(w.px) + 1} * plan_.in_depth;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
