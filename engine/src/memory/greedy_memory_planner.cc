#include "tensorflow/lite/micro/memory_planner/greedy_memory_planner.h"

#include <cstdint>
#include <cstring>

#include "core/abort.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace {

#ifdef __wasm32__
static_assert(sizeof(GreedyMemoryPlanner) == 44, "counted in the arena");
#endif

constexpr int kNone = -1;
constexpr int kRowChars = 80;

// 0–9, a–z, A–Z, then again.
char Ordinal(int i) {
  constexpr char kChars[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return kChars[i % 62];
}

}  // namespace

TfLiteStatus MicroMemoryPlanner::AddBuffer(int, int, int, int) { return kTfLiteError; }
TfLiteStatus MicroMemoryPlanner::Init(unsigned char*, int) { return kTfLiteOk; }

GreedyMemoryPlanner::GreedyMemoryPlanner()
    : max_buffer_count_(0),
      buffer_count_(0),
      requirements_(nullptr),
      buffer_sizes_sorted_(nullptr),
      buffer_ids_sorted_(nullptr),
      buffers_sorted_by_offset_(nullptr),
      first_entry_index_(kNone),
      next_free_entry_(0),
      buffer_offsets_(nullptr),
      need_to_calculate_offsets_(true) {}

GreedyMemoryPlanner::~GreedyMemoryPlanner() = default;

size_t GreedyMemoryPlanner::per_buffer_size() {
  return sizeof(BufferRequirements) + sizeof(int) + sizeof(int) + sizeof(ListEntry) + sizeof(int);
}

TfLiteStatus GreedyMemoryPlanner::Init(unsigned char* scratch_buffer, int scratch_buffer_size) {
  buffer_count_ = 0;
  need_to_calculate_offsets_ = true;
  // Below zero, upstream counts on four billion bytes and runs over all bounds.
  max_buffer_count_ =
      scratch_buffer_size < 0 ? kNone : scratch_buffer_size / static_cast<int>(per_buffer_size());
  const size_t capacity = max_buffer_count_ < 0 ? 0 : static_cast<size_t>(max_buffer_count_);
  unsigned char* next = scratch_buffer;
  const auto take = [&next, capacity](size_t bytes) {
    unsigned char* taken = next;
    next += bytes * capacity;
    return taken;
  };
  requirements_ = reinterpret_cast<BufferRequirements*>(take(sizeof(BufferRequirements)));
  buffer_sizes_sorted_ = reinterpret_cast<int*>(take(sizeof(int)));
  buffer_ids_sorted_ = reinterpret_cast<int*>(take(sizeof(int)));
  buffers_sorted_by_offset_ = reinterpret_cast<ListEntry*>(take(sizeof(ListEntry)));
  buffer_offsets_ = reinterpret_cast<int*>(take(sizeof(int)));
  return kTfLiteOk;
}

TfLiteStatus GreedyMemoryPlanner::AddBuffer(int size, int first_time_used, int last_time_used) {
  return AddBuffer(size, first_time_used, last_time_used, kOnlinePlannedBuffer);
}

TfLiteStatus GreedyMemoryPlanner::AddBuffer(int size, int first_time_used, int last_time_used,
                                            int offline_offset) {
  if (max_buffer_count_ < 0) {
    return Abort("GreedyMemoryPlanner", "the arena ends before the planner's memory begins");
  }
  if (buffer_count_ >= max_buffer_count_) {
    MicroPrintf("Too many buffers (max is %d)", max_buffer_count_);
    return kTfLiteError;
  }
  requirements_[buffer_count_] = {size, offline_offset, first_time_used, last_time_used};
  ++buffer_count_;
  need_to_calculate_offsets_ = true;
  return kTfLiteOk;
}

bool GreedyMemoryPlanner::DoesOverlapInTime(const ListEntry& entry, int first_time_used,
                                            int last_time_used) const {
  const BufferRequirements& placed = requirements_[entry.requirements_index];
  return placed.first_time_used <= last_time_used && first_time_used <= placed.last_time_used;
}

// Offline buffers first, as added; then online ones by falling size, of equals the later first.
void GreedyMemoryPlanner::SortBuffers() {
  int offline = 0;
  for (int i = 0; i < buffer_count_; ++i) {
    if (requirements_[i].offline_offset != kOnlinePlannedBuffer) buffer_ids_sorted_[offline++] = i;
  }
  int placed = offline;
  for (int i = buffer_count_ - 1; i >= 0; --i) {
    if (requirements_[i].offline_offset != kOnlinePlannedBuffer) continue;
    int at = placed;
    while (at > offline && requirements_[buffer_ids_sorted_[at - 1]].size < requirements_[i].size) {
      buffer_ids_sorted_[at] = buffer_ids_sorted_[at - 1];
      --at;
    }
    buffer_ids_sorted_[at] = i;
    ++placed;
  }
  for (int i = 0; i < buffer_count_; ++i) {
    buffer_sizes_sorted_[i] = requirements_[buffer_ids_sorted_[i]].size;
  }
}

int GreedyMemoryPlanner::FirstGap(const BufferRequirements& wanted) const {
  int candidate = 0;
  for (int i = first_entry_index_; i != kNone; i = buffers_sorted_by_offset_[i].next_entry_index) {
    const ListEntry& entry = buffers_sorted_by_offset_[i];
    if (!DoesOverlapInTime(entry, wanted.first_time_used, wanted.last_time_used)) continue;
    if (entry.offset - candidate >= wanted.size) break;
    const int end = entry.offset + requirements_[entry.requirements_index].size;
    if (end > candidate) candidate = end;
  }
  return candidate;
}

void GreedyMemoryPlanner::Insert(int requirements_index, int offset) {
  const int added = next_free_entry_++;
  int previous = kNone;
  int next = first_entry_index_;
  while (next != kNone && buffers_sorted_by_offset_[next].offset <= offset) {
    previous = next;
    next = buffers_sorted_by_offset_[next].next_entry_index;
  }
  buffers_sorted_by_offset_[added] = {offset, requirements_index, next};
  if (previous == kNone) {
    first_entry_index_ = added;
  } else {
    buffers_sorted_by_offset_[previous].next_entry_index = added;
  }
}

void GreedyMemoryPlanner::CalculateOffsetsIfNeeded() {
  if (!need_to_calculate_offsets_ || buffer_count_ == 0) return;
  need_to_calculate_offsets_ = false;
  SortBuffers();
  first_entry_index_ = kNone;
  next_free_entry_ = 0;
  for (int i = 0; i < buffer_count_; ++i) {
    const int id = buffer_ids_sorted_[i];
    const BufferRequirements& wanted = requirements_[id];
    const int offset = wanted.offline_offset != kOnlinePlannedBuffer ? wanted.offline_offset
                                                                     : FirstGap(wanted);
    buffer_offsets_[id] = offset;
    Insert(id, offset);
  }
}

size_t GreedyMemoryPlanner::GetMaximumMemorySize() {
  CalculateOffsetsIfNeeded();
  size_t max_size = 0;
  for (int i = 0; i < buffer_count_; ++i) {
    const size_t end = static_cast<size_t>(buffer_offsets_[i] + requirements_[i].size);
    if (end > max_size) max_size = end;
  }
  return max_size;
}

int GreedyMemoryPlanner::GetBufferCount() { return buffer_count_; }

TfLiteStatus GreedyMemoryPlanner::GetOffsetForBuffer(int buffer_index, int* offset) {
  CalculateOffsetsIfNeeded();
  if (buffer_index < 0 || buffer_index >= buffer_count_) {
    MicroPrintf("buffer index %d is outside range 0 to %d", buffer_index, buffer_count_);
    return kTfLiteError;
  }
  *offset = buffer_offsets_[buffer_index];
  return kTfLiteOk;
}

void GreedyMemoryPlanner::PrintMemoryPlan() {
  CalculateOffsetsIfNeeded();
  int max_size = kRowChars;
  int last_time = 0;
  const auto letter = [this](int i) {
    return requirements_[i].first_time_used == requirements_[i].last_time_used ? '*' : Ordinal(i);
  };
  for (int i = 0; i < buffer_count_; ++i) {
    const BufferRequirements& buffer = requirements_[i];
    MicroPrintf("%c (id=%d): size=%d, offset=%d, first_used=%d last_used=%d", letter(i), i,
                buffer.size, buffer_offsets_[i], buffer.first_time_used, buffer.last_time_used);
    if (buffer_offsets_[i] + buffer.size > max_size) max_size = buffer_offsets_[i] + buffer.size;
    if (buffer.last_time_used > last_time) last_time = buffer.last_time_used;
  }
  const auto column = [max_size](int64_t offset) {
    return static_cast<int>(offset * kRowChars / max_size);
  };
  char row[kRowChars + 1];
  row[kRowChars] = '\0';
  for (int t = 0; t <= last_time; ++t) {
    std::memset(row, '.', kRowChars);
    int live_bytes = 0;
    for (int i = 0; i < buffer_count_; ++i) {
      const BufferRequirements& buffer = requirements_[i];
      if (t < buffer.first_time_used || t > buffer.last_time_used) continue;
      live_bytes += buffer.size;
      const int end = column(static_cast<int64_t>(buffer_offsets_[i]) + buffer.size);
      for (int c = column(buffer_offsets_[i]); c < end && c < kRowChars; ++c) {
        row[c] = row[c] == '.' ? letter(i) : '!';
      }
    }
    MicroPrintf("%4d: %s (%dk)", t, row, (live_bytes + 1023) / 1024);
  }
}

bool GreedyMemoryPlanner::DoAnyBuffersOverlap() {
  CalculateOffsetsIfNeeded();
  bool found = false;
  for (int i = 0; i < buffer_count_; ++i) {
    const BufferRequirements& a = requirements_[i];
    const int a_start = buffer_offsets_[i];
    const int a_end = a_start + a.size;
    for (int j = 0; j < buffer_count_; ++j) {
      const BufferRequirements& b = requirements_[j];
      const int b_start = buffer_offsets_[j];
      const int b_end = b_start + b.size;
      if (i == j || a.first_time_used > b.last_time_used || b.first_time_used > a.last_time_used ||
          a_start >= b_end || b_start >= a_end) {
        continue;
      }
      found = true;
      MicroPrintf("Overlap: %d (%d=>%d, %d->%d) vs %d (%d=>%d, %d->%d)", i, a.first_time_used,
                  a.last_time_used, a_start, a_end, j, b.first_time_used, b.last_time_used,
                  b_start, b_end);
    }
  }
  return found;
}

}  // namespace tflite
