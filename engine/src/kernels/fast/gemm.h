// The matrix product of CONV_2D and FULLY_CONNECTED: int16 rows (inputs less their zero point)
// times int8 rows (weights), int8 out.
#ifndef ENGINE_SRC_KERNELS_FAST_GEMM_H_
#define ENGINE_SRC_KERNELS_FAST_GEMM_H_

#include <cstdint>

#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {

// Input rows are consumed in eights. The last, incomplete eight is stored with its zeros in front,
// so that it meets the last eight weights of a row and no weight is read beyond the row.
inline int32_t WholeEights(int32_t depth) { return depth & ~7; }
inline int32_t RowRoom(int32_t depth) { return WholeEights(depth) + ((depth & 7) != 0 ? 8 : 0); }

// to[i] = from[i] − zero_point. |zero_point| ≤ 32000.
void CopyCentred(const int8_t* from, int32_t count, int16_t zero_point, int16_t* to);

// Brings `depth` values into the form above; the row has RowRoom(depth) places.
void AlignTail(int16_t* row, int32_t depth);

// How many input rows to hand to Gemm at once: enough to load the constants of a channel seldom,
// few enough that they stay near the processor.
inline int32_t GemmRows(int32_t depth) {
  const int32_t rows = 1536 / RowRoom(depth);
  return rows > 64 ? 64 : rows < 2 ? 2 : rows;
}

// output[r · step + c] for `rows` input rows of RowRoom(depth) values each, one after the other, and
// the channels c of [first, first + count). Weights are [channel][depth] with depth ≥ 8, starting at
// channel `first`; `output` points at the first row's channel `first`.
void Gemm(const int16_t* input, int32_t rows, const int8_t* weights, int32_t depth, int32_t first,
          int32_t count, const OutputStage& stage, int8_t* output, int32_t step);

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_GEMM_H_
