// Values that ops of a model keep between runs, by name.
#ifndef TENSORFLOW_LITE_MICRO_MICRO_RESOURCE_VARIABLE_H_
#define TENSORFLOW_LITE_MICRO_MICRO_RESOURCE_VARIABLE_H_

#include <cstddef>
#include <cstdint>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_allocator.h"

namespace tflite {

// Lies in the arena: 12 bytes and 20 a variable on a 32-bit target.
class MicroResourceVariables {
 public:
  // Null if the arena is too small.
  static MicroResourceVariables* Create(MicroAllocator* allocator, int num_variables);

  // The variable's id; a new one if the names are not known yet. -1 after a message if there are
  // too many. The names must outlive this.
  int CreateIdIfNoneFound(const char* container, const char* shared_name);

  // Copies the variable's value into the tensor.
  TfLiteStatus Read(int id, const TfLiteEvalTensor* eval_tensor);
  // Gives the variable memory for values like `tensor`, filled with its zero point. Only once.
  TfLiteStatus Allocate(int id, TfLiteContext* context, const TfLiteTensor* tensor);
  // Copies `input` into the variable.
  TfLiteStatus Assign(int id, size_t count_bytes, const void* input);
  // Sets every variable back to what Allocate filled it with.
  TfLiteStatus ResetAll();

 private:
  struct MicroResourceVariable {
    const char* container;
    const char* shared_name;
    void* resource_buffer;
    // Of the buffer; 0 until it is allocated.
    size_t bytes;
    int8_t default_value;
  };

  MicroResourceVariables(MicroResourceVariable* variables, int max_variable_count)
      : resource_variables_(variables), max_variable_count_(max_variable_count) {}

  int FindId(const char* container, const char* shared_name) const;
  MicroResourceVariable* Variable(int id);

  MicroResourceVariable* resource_variables_;
  int max_variable_count_;
  int num_resource_variables_ = 0;
};

}  // namespace tflite

#endif  // TENSORFLOW_LITE_MICRO_MICRO_RESOURCE_VARIABLE_H_
