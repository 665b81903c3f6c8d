// Boxes, and the choice of those that do not overlap a better one.
#ifndef ENGINE_SRC_KERNELS_DETECTION_POSTPROCESS_NMS_H_
#define ENGINE_SRC_KERNELS_DETECTION_POSTPROCESS_NMS_H_

#include <cstdint>

namespace tflite {
namespace kernels {

struct BoxCorners {
  float ymin;
  float xmin;
  float ymax;
  float xmax;
};

// Every box has an area.
bool AreValid(const BoxCorners* boxes, int32_t count);

// Intersection over union; 0 if one of them has no area.
float Overlap(const BoxCorners& a, const BoxCorners& b);

// Sorts places in `values` so that the values descend; equal ones stay in the order of places.
void SortDescending(const float* values, int32_t* places, int32_t count);

// What suppression works in: room for `count` elements each.
struct NmsScratch {
  uint8_t* active;
  float* scores;
  int32_t* boxes;
  int32_t* order;
};

// Non-maximum suppression over one score a box. Writes at most `limit` box numbers, best first, to
// `selected`; returns how many.
int32_t SelectBoxes(const BoxCorners* boxes, const float* scores, int32_t count,
                    float score_threshold, float overlap_threshold, int32_t limit,
                    const NmsScratch& scratch, int32_t* selected);

}  // namespace kernels
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_DETECTION_POSTPROCESS_NMS_H_
