// TRANSPOSE_CONV as matrix products: which values of the image meet which weights.
//
// With stride s the outputs fall into s phases along an axis: those of a phase meet every s-th tap
// of the filter, and to them the op is a convolution with stride 1 and these taps turned around. The
// image is copied to the heap with zeros around it, and each phase's weights are packed. With few
// channels most lanes of a product would be idle; then all phases are channels of one product, with
// weights of 0 where a phase has fewer taps than the first.
#ifndef ENGINE_SRC_KERNELS_FAST_TRANSPOSE_CONV_PLAN_H_
#define ENGINE_SRC_KERNELS_FAST_TRANSPOSE_CONV_PLAN_H_

#include <cstdint>

#include "kernels/fast/gemm.h"
#include "kernels/transpose_conv_common.h"

namespace tflite {
namespace fast {

// One axis. Output o belongs to phase (o + pad) mod stride; its window in the image ends at
// (o + pad) / stride and has as many positions as the phase has taps.
struct TransposeAxis {
  int32_t in;
  int32_t filter;
  int32_t out;
  int32_t stride;
  int32_t pad;

  int32_t Taps(int32_t phase) const {
    return phase < filter ? (filter - 1 - phase) / stride + 1 : 0;
  }
  // Zeros before the image.
  int32_t before() const { return Taps(0) - 1; }
  // Windows end at 0 … ends − 1.
  int32_t ends() const { return (out - 1 + pad) / stride + 1; }
  int64_t size() const { return int64_t{before()} + ends(); }
  int32_t Output(int32_t end, int32_t phase) const { return end * stride + phase - pad; }
  bool Has(int32_t output) const { return output >= 0 && output < out; }
};

constexpr int32_t kMostTransposeStride = 16;
constexpr int32_t kMostTransposeProducts = kMostTransposeStride * kMostTransposeStride;

// Plain data: it is a key of what is kept.
struct TransposePlan {
  TransposeAxis y;
  TransposeAxis x;
  int32_t in_depth;
  int32_t out_depth;
  int32_t merged;  // all phases are one product

  int32_t channels() const { return merged != 0 ? y.stride * x.stride * out_depth : out_depth; }
  int64_t line() const { return x.size() * in_depth; }
  int64_t values() const { return y.size() * line(); }
  // The values under a window of a phase.
  GemmRow Row(int32_t py, int32_t px) const {
    return {y.Taps(py), static_cast<int32_t>(line()), 1, 0, x.Taps(px) * in_depth};
  }
  int32_t most_depth() const { return Row(0, 0).depth(); }
  // How many products there are with weights of their own.
  int32_t products() const { return merged != 0 ? 1 : y.stride * x.stride; }
  GemmRow RowOf(int32_t product) const { return Row(product / x.stride, product % x.stride); }
  // Phases of a product, along an axis from `phase` on: to before this one.
  int32_t EndOfPhases(const TransposeAxis& axis, int32_t phase) const {
    return merged != 0 ? axis.stride : phase + 1;
  }
};

// False where the layer is none for these kernels.
bool MakeTransposePlan(const kernels::TransposeConvShape& shape, TransposePlan* plan);

// The functions below move values of any type, of so many bytes each.

// The weights of a product as those of a convolution, [channel][y][x][depth].
void TurnWeights(const TransposePlan& plan, const uint8_t* filter, size_t bytes, int32_t py,
                 int32_t px, uint8_t* to);

// Some windows of a phase side by side.
struct TransposeWindows {
  GemmRow row;
  int32_t py, px;
  int32_t end_y;
  int32_t end_x;  // of the first
  int32_t count;
};

constexpr int32_t kTransposeRows = 32;  // windows of a product, at most

// Results of windows, side by side, to where they belong.
void SpreadResults(const TransposePlan& plan, const TransposeWindows& windows,
                   const uint8_t* results, size_t bytes, uint8_t* output);

// All windows of an image, product by product.
class TransposeWalk {
 public:
  explicit TransposeWalk(const TransposePlan& plan) : plan_(plan) {}

  // To be asked before every product, the first included: a row of windows of one phase, or of all
  // that are merged. False when there is none left.
  bool NextProduct();
  // To be asked before all windows of a product, the first included.
  bool NextWindows();
  const TransposeWindows& windows() const { return windows_; }
  // Which product of those with weights of their own it is, from 0 on.
  int32_t product() const { return product_; }
  // Where the windows begin in the image with its zeros, in values; each next one begins in_depth
  // further.
  int64_t Begin() const;

 private:
  TransposePlan plan_;
  TransposeWindows windows_ = {{}, 0, -1, 0, 0, 0};
  int32_t product_ = -1;
  int32_t to_ = 0;  // windows end before this one
};

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_TRANSPOSE_CONV_PLAN_H_
