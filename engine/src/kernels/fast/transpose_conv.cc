// TRANSPOSE_CONV with int8, int16 and float32, as matrix products.
#include <cstring>

#include "kernels/fast/constants.h"
#include "kernels/fast/fast_ops.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/gemm.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/fast/output_stage.h"
#include "kernels/fast/transpose_conv_plan.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/ranges.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace fast {

#if defined(__wasm_simd128__)

namespace {

using namespace kernels;

// Where a layer's constants and its working values lie.
struct Memory {
  ChannelBlock* blocks;  // int8 only
  int32_t* multipliers;
  int32_t* shifts;
  uint8_t* bias;  // int32, int64 or float
  uint8_t* packed;
  uint8_t* image;
  int16_t* patches;  // int16 only
  uint8_t* results;
};

struct Layer {
  TfLiteNode* node;
  const TransposeConvOpData* data;
  TransposeConvShape shape;
  TransposePlan plan;
  const TfLiteEvalTensor* input;
  const TfLiteEvalTensor* filter;
  const TfLiteEvalTensor* bias;  // may be null
  TfLiteEvalTensor* output;
  FloatRange range;

  TfLiteType type() const { return input->type; }
  // Bytes of a value in input and output, and in image and packed weights.
  size_t value_bytes() const {
    return type() == kTfLiteInt8 ? 1 : type() == kTfLiteInt16 ? 2 : sizeof(float);
  }
  size_t wide_bytes() const { return type() == kTfLiteFloat32 ? sizeof(float) : 2; }
  // Of the packed weights of a product. int16 sums are added up after every so many terms, so their
  // windows are copied to where they lie side by side.
  int64_t Room(const GemmRow& row) const {
    const int32_t channels = plan.channels();
    if (type() == kTfLiteFloat32) return FloatPackedRoom(row.depth(), channels);
    return PackedRoom<WordDot>(type() == kTfLiteInt8 ? row : OneRun(row.depth()), channels);
  }
  int64_t patch() const { return (plan.most_depth() + 1) & ~1; }  // a pair is read at a time
};

// A weight that is not there is 0, but 0 · ∞ is not.
bool AreFinite(const TfLiteEvalTensor* tensor) {
  const float* values = Data<float>(tensor);
  float nothing = 0.0f;
  for (int32_t i = ElementCount(tensor) - 1; i >= 0; --i) nothing += values[i] * 0.0f;
  return nothing == 0.0f;
}

// False where the reference has to answer.
bool IsOfKnownKind(const Layer& l) {
  const int32_t channels = l.shape.out_depth;
  const ConvQuantization& q = l.data->quantization;
  const TfLiteEvalTensor* bias = l.bias;
  if (l.type() == kTfLiteFloat32) {
    return (bias == nullptr || Holds<float>(bias, channels)) &&
           (l.plan.merged == 0 || AreFinite(l.input));
  }
  if (l.type() == kTfLiteInt8) {
    const int32_t zero_point = l.data->input_zero_point;
    return zero_point >= INT8_MIN && zero_point <= INT8_MAX &&
           (bias == nullptr || Holds<int32_t>(bias, channels));
  }
  for (int32_t c = 0; c < channels; ++c) {
    if (!MultiplierSuits64(q.multipliers[c], q.shifts[c])) return false;
  }
  return bias == nullptr || bias->type == kTfLiteInt16 || Holds<int64_t>(bias, channels);
}

void Cut(const Layer& l, Carver* carver, Memory* m) {
  const int32_t channels = l.plan.channels();
  int64_t places = 0;
  for (int32_t i = 0; i < l.plan.products(); ++i) places += l.Room(l.plan.RowOf(i));
  m->blocks = carver->Take<ChannelBlock>(l.type() == kTfLiteInt8 ? BlocksOf(channels) : 0);
  m->multipliers = carver->Take<int32_t>(channels);
  m->shifts = carver->Take<int32_t>(channels);
  m->bias = carver->Take<uint8_t>(channels * 8);
  m->packed = carver->Take<uint8_t>(places * static_cast<int64_t>(l.wide_bytes()));
}

void CutWorking(const Layer& l, Carver* carver, Memory* m) {
  // Weights are turned around where the image will be.
  const int64_t weights = int64_t{l.plan.most_depth()} * l.plan.channels();
  const int64_t values = l.plan.values() > weights ? l.plan.values() : weights;
  m->image = carver->Take<uint8_t>(values * static_cast<int64_t>(l.wide_bytes()));
  m->patches = carver->Take<int16_t>(l.type() == kTfLiteInt16 ? kTransposeRows * l.patch() : 0);
  m->results = carver->Take<uint8_t>(int64_t{kTransposeRows} * l.plan.channels() *
                                     static_cast<int64_t>(l.value_bytes()));
}

// What a channel has, for all channels of a product.
void FillChannels(const Layer& l, const Memory& m) {
  const ConvQuantization& q = l.data->quantization;
  for (int32_t i = 0; i < l.plan.channels(); ++i) {
    const int32_t c = i % l.shape.out_depth;
    if (l.type() == kTfLiteFloat32) {
      reinterpret_cast<float*>(m.bias)[i] = l.bias == nullptr ? 0.0f : Data<float>(l.bias)[c];
      continue;
    }
    m.multipliers[i] = q.multipliers[c];
    m.shifts[i] = q.shifts[c];
    if (l.type() == kTfLiteInt8) {
      reinterpret_cast<int32_t*>(m.bias)[i] = l.bias == nullptr ? 0 : Data<int32_t>(l.bias)[c];
    } else {
      int64_t* const bias = reinterpret_cast<int64_t*>(m.bias) + i;
      *bias = 0;
      if (l.bias != nullptr) {
        *bias = l.bias->type == kTfLiteInt16 ? Data<int16_t>(l.bias)[c] : Data<int64_t>(l.bias)[c];
      }
    }
  }
}

bool FillConstants(const Layer& l, const Memory& m) {
  const int32_t channels = l.plan.channels();
  FillChannels(l, m);
  if (l.type() == kTfLiteInt8 &&
      !FillBlocks({reinterpret_cast<int32_t*>(m.bias), m.multipliers, m.shifts, 1, channels,
                   l.plan.most_depth()},
                  l.data->output_zero_point, m.blocks)) {
    return false;
  }
  bool good = true;
  uint8_t* to = m.packed;
  for (int32_t i = 0; i < l.plan.products(); ++i) {
    const GemmRow row = l.plan.RowOf(i);
    TurnWeights(l.plan, Data<uint8_t>(l.filter), l.type() == kTfLiteFloat32 ? 4 : 1,
                i / l.plan.x.stride, i % l.plan.x.stride, m.image);
    if (l.type() == kTfLiteFloat32) {
      good = PackFloatWeights(reinterpret_cast<float*>(m.image), row.depth(), channels,
                              reinterpret_cast<float*>(to)) &&
             good;
    } else {
      PackWeights<WordDot>(reinterpret_cast<int8_t*>(m.image), ByChannel(row.depth()),
                           l.type() == kTfLiteInt8 ? row : OneRun(row.depth()), channels,
                           reinterpret_cast<int16_t*>(to));
    }
    to += static_cast<size_t>(l.Room(row)) * l.wide_bytes();
  }
  return good;
}

// The image with zeros around.
void FillImage(const Layer& l, const uint8_t* input, uint8_t* to) {
  const TransposePlan& p = l.plan;
  const size_t line = static_cast<size_t>(p.line()) * l.wide_bytes();
  const size_t left = static_cast<size_t>(p.x.before() * p.in_depth) * l.wide_bytes();
  const int32_t count = (p.x.in < p.x.ends() ? p.x.in : p.x.ends()) * p.in_depth;
  for (int32_t i = 0; i < p.y.size(); ++i, to += line) {
    std::memset(to, 0, line);
    const int32_t y = i - p.y.before();
    if (y < 0 || y >= p.y.in) continue;
    const size_t from = static_cast<size_t>(int64_t{y} * p.x.in * p.in_depth);
    if (l.type() == kTfLiteInt8) {
      const InputForm<WordDot> form = {l.data->input_zero_point};
      form.Copy(reinterpret_cast<const int8_t*>(input) + from, count,
                reinterpret_cast<int16_t*>(to + left));
    } else {
      std::memcpy(to + left, input + from * l.value_bytes(),
                  static_cast<size_t>(count) * l.value_bytes());
    }
  }
}

void Multiply(const Layer& l, const Memory& m, const OutputStage& stage, const uint8_t* packed,
              const TransposeWalk& walk) {
  const TransposeWindows& w = walk.windows();
  const int32_t channels = l.plan.channels();
  const ConvQuantization& q = l.data->quantization;
  if (l.type() == kTfLiteFloat32) {
    const float* rows[kTransposeRows];
    const float* at = reinterpret_cast<float*>(m.image) + walk.Begin();
    for (int32_t r = 0; r < w.count; ++r, at += l.plan.in_depth) rows[r] = at;
    FloatGemm(rows, w.count, w.row, reinterpret_cast<const float*>(packed),
              reinterpret_cast<float*>(m.bias), channels, l.range,
              reinterpret_cast<float*>(m.results));
    return;
  }
  const int16_t* rows[kTransposeRows];
  const int16_t* at = reinterpret_cast<int16_t*>(m.image) + walk.Begin();
  for (int32_t r = 0; r < w.count; ++r, at += l.plan.in_depth) rows[r] = at;
  const auto* weights = reinterpret_cast<const int16_t*>(packed);
  if (l.type() == kTfLiteInt8) {
    Gemm<WordDot>(rows, w.count, w.row, weights, channels, stage,
                  reinterpret_cast<int8_t*>(m.results), channels);
    return;
  }
  for (int32_t r = 0; r < w.count; ++r) {
    int16_t* to = m.patches + r * l.patch();
    const int16_t* from = rows[r];
    rows[r] = to;
    for (int32_t y = 0; y < w.row.lines; ++y, from += w.row.line_step, to += w.row.run) {
      std::memcpy(to, from, static_cast<size_t>(w.row.run) * sizeof(int16_t));
    }
  }
  Int16Gemm(rows, w.count, weights, w.row.depth(), channels,
            {nullptr, reinterpret_cast<int64_t*>(m.bias), true, m.multipliers, m.shifts, 1, 0,
             q.activation_min, q.activation_max},
            reinterpret_cast<int16_t*>(m.results));
}

// Computes the op, or returns false with nothing written.
bool Run(const Layer& l) {
  OutputStage stage = {};
  const ConvQuantization& q = l.data->quantization;
  if (!IsOfKnownKind(l) ||
      (l.type() == kTfLiteInt8 &&
       !SetRange({l.data->output_zero_point, q.activation_min, q.activation_max}, &stage))) {
    return false;
  }
  Memory m = {};
  Carver measure(nullptr);
  Cut(l, &measure, &m);
  Carver measure_working(nullptr);
  CutWorking(l, &measure_working, &m);
  NodeConstants place(l.node, l.plan, l.filter, l.bias);
  uint8_t* working = nullptr;
  uint8_t* bytes =
      place.Allocate(measure.used(), static_cast<int64_t>(measure_working.used()), &working);
  if (bytes == nullptr) return false;
  Carver constants(bytes);
  Cut(l, &constants, &m);
  Carver rest(working);
  CutWorking(l, &rest, &m);
  if (!place.filled() && !FillConstants(l, m)) {
    place.Discard();
    return false;
  }
  stage.blocks = m.blocks;
  const uint8_t* packed[kMostTransposeProducts];
  packed[0] = m.packed;
  for (int32_t i = 1; i < l.plan.products(); ++i) {
    packed[i] = packed[i - 1] + static_cast<size_t>(l.Room(l.plan.RowOf(i - 1))) * l.wide_bytes();
  }
  const TransposeConvShape& s = l.shape;
  const auto* in = Data<uint8_t>(l.input);
  auto* out = MutableData<uint8_t>(l.output);
  const size_t bytes_each = l.value_bytes();
  for (int32_t b = 0; b < s.batches; ++b) {
    FillImage(l, in, m.image);
    TransposeWalk walk(l.plan);
    while (walk.NextProduct()) {
      while (walk.NextWindows()) {
        Multiply(l, m, stage, packed[walk.product()], walk);
        SpreadResults(l.plan, walk.windows(), m.results, bytes_each, out);
      }
    }
    in += static_cast<size_t>(s.in_height * s.in_width * s.in_depth) * bytes_each;
    out += static_cast<size_t>(s.out_height * s.out_width * s.out_depth) * bytes_each;
  }
  return true;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLiteTransposeConvParams*>(node->builtin_data);
  Layer l = {};
  l.node = node;
  l.data = static_cast<const TransposeConvOpData*>(node->user_data);
  l.input = micro::GetEvalInput(context, node, kTransposeConvInput);
  l.filter = micro::GetEvalInput(context, node, kTransposeConvFilter);
  l.bias =
      node->inputs->size == 4 ? micro::GetEvalInput(context, node, kTransposeConvBias) : nullptr;
  l.output = micro::GetEvalOutput(context, node, 0);
  const TfLiteType type = l.input->type;
  const bool is_float = type == kTfLiteFloat32 && l.filter->type == kTfLiteFloat32;
  const bool is_int =
      (type == kTfLiteInt8 || type == kTfLiteInt16) && l.filter->type == kTfLiteInt8;
  if (type == l.output->type && (is_float || is_int)) {
    RETURN_IF_ERROR(GetTransposeConvShape(params, *l.data, l.input, l.filter, l.bias, l.output,
                                          &l.shape));
    ActivationRange(params.activation, &l.range.min, &l.range.max);
    if (MakeTransposePlan(l.shape, &l.plan) && Run(l)) return kTfLiteOk;
  }
  return FallBack(tflite::Register_TRANSPOSE_CONV(), context, node);
}

}  // namespace

TFLMRegistration Register_TRANSPOSE_CONV() {
  return RegisterKeepingInputs<tflite::Register_TRANSPOSE_CONV, Eval, kTransposeConvFilter,
                               kTransposeConvBias>();
}

#else

TFLMRegistration Register_TRANSPOSE_CONV() { return tflite::Register_TRANSPOSE_CONV(); }

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
