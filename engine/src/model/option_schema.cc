#include "model/option_schema.h"

namespace tflite {
namespace {

using F = OptionField;

constexpr OptionFieldSchema kFields[] = {
    // Conv2D
    {1, 0, F::kPadding, 0, "padding"},
    {1, 1, F::kInt32, 0, "stride_w"},
    {1, 2, F::kInt32, 0, "stride_h"},
    {1, 3, F::kActivation, 0, "fused_activation_function"},
    {1, 4, F::kInt32, 1, "dilation_w_factor"},
    {1, 5, F::kInt32, 1, "dilation_h_factor"},
    {1, 6, F::kType, 0, "quantized_bias_type"},
    // DepthwiseConv2D
    {2, 0, F::kPadding, 0, "padding"},
    {2, 1, F::kInt32, 0, "stride_w"},
    {2, 2, F::kInt32, 0, "stride_h"},
    {2, 3, F::kInt32, 0, "depth_multiplier"},
    {2, 4, F::kActivation, 0, "fused_activation_function"},
    {2, 5, F::kInt32, 1, "dilation_w_factor"},
    {2, 6, F::kInt32, 1, "dilation_h_factor"},
    // Pool2D
    {5, 0, F::kPadding, 0, "padding"},
    {5, 1, F::kInt32, 0, "stride_w"},
    {5, 2, F::kInt32, 0, "stride_h"},
    {5, 3, F::kInt32, 0, "filter_width"},
    {5, 4, F::kInt32, 0, "filter_height"},
    {5, 5, F::kActivation, 0, "fused_activation_function"},
    // SVDF
    {6, 0, F::kInt32, 0, "rank"},
    {6, 1, F::kActivation, 0, "fused_activation_function"},
    {6, 2, F::kBool, 0, "asymmetric_quantize_inputs"},
    // FullyConnected
    {8, 0, F::kActivation, 0, "fused_activation_function"},
    {8, 1, F::kWeightsFormat, 0, "weights_format"},
    {8, 2, F::kBool, 0, "keep_num_dims"},
    {8, 3, F::kBool, 0, "asymmetric_quantize_inputs"},
    {8, 4, F::kType, 0, "quantized_bias_type"},
    // Softmax
    {9, 0, F::kFloat, 0, "beta"},
    // Concatenation
    {10, 0, F::kInt32, 0, "axis"},
    {10, 1, F::kActivation, 0, "fused_activation_function"},
    // Add
    {11, 0, F::kActivation, 0, "fused_activation_function"},
    {11, 1, F::kBool, 1, "pot_scale_int16"},
    // L2Norm
    {12, 0, F::kActivation, 0, "fused_activation_function"},
    // ResizeBilinear
    {15, 2, F::kBool, 0, "align_corners"},
    {15, 3, F::kBool, 0, "half_pixel_centers"},
    // Reshape
    {17, 0, F::kInts, 0, "new_shape"},
    // SpaceToDepth
    {19, 0, F::kInt32, 0, "block_size"},
    // Mul
    {21, 0, F::kActivation, 0, "fused_activation_function"},
    // Gather
    {23, 0, F::kInt32, 0, "axis"},
    {23, 1, F::kInt32, 0, "batch_dims"},
    // Reducer
    {27, 0, F::kBool, 0, "keep_dims"},
    // Sub
    {28, 0, F::kActivation, 0, "fused_activation_function"},
    {28, 1, F::kBool, 1, "pot_scale_int16"},
    // Div
    {29, 0, F::kActivation, 0, "fused_activation_function"},
    // Squeeze
    {30, 0, F::kInts, 0, "squeeze_dims"},
    // StridedSlice
    {32, 0, F::kInt32, 0, "begin_mask"},
    {32, 1, F::kInt32, 0, "end_mask"},
    {32, 2, F::kInt32, 0, "ellipsis_mask"},
    {32, 3, F::kInt32, 0, "new_axis_mask"},
    {32, 4, F::kInt32, 0, "shrink_axis_mask"},
    {32, 5, F::kBool, 0, "offset"},
    // Split
    {35, 0, F::kInt32, 0, "num_splits"},
    // Cast
    {37, 0, F::kType, 0, "in_data_type"},
    {37, 1, F::kType, 0, "out_data_type"},
    // ArgMax
    {40, 0, F::kType, 0, "output_type"},
    // TransposeConv
    {49, 0, F::kPadding, 0, "padding"},
    {49, 1, F::kInt32, 0, "stride_w"},
    {49, 2, F::kInt32, 0, "stride_h"},
    {49, 3, F::kActivation, 0, "fused_activation_function"},
    {49, 4, F::kType, 0, "quantized_bias_type"},
    // Shape
    {55, 0, F::kType, 0, "out_type"},
    // ArgMin
    {57, 0, F::kType, 0, "output_type"},
    // Pack
    {59, 0, F::kInt32, 0, "values_count"},
    {59, 1, F::kInt32, 0, "axis"},
    // Unpack
    {64, 0, F::kInt32, 0, "num"},
    {64, 1, F::kInt32, 0, "axis"},
    // UnidirectionalSequenceLSTM
    {71, 0, F::kActivation, 0, "fused_activation_function"},
    {71, 1, F::kFloat, 0, "cell_clip"},
    {71, 2, F::kFloat, 0, "proj_clip"},
    {71, 3, F::kBool, 0, "time_major"},
    {71, 4, F::kBool, 0, "asymmetric_quantize_inputs"},
    {71, 5, F::kBool, 0, "diagonal_recurrent_tensors"},
    // ResizeNearestNeighbor
    {74, 0, F::kBool, 0, "align_corners"},
    {74, 1, F::kBool, 0, "half_pixel_centers"},
    // LeakyRelu
    {75, 0, F::kFloat, 0, "alpha"},
    // MirrorPad
    {77, 0, F::kMirrorMode, 0, "mode"},
    // SplitV
    {79, 0, F::kInt32, 0, "num_splits"},
    // If
    {92, 0, F::kInt32, 0, "then_subgraph_index"},
    {92, 1, F::kInt32, 0, "else_subgraph_index"},
    // While
    {93, 0, F::kInt32, 0, "cond_subgraph_index"},
    {93, 1, F::kInt32, 0, "body_subgraph_index"},
    // DepthToSpace
    {94, 0, F::kInt32, 0, "block_size"},
    // BatchMatMul
    {101, 0, F::kBool, 0, "adj_x"},
    {101, 1, F::kBool, 0, "adj_y"},
    {101, 2, F::kBool, 0, "asymmetric_quantize_inputs"},
    // Cumsum
    {102, 0, F::kBool, 0, "exclusive"},
    {102, 1, F::kBool, 0, "reverse"},
    // CallOnce
    {103, 0, F::kInt32, 0, "init_subgraph_index"},
    // VarHandle
    {111, 0, F::kString, 0, "container"},
    {111, 1, F::kString, 0, "shared_name"},
};
constexpr size_t kFieldCount = sizeof(kFields) / sizeof(kFields[0]);

}  // namespace

const OptionFieldSchema* OptionFieldsOf(uint8_t options, size_t* count) {
  *count = 0;
  const OptionFieldSchema* first = nullptr;
  for (size_t i = 0; i < kFieldCount; ++i) {
    if (kFields[i].options != options) continue;
    if (first == nullptr) first = &kFields[i];
    ++*count;
  }
  return first;
}

size_t OptionFieldBytes(OptionField kind) {
  switch (kind) {
    case F::kInt32:
    case F::kFloat:
    case F::kInts:
    case F::kString:
      return 4;
    default:
      return 1;
  }
}

}  // namespace tflite
