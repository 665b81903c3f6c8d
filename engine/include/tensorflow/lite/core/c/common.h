// Tensors, nodes and the context that kernels are given. Layouts are those of a 32-bit target.
#ifndef TENSORFLOW_LITE_CORE_C_COMMON_H_
#define TENSORFLOW_LITE_CORE_C_COMMON_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tensorflow/lite/core/c/c_api_types.h"

#ifdef __cplusplus
extern "C" {
#endif

#define kTfLiteOptionalTensor (-1)

// `size` numbers; the same layout as a FlatBuffers vector, so that one can stand for the other.
typedef struct TfLiteIntArray {
  int size;
  int data[];
} TfLiteIntArray;

typedef struct TfLiteFloatArray {
  int size;
  float data[];
} TfLiteFloatArray;

size_t TfLiteIntArrayGetSizeInBytes(int size);
size_t TfLiteFloatArrayGetSizeInBytes(int size);
int TfLiteIntArrayEqual(const TfLiteIntArray* a, const TfLiteIntArray* b);
int TfLiteIntArrayEqualsArray(const TfLiteIntArray* a, int b_size, const int b_data[]);
const char* TfLiteTypeGetName(TfLiteType type);

typedef enum TfLiteQuantizationType {
  kTfLiteNoQuantization = 0,
  kTfLiteAffineQuantization = 1,
  kTfLiteBlockwiseQuantization = 2,
  kTfLiteMultiAxisQuantization = 3,
} TfLiteQuantizationType;

typedef struct TfLiteQuantization {
  TfLiteQuantizationType type;
  void* params;
} TfLiteQuantization;

// One scale and zero point, or one for each index of `quantized_dimension`.
typedef struct TfLiteAffineQuantization {
  TfLiteFloatArray* scale;
  TfLiteIntArray* zero_point;
  int32_t quantized_dimension;
} TfLiteAffineQuantization;

typedef struct TfLiteComplex64 {
  float re, im;
} TfLiteComplex64;

typedef struct TfLiteComplex128 {
  double re, im;
} TfLiteComplex128;

typedef struct TfLiteFloat16 {
  uint16_t data;
} TfLiteFloat16;

typedef struct TfLiteBFloat16 {
  uint16_t data;
} TfLiteBFloat16;

typedef union TfLitePtrUnion {
  int32_t* i32;
  uint32_t* u32;
  int64_t* i64;
  uint64_t* u64;
  float* f;
  TfLiteFloat16* f16;
  TfLiteBFloat16* bf16;
  double* f64;
  char* raw;
  const char* raw_const;
  uint8_t* uint8;
  bool* b;
  int16_t* i16;
  uint16_t* ui16;
  TfLiteComplex64* c64;
  TfLiteComplex128* c128;
  int8_t* int8;
  void* data;
} TfLitePtrUnion;

typedef enum TfLiteAllocationType {
  kTfLiteMemNone = 0,
  kTfLiteMmapRo = 1,
  kTfLiteArenaRw = 2,
  kTfLiteArenaRwPersistent = 3,
  kTfLiteDynamic = 4,
  kTfLitePersistentRo = 5,
  kTfLiteCustom = 6,
  kTfLiteVariantObject = 7,
  kTfLiteNonCpu = 8,
} TfLiteAllocationType;

// What the application and Prepare see of a tensor. 40 bytes.
typedef struct TfLiteTensor {
  TfLiteQuantization quantization;
  TfLiteQuantizationParams params;
  TfLitePtrUnion data;
  TfLiteIntArray* dims;
  size_t bytes;
  TfLiteType type;
  TfLiteAllocationType allocation_type;
  bool is_variable;
} TfLiteTensor;

// What Invoke sees of a tensor. 12 bytes.
typedef struct TfLiteEvalTensor {
  TfLitePtrUnion data;
  TfLiteIntArray* dims;
  TfLiteType type;
} TfLiteEvalTensor;

// One op of the graph. 28 bytes.
typedef struct TfLiteNode {
  TfLiteIntArray* inputs;
  TfLiteIntArray* outputs;
  TfLiteIntArray* intermediates;
  void* user_data;
  void* builtin_data;
  const void* custom_initial_data;
  int custom_initial_data_size;
} TfLiteNode;

typedef struct TfLiteExternalContext TfLiteExternalContext;
typedef enum TfLiteExternalContextType {
  kTfLiteEigenContext = 0,
  kTfLiteGemmLowpContext = 1,
  kTfLiteEdgeTpuContext = 2,
  kTfLiteCpuBackendContext = 3,
  kTfLiteMaxExternalContexts = 4,
} TfLiteExternalContextType;

// The services of the interpreter; kernels reach most of them through MicroContext.
typedef struct TfLiteContext {
  size_t tensors_size;
  TfLiteTensor* tensors;
  // The MicroContext.
  void* impl_;
  void (*ReportError)(struct TfLiteContext*, const char* msg, ...);
  TfLiteExternalContext* (*GetExternalContext)(struct TfLiteContext*, TfLiteExternalContextType);
  void* profiler;
  void* (*AllocatePersistentBuffer)(struct TfLiteContext* ctx, size_t bytes);
  TfLiteStatus (*RequestScratchBufferInArena)(struct TfLiteContext* ctx, size_t bytes,
                                              int* buffer_idx);
  void* (*GetScratchBuffer)(struct TfLiteContext* ctx, int buffer_idx);
  TfLiteTensor* (*GetTensor)(const struct TfLiteContext* context, int tensor_idx);
  TfLiteEvalTensor* (*GetEvalTensor)(const struct TfLiteContext* context, int tensor_idx);
} TfLiteContext;

#ifdef __cplusplus
}  // extern "C"
#endif

// Checks of kernels that a user writes: message, then return.
#define TF_LITE_KERNEL_LOG(context, ...) \
  do {                                   \
    (context)->ReportError((context), __VA_ARGS__); \
  } while (false)

#define TF_LITE_MAYBE_KERNEL_LOG(context, ...)                             \
  do {                                                                     \
    if ((context) != nullptr) TF_LITE_KERNEL_LOG((context), __VA_ARGS__);  \
  } while (false)

#define TF_LITE_ENSURE_MSG(context, value, msg)                    \
  do {                                                             \
    if (!(value)) {                                                \
      TF_LITE_KERNEL_LOG((context), __FILE__ " " msg);             \
      return kTfLiteError;                                         \
    }                                                              \
  } while (false)

#define TF_LITE_ENSURE(context, a)                                                      \
  do {                                                                                  \
    if (!(a)) {                                                                         \
      TF_LITE_KERNEL_LOG((context), "%s:%d %s was not true.", __FILE__, __LINE__, #a); \
      return kTfLiteError;                                                              \
    }                                                                                   \
  } while (false)

#define TF_LITE_ENSURE_STATUS(a)    \
  do {                              \
    const TfLiteStatus s = (a);     \
    if (s != kTfLiteOk) return s;   \
  } while (false)

#define TF_LITE_ENSURE_EQ(context, a, b)                                                    \
  do {                                                                                      \
    if ((a) != (b)) {                                                                       \
      TF_LITE_KERNEL_LOG((context), "%s:%d %s != %s (%d != %d)", __FILE__, __LINE__, #a, #b, \
                         (a), (b));                                                         \
      return kTfLiteError;                                                                  \
    }                                                                                       \
  } while (false)

#define TF_LITE_ENSURE_TYPES_EQ(context, a, b)                                              \
  do {                                                                                      \
    if ((a) != (b)) {                                                                       \
      TF_LITE_KERNEL_LOG((context), "%s:%d %s != %s (%s != %s)", __FILE__, __LINE__, #a, #b, \
                         TfLiteTypeGetName(a), TfLiteTypeGetName(b));                       \
      return kTfLiteError;                                                                  \
    }                                                                                       \
  } while (false)

#define TF_LITE_ENSURE_NEAR(context, a, b, epsilon)                                           \
  do {                                                                                        \
    auto delta = ((a) > (b)) ? ((a) - (b)) : ((b) - (a));                                     \
    if (delta > epsilon) {                                                                    \
      TF_LITE_KERNEL_LOG((context), "%s:%d %s not near %s (%f != %f)", __FILE__, __LINE__, #a, \
                         #b, static_cast<double>(a), static_cast<double>(b));                 \
      return kTfLiteError;                                                                    \
    }                                                                                         \
  } while (false)

#define TF_LITE_ENSURE_OK(context, status)        \
  do {                                            \
    const TfLiteStatus s = (status);              \
    if (s != kTfLiteOk) return s;                 \
  } while (false)

#endif  // TENSORFLOW_LITE_CORE_C_COMMON_H_
