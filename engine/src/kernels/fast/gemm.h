// The matrix product of CONV_2D and FULLY_CONNECTED: rows of inputs times int8 weights, int8 out.
// The weights are packed for eight channels side by side, as many terms of each as a Dot takes at a
// time, so that every lane is a channel and no lanes have to be added up.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_H_

#include <cstdint>

#include "kernels/fast/dot.h"
#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {

constexpr int32_t kGemmRows = 64;  // input rows per call, at most

// Where the values of an input row lie: `lines` times `runs` runs of `run` values. A run is read up
// to the next multiple of a Dot's terms; what is beyond it counts as nothing.
struct GemmRow {
  int32_t lines;
  int32_t line_step;
  int32_t runs;  // of a line
  int32_t run_step;
  int32_t run;

  int32_t depth() const { return lines * runs * run; }
};

inline GemmRow OneRun(int32_t depth) { return {1, 0, 1, 0, depth}; }

template <typename Dot>
inline int32_t WholeTerms(int32_t count) {
  return (count + Dot::kTerms - 1) & -Dot::kTerms;
}

// Places of the packed weights of `channels`.
template <typename Dot>
inline int64_t PackedRoom(const GemmRow& row, int32_t channels) {
  return int64_t{BlocksOf(channels)} * kBlockChannels * row.lines * row.runs *
         WholeTerms<Dot>(row.run);
}

// Steps from a weight to that of the next channel, and of the next term.
struct WeightOrder {
  int32_t channel;
  int32_t term;
};

// Of [channel][term].
inline WeightOrder ByChannel(int32_t depth) { return {depth, 1}; }

template <typename Dot>
void PackWeights(const int8_t* weights, WeightOrder order, const GemmRow& row, int32_t channels,
                 typename Dot::Value* packed);

// Takes off each block's bias what `offset` in every input adds to the sums.
void TakeOffset(const int8_t* weights, WeightOrder order, int32_t depth, int32_t channels,
                int32_t offset, ChannelBlock* blocks);

// output[r · step + c] for `count` input rows and `channels` channels; stage.blocks begins with the
// first of them.
template <typename Dot>
void Gemm(const typename Dot::Value* const* rows, int32_t count, const GemmRow& shape,
          const typename Dot::Value* packed, int32_t channels, const OutputStage& stage,
          int8_t* output, int32_t step);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_H_
