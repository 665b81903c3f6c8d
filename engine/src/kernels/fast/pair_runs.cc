#include "kernels/fast/pair_runs.h"

#include <cstring>

#include "kernels/internal/elementwise.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

constexpr size_t kTileBytes = 512;
constexpr size_t kMostPeriod = kTileBytes / 4;  // bytes of what is repeated side by side

class PairRuns {
 public:
  PairRuns(size_t bytes, MapPairs map, const void* operation)
      : bytes_(bytes), map_(map), operation_(operation) {}

  // A kernels::PairRow.
  static void Row(const void* self, const kernels::PairRun& run) {
    auto* const runs = static_cast<PairRuns*>(const_cast<void*>(self));
    if (runs->Joins(run)) {
      runs->run_.count += run.count;
      return;
    }
    runs->Flush();
    runs->run_ = run;
    runs->period_ = run.count;
    // One value that stands still is a period of its own.
    if (run.a_step == 0 || run.b_step == 0) {
      runs->repeats_a_ = run.a_step == 0;
      runs->period_ = 1;
    }
  }

  // Computes what was not computed yet.
  void Flush() {
    const auto* a = static_cast<const uint8_t*>(run_.a);
    const auto* b = static_cast<const uint8_t*>(run_.b);
    auto* out = static_cast<uint8_t*>(run_.out);
    const size_t all = static_cast<size_t>(run_.count) * bytes_;
    if (all == 0) return;
    const size_t period = static_cast<size_t>(period_) * bytes_;
    if (period == all) {
      map_(operation_, a, b, out, run_.count);
      return;
    }
    // What repeats, as often as there is room for.
    alignas(16) uint8_t tile[kTileBytes];
    size_t tiled = period;
    std::memcpy(tile, repeats_a_ ? a : b, period);
    for (; 2 * tiled <= kTileBytes && tiled < all; tiled *= 2) {
      std::memcpy(tile + tiled, tile, tiled);
    }
    for (size_t i = 0; i < all; i += tiled) {
      const size_t some = all - i < tiled ? all - i : tiled;
      map_(operation_, repeats_a_ ? tile : a + i, repeats_a_ ? b + i : tile, out + i,
           static_cast<int32_t>(some / bytes_));
    }
  }

 private:
  // The next run with one operand that goes on and one that is where it was: a short one, or a value
  // that stands still.
  bool Joins(const kernels::PairRun& next) {
    if (run_.count == 0 || next.a_step != run_.a_step || next.b_step != run_.b_step) return false;
    const bool stands = next.a_step == 0 || next.b_step == 0;
    if (!stands && (next.count != period_ || static_cast<size_t>(period_) * bytes_ > kMostPeriod)) {
      return false;
    }
    const size_t all = static_cast<size_t>(run_.count) * bytes_;
    const bool a_again = next.a == run_.a && next.b == static_cast<const uint8_t*>(run_.b) + all;
    const bool b_again = next.b == run_.b && next.a == static_cast<const uint8_t*>(run_.a) + all;
    const bool either_way = !stands && run_.count == period_;
    if ((!a_again && !b_again) || (!either_way && a_again != repeats_a_)) return false;
    repeats_a_ = a_again;
    return true;
  }

  const size_t bytes_;
  const MapPairs map_;
  const void* const operation_;
  kernels::PairRun run_ = {};  // what was asked for, and not computed yet
  int32_t period_ = 0;         // of the operand that repeats, if one does
  bool repeats_a_ = false;
};

}  // namespace

TfLiteStatus MapPairRuns(const char* place, const TfLiteEvalTensor* a, const TfLiteEvalTensor* b,
                         TfLiteEvalTensor* output, size_t bytes, MapPairs map,
                         const void* operation) {
  PairRuns runs(bytes, map, operation);
  const TfLiteStatus status =
      kernels::ForEachArithmeticRun(place, a, b, output, bytes, bytes, PairRuns::Row, &runs);
  if (status == kTfLiteOk) runs.Flush();
  return status;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
