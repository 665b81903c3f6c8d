#include "kernels/fast/kept.h"

#include <cstdlib>
#include <cstring>

namespace tflite {
namespace fast {

class Kept {
 public:
  Kept* next;
  const void* user_data;
  uint8_t* bytes;  // null until filled
  size_t size;
  size_t key_size;
  uint8_t key[kKeyBytes];
};

namespace {

constexpr size_t kBuckets = 64;
Kept* buckets[kBuckets];
size_t total_bytes = 0;

Kept** BucketOf(const void* user_data) {
  const auto address = reinterpret_cast<uintptr_t>(user_data);
  return &buckets[(address >> 4 ^ address >> 10) % kBuckets];
}

// True if the node has no such input, or a constant one: while nodes are prepared, only constants
// have memory. (So has what DECODE writes outside the arena, the same at every Invoke.)
bool IsConstant(TfLiteContext* context, const TfLiteNode* node, int input) {
  if (input >= node->inputs->size || node->inputs->data[input] < 0) return true;
  return context->GetEvalTensor(context, node->inputs->data[input])->data.data != nullptr;
}

}  // namespace

void Drop(Kept* kept) {
  std::free(kept->bytes);
  total_bytes -= kept->size;
  kept->bytes = nullptr;
  kept->size = 0;
}

Kept* FindKept(const void* user_data) {
  for (Kept* kept = *BucketOf(user_data); kept != nullptr; kept = kept->next) {
    if (kept->user_data == user_data) return kept;
  }
  return nullptr;
}

uint8_t* KeptFor(const Kept* kept, const void* key, size_t key_bytes) {
  const bool same = kept->key_size == key_bytes && std::memcmp(kept->key, key, key_bytes) == 0;
  return same ? kept->bytes : nullptr;
}

uint8_t* KeepFor(Kept* kept, const void* key, size_t key_bytes, size_t bytes) {
  Drop(kept);
  kept->bytes = static_cast<uint8_t*>(std::aligned_alloc(16, (bytes + 15) & ~size_t{15}));
  if (kept->bytes == nullptr) return nullptr;
  kept->size = bytes;
  total_bytes += bytes;
  kept->key_size = key_bytes;
  std::memcpy(kept->key, key, key_bytes);
  return kept->bytes;
}

size_t KeptBytes() { return total_bytes; }

TfLiteStatus NoteConstants(TfLiteContext* context, TfLiteNode* node, const int* inputs, int count) {
  // A node of an earlier interpreter may have had its data at the same place of the arena.
  Forget(context, node->user_data);
  if (node->user_data == nullptr) return kTfLiteOk;
  for (int i = 0; i < count; ++i) {
    if (!IsConstant(context, node, inputs[i])) return kTfLiteOk;
  }
  auto* kept = static_cast<Kept*>(std::calloc(1, sizeof(Kept)));
  if (kept == nullptr) return kTfLiteOk;
  Kept** bucket = BucketOf(node->user_data);
  kept->user_data = node->user_data;
  kept->next = *bucket;
  *bucket = kept;
  return kTfLiteOk;
}

void Forget(TfLiteContext*, void* user_data) {
  for (Kept** at = BucketOf(user_data); *at != nullptr; at = &(*at)->next) {
    Kept* kept = *at;
    if (kept->user_data != user_data) continue;
    *at = kept->next;
    Drop(kept);
    std::free(kept);
    return;
  }
}

}  // namespace fast
}  // namespace tflite
