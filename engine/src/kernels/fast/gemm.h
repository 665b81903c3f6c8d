// The matrix product of CONV_2D and FULLY_CONNECTED: int16 rows (inputs less their zero point)
// times int8 weights, int8 out. The weights are packed, int16, in pairs of terms for eight channels
// side by side, so that every lane is a channel and no lanes have to be added up.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_H_

#include <cstdint>

#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {

constexpr int32_t kGemmRows = 64;  // input rows per call, at most

// to[i] = from[i] − zero_point.
void CopyCentred(const int8_t* from, int64_t count, int16_t zero_point, int16_t* to);

// Where the values of an input row lie: `lines` times `runs` runs of `run` values. After a run of an
// odd number one value more is read, which counts as nothing.
struct GemmRow {
  int32_t lines;
  int32_t line_step;
  int32_t runs;  // of a line
  int32_t run_step;
  int32_t run;

  int32_t depth() const { return lines * runs * run; }
};

inline GemmRow OneRun(int32_t depth) { return {1, 0, 1, 0, depth}; }

// Places of the packed weights of `channels`.
inline int64_t PackedRoom(const GemmRow& row, int32_t channels) {
  return int64_t{BlocksOf(channels)} * kBlockChannels * row.lines * row.runs *
         ((row.run + 1) & ~1);
}

// From [channel][depth].
void PackWeights(const int8_t* weights, const GemmRow& row, int32_t channels, int16_t* packed);

// output[r · step + c] for `count` input rows and `channels` channels; stage.blocks begins with the
// first of them.
void Gemm(const int16_t* const* rows, int32_t count, const GemmRow& shape, const int16_t* packed,
          int32_t channels, const OutputStage& stage, int8_t* output, int32_t step);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_H_
