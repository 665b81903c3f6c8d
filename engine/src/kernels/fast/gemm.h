// The matrix product of CONV_2D and FULLY_CONNECTED: int16 rows (inputs less their zero point)
// times int8 rows (weights), int8 out.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_H_

#include <cstdint>

#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {

constexpr int32_t kGemmRows = 64;  // input rows per call, at most

// Input rows are consumed in eights. The last, incomplete eight is stored with its zeros in front,
// so that it meets the last eight weights of a row and no weight is read beyond the row.
inline int32_t WholeEights(int32_t depth) { return depth & ~7; }
inline int32_t RowRoom(int32_t depth) { return WholeEights(depth) + ((depth & 7) != 0 ? 8 : 0); }

// to[i] = from[i] − zero_point.
void CopyCentred(const int8_t* from, int64_t count, int16_t zero_point, int16_t* to);

// Brings `depth` values into the form above; the row has RowRoom(depth) places.
void AlignTail(int16_t* row, int32_t depth);

// Where the values of an input row lie: `segments` runs of `segment` values, a multiple of eight,
// each `segment_step` after the one before; then, if segments · segment < depth, the last eight.
struct GemmRow {
  int32_t segments;
  int32_t segment;
  int32_t segment_step;
};

inline GemmRow OneRun(int32_t depth) { return {1, WholeEights(depth), 0}; }

// output[r · step + c] for `count` input rows and the channels c of [first, first + channels).
// Weights are [channel][depth] with depth ≥ 8, starting at channel `first`; `output` points at the
// first row's channel `first`.
void Gemm(const int16_t* const* rows, int32_t count, const GemmRow& shape, const int8_t* weights,
          int32_t depth, int32_t first, int32_t channels, const OutputStage& stage, int8_t* output,
          int32_t step);

// For products of few terms adding up the lanes at the end would be most of the work. So the weights
// are packed, int16, in pairs of terms for eight channels side by side, and every lane is a channel.
// `packed` has PackedRoom places.
inline int64_t PackedRoom(int32_t depth, int32_t channels) {
  return int64_t{PaddedChannels(channels)} * ((depth + 1) & ~1);
}
void PackWeights(const int8_t* weights, int32_t depth, int32_t channels, int16_t* packed);

// As Gemm, for rows of one run and all channels from `first` on. An odd depth reads one value beyond
// a row, which counts as nothing.
void GemmPacked(const int16_t* const* rows, int32_t count, const int16_t* packed, int32_t depth,
                int32_t first, int32_t channels, const OutputStage& stage, int8_t* output,
                int32_t step);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_H_
