// Where a fast kernel finds the constants of a node: kept from an earlier Invoke, or to be filled.
#ifndef ENGINE_SRC_KERNELS_FAST_CONSTANTS_H_
#define ENGINE_SRC_KERNELS_FAST_CONSTANTS_H_

#include <cstring>

#include "kernels/fast/fall_back.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/kept.h"
#include "tensorflow/lite/c/common.h"

namespace tflite {
namespace fast {

// `Plan` is plain data without pointers, zeroed before it was filled, that says all there is to know
// about the constants but the tensors' addresses.
template <typename Plan>
class NodeConstants {
 public:
  NodeConstants(const TfLiteNode* node, const Plan& plan, const TfLiteEvalTensor* weights,
                const TfLiteEvalTensor* bias)
      : kept_(FindKept(node->user_data)) {
    std::memset(&key_, 0, sizeof(key_));
    std::memcpy(&key_.plan, &plan, sizeof(plan));
    key_.weights = weights->data.data;
    key_.bias = bias == nullptr ? nullptr : bias->data.data;
  }

  // Whether the weights never change, so that packing them is worth its time.
  bool constant() const { return kept_ != nullptr; }

  // The constants' bytes, and `count` values for the time of this Invoke; null if the heap is full.
  template <typename T>
  uint8_t* Allocate(size_t bytes, int64_t count, T** values) {
    // One vector more: loads may begin at the last value.
    const size_t working = static_cast<size_t>(count) * sizeof(T) + 16;
    if (kept_ == nullptr) {
      Carver measure(nullptr);
      measure.Take<uint8_t>(static_cast<int64_t>(bytes));
      uint8_t* const buffer = HeapBuffer(measure.used() + working);
      *values = reinterpret_cast<T*>(buffer + measure.used());
      return buffer;
    }
    *values = reinterpret_cast<T*>(HeapBuffer(working));
    if (*values == nullptr) return nullptr;
    uint8_t* const found = KeptFor(kept_, &key_, sizeof(key_));
    filled_ = found != nullptr;
    return filled_ ? found : KeepFor(kept_, &key_, sizeof(key_), bytes);
  }

  // The constants are there from before.
  bool filled() const { return filled_; }

  // They could not be filled.
  void Discard() {
    if (kept_ != nullptr) Drop(kept_);
  }

 private:
  struct Key {
    Plan plan;
    const void* weights;
    const void* bias;
  };
  static_assert(sizeof(Key) <= kKeyBytes, "a larger key");

  Kept* kept_;
  Key key_;
  bool filled_ = false;
};

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_CONSTANTS_H_
