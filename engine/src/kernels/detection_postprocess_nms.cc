#include "kernels/detection_postprocess_nms.h"

namespace tflite {
namespace kernels {
namespace {

float Area(const BoxCorners& box) { return (box.ymax - box.ymin) * (box.xmax - box.xmin); }

float SideInCommon(float min_a, float max_a, float min_b, float max_b) {
  const float from = min_a > min_b ? min_a : min_b;
  const float to = max_a < max_b ? max_a : max_b;
  return to - from > 0.0f ? to - from : 0.0f;
}

bool ComesBefore(const float* values, int32_t a, int32_t b) {
  return values[a] > values[b] || (values[a] == values[b] && a < b);
}

// Restores the heap below `root`: a parent comes after both of its children.
void SiftDown(const float* values, int32_t* heap, int32_t root, int32_t count) {
  const int32_t moving = heap[root];
  for (;;) {
    int32_t child = 2 * root + 1;
    if (child >= count) break;
    if (child + 1 < count && ComesBefore(values, heap[child], heap[child + 1])) ++child;
    if (!ComesBefore(values, moving, heap[child])) break;
    heap[root] = heap[child];
    root = child;
  }
  heap[root] = moving;
}

}  // namespace

bool AreValid(const BoxCorners* boxes, int32_t count) {
  for (int32_t i = 0; i < count; ++i) {
    const BoxCorners& box = boxes[i];
    // Written so that corners which are no numbers pass, as they do upstream.
    if (box.ymin >= box.ymax || box.xmin >= box.xmax) return false;
  }
  return true;
}

float Overlap(const BoxCorners& a, const BoxCorners& b) {
  const float area_a = Area(a);
  const float area_b = Area(b);
  if (area_a <= 0.0f || area_b <= 0.0f) return 0.0f;
  const float common = SideInCommon(a.ymin, a.ymax, b.ymin, b.ymax) *
                       SideInCommon(a.xmin, a.xmax, b.xmin, b.xmax);
  return common / (area_a + area_b - common);
}

// A heap sort: it needs no memory, and the comparison by place makes it stable.
void SortDescending(const float* values, int32_t* places, int32_t count) {
  for (int32_t root = count / 2; root-- > 0;) SiftDown(values, places, root, count);
  for (int32_t end = count - 1; end > 0; --end) {
    const int32_t last = places[0];
    places[0] = places[end];
    places[end] = last;
    SiftDown(values, places, 0, end);
  }
}

int32_t SelectBoxes(const BoxCorners* boxes, const float* scores, int32_t count,
                    float score_threshold, float overlap_threshold, int32_t limit,
                    const NmsScratch& scratch, int32_t* selected) {
  int32_t kept = 0;
  for (int32_t i = 0; i < count; ++i) {
    if (!(scores[i] >= score_threshold)) continue;
    scratch.scores[kept] = scores[i];
    scratch.boxes[kept] = i;
    scratch.order[kept] = kept;
    scratch.active[kept] = 1;
    ++kept;
  }
  SortDescending(scratch.scores, scratch.order, kept);

  int32_t chosen = 0;
  for (int32_t i = 0; i < kept && chosen < limit; ++i) {
    if (!scratch.active[i]) continue;
    const int32_t best = scratch.boxes[scratch.order[i]];
    selected[chosen++] = best;
    for (int32_t j = i + 1; j < kept; ++j) {
      if (!scratch.active[j]) continue;
      const int32_t other = scratch.boxes[scratch.order[j]];
      if (Overlap(boxes[best], boxes[other]) > overlap_threshold) scratch.active[j] = 0;
    }
  }
  return chosen;
}

}  // namespace kernels
}  // namespace tflite
