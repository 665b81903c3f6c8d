#ifndef TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_GREEDY_MEMORY_PLANNER_H_
#define TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_GREEDY_MEMORY_PLANNER_H_

#include "tensorflow/lite/micro/memory_planner/micro_memory_planner.h"

namespace tflite {

constexpr int kOnlinePlannedBuffer = -1;

// Largest buffer first, each at the lowest offset where it meets no other that lives at the same
// time. 44 bytes on a 32-bit target.
class GreedyMemoryPlanner : public MicroMemoryPlanner {
 public:
  GreedyMemoryPlanner();
  ~GreedyMemoryPlanner() override;

  TfLiteStatus Init(unsigned char* scratch_buffer, int scratch_buffer_size) override;
  TfLiteStatus AddBuffer(int size, int first_time_used, int last_time_used) override;
  TfLiteStatus AddBuffer(int size, int first_time_used, int last_time_used,
                         int offline_offset) override;
  size_t GetMaximumMemorySize() override;
  int GetBufferCount() override;
  TfLiteStatus GetOffsetForBuffer(int buffer_index, int* offset) override;
  bool preserves_all_tensors() const override { return false; }
  void PrintMemoryPlan() override;

  // For tests: prints every pair that overlaps in time and address.
  bool DoAnyBuffersOverlap();

  // Scratch that planning takes for each buffer, bytes.
  static size_t per_buffer_size();

  struct ListEntry {
    int offset;
    int requirements_index;
    int next_entry_index;
  };
  struct BufferRequirements {
    int size;
    int offline_offset;
    int first_time_used;
    int last_time_used;
  };

 private:
  bool DoesOverlapInTime(const ListEntry& entry, int first_time_used, int last_time_used) const;
  void SortBuffers();
  int FirstGap(const BufferRequirements& wanted) const;
  void Insert(int requirements_index, int offset);
  void CalculateOffsetsIfNeeded();

  int max_buffer_count_;
  int buffer_count_;
  BufferRequirements* requirements_;
  int* buffer_sizes_sorted_;
  int* buffer_ids_sorted_;
  // Placed buffers by offset, linked.
  ListEntry* buffers_sorted_by_offset_;
  int first_entry_index_;
  int next_free_entry_;
  int* buffer_offsets_;
  bool need_to_calculate_offsets_;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MEMORY_PLANNER_GREEDY_MEMORY_PLANNER_H_
