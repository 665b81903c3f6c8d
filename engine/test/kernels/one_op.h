// A context that knows one node: enough to prepare and invoke a single kernel.
#ifndef ENGINE_TEST_KERNELS_ONE_OP_H_
#define ENGINE_TEST_KERNELS_ONE_OP_H_

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_common.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace one_op {

constexpr int kMaxChannels = 512;
constexpr int kMaxTensors = 25;

struct IntArray {
  int size;
  int data[kMaxChannels];
};
struct FloatArray {
  int size;
  float data[kMaxChannels];
};

struct Tensor {
  TfLiteType type;
  IntArray dims;
  FloatArray scales;  // size 0: not quantised
  IntArray zero_points;
  int quantized_dimension;
  void* data;
  size_t data_bytes;
  bool constant;
  bool variable;

  int Count() const {
    int count = 1;
    for (int i = 0; i < dims.size; ++i) count *= dims.data[i];
    return count;
  }
};

class Context : public tflite::MicroContext {
 public:
  Context() {
    std::memset(&context_, 0, sizeof(context_));
    context_.impl_ = static_cast<tflite::MicroContext*>(this);
    context_.RequestScratchBufferInArena = [](TfLiteContext* c, size_t bytes, int* index) {
      return tflite::GetMicroContext(c)->RequestScratchBufferInArena(bytes, index);
    };
    context_.GetScratchBuffer = [](TfLiteContext* c, int index) {
      return tflite::GetMicroContext(c)->GetScratchBuffer(index);
    };
    context_.GetEvalTensor = [](const TfLiteContext* c, int index) {
      return tflite::GetMicroContext(c)->GetEvalTensor(index);
    };
    context_.AllocatePersistentBuffer = [](TfLiteContext* c, size_t bytes) {
      return tflite::GetMicroContext(c)->AllocatePersistentBuffer(bytes);
    };
  }

  // init, prepare, `times` invoke and free; tensors[num_tensors − 1] is the output, an input without
  // data is left out. Returns the first status that is not ok. Twice by default: the second Invoke
  // may use what the first has kept.
  TfLiteStatus Run(const TFLMRegistration& registration, void* params, Tensor* const* tensors,
                   int num_tensors, int times = 2) {
    used_ = 0;
    num_scratch_ = 0;
    tensors_ = tensors;
    IntArray inputs = {num_tensors - 1, {}};
    IntArray outputs = {1, {num_tensors - 1}};
    for (int i = 0; i < num_tensors; ++i) {
      Tensor& t = *tensors[i];
      if (i < num_tensors - 1) inputs.data[i] = t.data == nullptr ? -1 : i;
      eval_[i].type = t.type;
      eval_[i].dims = reinterpret_cast<TfLiteIntArray*>(&t.dims);
      // While nodes are prepared, only constants have memory.
      eval_[i].data.data = t.constant ? t.data : nullptr;
    }
    TfLiteNode node = {};
    node.inputs = reinterpret_cast<TfLiteIntArray*>(&inputs);
    node.outputs = reinterpret_cast<TfLiteIntArray*>(&outputs);
    node.builtin_data = params;
    if (registration.init != nullptr) {
      node.user_data = registration.init(&context_, static_cast<const char*>(params), 0);
    }
    TfLiteStatus status = registration.prepare(&context_, &node);
    for (int i = 0; i < num_tensors; ++i) eval_[i].data.data = tensors[i]->data;
    for (int i = 0; i < times && status == kTfLiteOk; ++i) {
      status = registration.invoke(&context_, &node);
    }
    if (registration.free != nullptr) registration.free(&context_, node.user_data);
    return status;
  }

  void* AllocatePersistentBuffer(size_t bytes) override {
    uint8_t* memory = arena_ + used_;
    used_ += (bytes + 15) & ~size_t{15};
    return used_ <= sizeof(arena_) ? memory : nullptr;
  }
  TfLiteStatus RequestScratchBufferInArena(size_t bytes, int* index) override {
    if (num_scratch_ == kMaxScratch) return kTfLiteError;
    *index = num_scratch_;
    scratch_[num_scratch_] = AllocatePersistentBuffer(bytes);
    return scratch_[num_scratch_++] == nullptr ? kTfLiteError : kTfLiteOk;
  }
  void* GetScratchBuffer(int index) override { return scratch_[index]; }

  TfLiteTensor* AllocateTempTfLiteTensor(int index) override {
    Tensor& t = *tensors_[index];
    TfLiteTensor& temp = temps_[index];
    std::memset(&temp, 0, sizeof(temp));
    temp.type = t.type;
    temp.dims = reinterpret_cast<TfLiteIntArray*>(&t.dims);
    temp.data.data = t.data;
    temp.bytes = t.data_bytes;
    temp.is_variable = t.variable;
    if (t.constant) temp.allocation_type = kTfLiteMmapRo;
    if (t.scales.size > 0) {
      quantization_[index] = {reinterpret_cast<TfLiteFloatArray*>(&t.scales),
                              reinterpret_cast<TfLiteIntArray*>(&t.zero_points),
                              t.quantized_dimension};
      temp.quantization = {kTfLiteAffineQuantization, &quantization_[index]};
      temp.params = {t.scales.data[0], t.zero_points.data[0]};
    }
    return &temp;
  }
  void DeallocateTempTfLiteTensor(TfLiteTensor*) override {}
  uint8_t* AllocateTempBuffer(size_t, size_t) override { return nullptr; }
  void DeallocateTempBuffer(uint8_t*) override {}
  TfLiteEvalTensor* GetEvalTensor(int index) override { return &eval_[index]; }
  TfLiteStatus set_external_context(void*) override { return kTfLiteError; }
  void* external_context() override { return nullptr; }
  tflite::MicroGraph& graph() override { std::abort(); }

 private:
  TfLiteContext context_;
  Tensor* const* tensors_ = nullptr;
  TfLiteEvalTensor eval_[kMaxTensors];
  TfLiteTensor temps_[kMaxTensors];
  TfLiteAffineQuantization quantization_[kMaxTensors];
  static constexpr int kMaxScratch = 8;
  void* scratch_[kMaxScratch];
  int num_scratch_ = 0;
  size_t used_ = 0;
  alignas(16) uint8_t arena_[1 << 20];
};

}  // namespace one_op

#endif  // ENGINE_TEST_KERNELS_ONE_OP_H_
