#include "kernels/lstm_common.h"

#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_context.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/unidirectional_sequence_lstm.cc";
constexpr char kValidationFile[] = "tensorflow/lite/micro/kernels/lstm_eval.cc";
constexpr char kShapeFile[] = "tensorflow/lite/micro/kernels/lstm_eval_common.cc";

// Gates work on int16 with 12 fractional bits before their activation and 15 after it.
constexpr float kGateInputScale = 1.0f / 4096;
constexpr float kGateOutputScale = 1.0f / 32768;

// Holds a temporary tensor for every input that is there and for the output, on every way out.
class LstmTemps {
 public:
  LstmTemps(TfLiteContext* context, TfLiteNode* node) : context_(context) {
    MicroContext* micro = GetMicroContext(context);
    for (int i = 0; i < kLstmInputs; ++i) inputs_[i] = micro->AllocateTempInputTensor(node, i);
    output_ = micro->AllocateTempOutputTensor(node, 0);
  }
  ~LstmTemps() {
    for (int i = 0; i < kLstmInputs; ++i) ReleaseTemps(context_, inputs_[i]);
    ReleaseTemps(context_, output_);
  }
  LstmTemps(const LstmTemps&) = delete;
  LstmTemps& operator=(const LstmTemps&) = delete;

  TfLiteTensor* operator[](int i) const { return inputs_[i]; }
  TfLiteTensor* output() const { return output_; }
  TfLiteTensor* hidden() const { return inputs_[kLstmHiddenState]; }
  TfLiteTensor* cell() const { return inputs_[kLstmCellState]; }

 private:
  TfLiteContext* context_;
  TfLiteTensor* inputs_[kLstmInputs];
  TfLiteTensor* output_;
};

TfLiteStatus CheckStates(TfLiteContext* context, const LstmTemps& temps) {
  ENSURE_AT(context, kValidationFile, 58, temps[kLstmInput] != nullptr,
            "internal_tensors_[kLstmInputTensor] != nullptr");
  ENSURE_AT(context, kValidationFile, 60, temps.hidden() != nullptr,
            "internal_tensors_[kLstmOutputStateTensor] != nullptr");
  ENSURE_AT(context, kValidationFile, 62, temps.hidden()->is_variable,
            "internal_tensors_[kLstmOutputStateTensor]->is_variable");
  ENSURE_EQ_AT(context, kValidationFile, 65, temps.hidden()->type, temps[kLstmInput]->type,
               "internal_tensors_[kLstmOutputStateTensor]->type",
               "internal_tensors_[kLstmInputTensor]->type");
  ENSURE_AT(context, kValidationFile, 67, temps.cell() != nullptr,
            "internal_tensors_[kLstmCellStateTensor] != nullptr");
  ENSURE_AT(context, kValidationFile, 68, temps.cell()->is_variable,
            "internal_tensors_[kLstmCellStateTensor]->is_variable");
  ENSURE_AT(context, kValidationFile, 70, temps.output() != nullptr,
            "output_tensor_ != nullptr");
  ENSURE_EQ_AT(context, kValidationFile, 73, temps.output()->type, temps[kLstmInput]->type,
               "output_tensor_->type", "internal_tensors_[kLstmInputTensor]->type");
  return kTfLiteOk;
}

TfLiteStatus CheckPresent(TfLiteContext* context, const LstmTemps& temps, int first, int last,
                          int line, TfLiteType type, const char* type_name) {
  for (int i = first; i <= last; ++i) {
    ENSURE_AT(context, kValidationFile, line, temps[i] != nullptr,
              "internal_tensors_[i] != nullptr");
    ENSURE_EQ_AT(context, kValidationFile, line + 1, temps[i]->type, type,
                 "internal_tensors_[i]->type", type_name);
  }
  return kTfLiteOk;
}

TfLiteStatus CheckAbsent(TfLiteContext* context, const LstmTemps& temps, int first, int last,
                         int line) {
  for (int i = first; i <= last; ++i) {
    ENSURE_AT(context, kValidationFile, line, temps[i] == nullptr,
              "internal_tensors_[i] == nullptr");
  }
  return kTfLiteOk;
}

TfLiteType TypeOf(const TfLiteTensor* tensor) {
  return tensor == nullptr ? kTfLiteNoType : tensor->type;
}

TfLiteStatus CheckTensors(TfLiteContext* context, const LstmTemps& temps) {
  RETURN_IF_ERROR(CheckStates(context, temps));
  RETURN_IF_ERROR(CheckPresent(context, temps, 1, 8, 79, TypeOf(temps[2]), "weight_type"));
  RETURN_IF_ERROR(CheckPresent(context, temps, 12, 15, 86, TypeOf(temps[13]), "bias_type"));
  RETURN_IF_ERROR(CheckAbsent(context, temps, 9, 11, 92));    // peephole
  RETURN_IF_ERROR(CheckAbsent(context, temps, 16, 17, 96));   // projection
  return CheckAbsent(context, temps, 20, 23, 100);            // layer norm
}

TfLiteStatus CheckMatrix(TfLiteContext* context, const TfLiteTensor* tensor, int32_t rows,
                         int32_t columns) {
  ENSURE_EQ_AT(context, kShapeFile, 43, tensor->dims->size, 2, "tensor->dims->size", "2");
  ENSURE_EQ_AT(context, kShapeFile, 44, tensor->dims->data[0], rows, "tensor->dims->data[0]",
               "dim1_size");
  ENSURE_EQ_AT(context, kShapeFile, 45, tensor->dims->data[1], columns, "tensor->dims->data[1]",
               "dim2_size");
  return kTfLiteOk;
}

TfLiteStatus CheckVector(TfLiteContext* context, const TfLiteTensor* tensor, int32_t size) {
  ENSURE_EQ_AT(context, kShapeFile, 51, tensor->dims->size, 1, "tensor->dims->size", "1");
  ENSURE_EQ_AT(context, kShapeFile, 52, tensor->dims->data[0], size, "tensor->dims->data[0]",
               "size");
  return kTfLiteOk;
}

TfLiteStatus CheckShapes(TfLiteContext* context, const LstmTemps& temps, const LstmSizes& sizes) {
  for (int i = 1; i <= 4; ++i) {
    RETURN_IF_ERROR(CheckMatrix(context, temps[i], sizes.state, sizes.input));
  }
  for (int i = 5; i <= 8; ++i) {
    RETURN_IF_ERROR(CheckMatrix(context, temps[i], sizes.state, sizes.state));
  }
  for (int i = 12; i <= 15; ++i) RETURN_IF_ERROR(CheckVector(context, temps[i], sizes.state));

  const int32_t state_elements = WrapMul(sizes.batch, sizes.state);
  ENSURE_EQ_AT(context, kShapeFile, 86, NumElements(temps.hidden()), state_elements,
               "NumElements(tensors.HiddenStateTensor())",
               "size_info.batch_size * size_info.state_dimension");
  ENSURE_EQ_AT(context, kShapeFile, 88, NumElements(temps.cell()), state_elements,
               "NumElements(tensors.CellStateTensor())",
               "size_info.batch_size * size_info.state_dimension");
  const TfLiteIntArray* input = temps[kLstmInput]->dims;
  const TfLiteIntArray* output = temps.output()->dims;
  ENSURE_EQ_AT(context, kShapeFile, 91, output->size, 3, "tensors.OutputTensor()->dims->size",
               "3");
  ENSURE_EQ_AT(context, kShapeFile, 94, input->data[0], output->data[0],
               "tensors.GetInternalTensor(kLstmInputTensor)->dims->data[0]",
               "tensors.OutputTensor()->dims->data[0]");
  ENSURE_EQ_AT(context, kShapeFile, 97, input->data[1], output->data[1],
               "tensors.GetInternalTensor(kLstmInputTensor)->dims->data[1]",
               "tensors.OutputTensor()->dims->data[1]");
  ENSURE_EQ_AT(context, kShapeFile, 99, output->data[2], sizes.state,
               "tensors.OutputTensor()->dims->data[2]", "size_info.state_dimension");
  return kTfLiteOk;
}

TfLiteStatus PrepareGates(TfLiteContext* context, const LstmTemps& temps, LstmOpData* data) {
  TfLiteTensor gate = {};
  gate.type = kTfLiteInt16;
  gate.params.scale = kGateInputScale;
  for (int g = 0; g < kLstmGates; ++g) {
    const LstmGateInputs& at = kLstmGateInputs[g];
    RETURN_IF_ERROR(CalculateFullyConnectedOpData(
        context, kTfLiteActNone, temps[kLstmInput]->type, temps[kLstmInput], temps[at.weights],
        nullptr, &gate, &data->input_layers[g]));
    RETURN_IF_ERROR(CalculateFullyConnectedOpData(
        context, kTfLiteActNone, temps.hidden()->type, temps.hidden(), temps[at.recurrent],
        nullptr, &gate, &data->recurrent_layers[g]));
  }
  return kTfLiteOk;
}

LstmProduct Product(double scale1, double scale2, double output_scale) {
  return {QuantizeMultiplier(scale1 * scale2 / output_scale), 0, INT16_MIN, INT16_MAX};
}

void PrepareProducts(const LstmTemps& temps, float cell_clip, LstmOpData* data) {
  const float cell_scale = temps.cell()->params.scale;
  data->forget_by_cell = Product(kGateOutputScale, cell_scale, cell_scale);
  data->input_by_cell_gate = Product(kGateOutputScale, kGateOutputScale, cell_scale);
  data->output_by_cell =
      Product(kGateOutputScale, kGateOutputScale, temps.hidden()->params.scale);
  data->output_by_cell.output_zero_point = temps.hidden()->params.zero_point;
  if (temps.hidden()->type == kTfLiteInt8) {
    data->output_by_cell.min = INT8_MIN;
    data->output_by_cell.max = INT8_MAX;
  }
  CheckedLog2(cell_scale, &data->cell_scale_power);
  data->quantized_cell_clip = static_cast<int16_t>(
      ToInt32(Clamp(cell_clip / cell_scale, -32768.0f, 32767.0f)));
}

TfLiteStatus RequestBuffers(TfLiteContext* context, TfLiteType cell_type, LstmOpData* data) {
  const int64_t element = cell_type == kTfLiteFloat32 ? sizeof(float) : sizeof(int16_t);
  ABORT_IF(data->sizes.batch < 0 || data->sizes.state < 0, kFile, "a dimension is negative");
  const int64_t bytes = element * data->sizes.batch * data->sizes.state;
  ABORT_IF(bytes > INT32_MAX, kFile, "the state is too large");
  for (int i = 0; i < kLstmBuffers; ++i) {
    RETURN_IF_ERROR(context->RequestScratchBufferInArena(context, static_cast<size_t>(bytes),
                                                         &data->buffers[i]));
  }
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus GetLstmTensors(TfLiteContext* context, TfLiteNode* node, LstmBytes bytes,
                            LstmTensors* tensors) {
  const auto& data = *static_cast<const LstmOpData*>(node->user_data);
  const auto& params =
      *static_cast<const TfLiteUnidirectionalSequenceLSTMParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, kLstmInput);
  TfLiteEvalTensor* hidden = micro::GetMutableEvalInput(context, node, kLstmHiddenState);
  TfLiteEvalTensor* cell = micro::GetMutableEvalInput(context, node, kLstmCellState);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto holds = [](const TfLiteEvalTensor* tensor, size_t value_bytes) {
    return tensor != nullptr && HoldsBytes(tensor, ElementCount(tensor), value_bytes);
  };
  // Prepare has tied the shapes to each other; the types of cell state and bias it has not.
  const TfLiteType cell_type = bytes.cell == sizeof(float) ? kTfLiteFloat32 : kTfLiteInt16;
  ABORT_IF(cell->type != cell_type || !holds(input, bytes.value) || !holds(hidden, bytes.value) ||
               !holds(cell, bytes.cell) || !holds(output, bytes.value),
           kFile, "a state's type or a tensor's memory does not fit");
  ABORT_IF(params.activation != kTfLiteActSigmoid && params.activation != kTfLiteActTanh, kFile,
           "the cell gate's activation is neither TANH nor SIGMOID");
  tensors->input = input->data.data;
  tensors->hidden = hidden->data.data;
  tensors->cell = cell->data.data;
  tensors->output = output->data.data;
  for (int g = 0; g < kLstmGates; ++g) {
    const LstmGateInputs& at = kLstmGateInputs[g];
    const TfLiteEvalTensor* weights = micro::GetEvalInput(context, node, at.weights);
    const TfLiteEvalTensor* recurrent = micro::GetEvalInput(context, node, at.recurrent);
    const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, at.bias);
    ABORT_IF(!holds(weights, bytes.weight) || !holds(recurrent, bytes.weight) ||
                 !holds(bias, bytes.bias),
             kFile, "a gate's tensor does not fit its shape");
    if (bytes.bias == sizeof(int64_t)) {
      const Multiplier a = data.input_layers[g].multiplier;
      const Multiplier b = data.recurrent_layers[g].multiplier;
      ABORT_IF(!MultiplierSuits64(a.value, a.shift) || !MultiplierSuits64(b.value, b.shift), kFile,
               "a gate's multiplier is out of range");
    }
    tensors->weights[g] = weights->data.data;
    tensors->recurrent[g] = recurrent->data.data;
    tensors->bias[g] = bias->data.data;
  }
  for (int i = 0; i < kLstmBuffers; ++i) {
    tensors->buffers[i] = context->GetScratchBuffer(context, data.buffers[i]);
  }
  return kTfLiteOk;
}

TfLiteStatus LstmPrepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 45, NumOutputs(node), 1, "node->outputs->size", "1");
  ENSURE_EQ_AT(context, kFile, 46, NumInputs(node), kLstmInputs, "node->inputs->size", "24");
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<LstmOpData*>(node->user_data);
  const auto& params =
      *static_cast<const TfLiteUnidirectionalSequenceLSTMParams*>(node->builtin_data);

  const LstmTemps temps(context, node);
  RETURN_IF_ERROR(CheckTensors(context, temps));

  const TfLiteIntArray* input = temps[kLstmInput]->dims;
  ABORT_IF(input->size < 3 || temps.hidden()->dims->size < 2, kShapeFile,
           "the input needs three dimensions, the state two");
  data->sizes.batch = params.time_major ? input->data[1] : input->data[0];
  data->sizes.time = params.time_major ? input->data[0] : input->data[1];
  data->sizes.input = input->data[2];
  data->sizes.state = temps.hidden()->dims->data[1];
  RETURN_IF_ERROR(CheckShapes(context, temps, data->sizes));

  const TfLiteType cell_type = temps.cell()->type;
  if (cell_type == kTfLiteInt16) {
    RETURN_IF_ERROR(PrepareGates(context, temps, data));
    PrepareProducts(temps, params.cell_clip, data);
  } else if (cell_type != kTfLiteFloat32) {
    MicroPrintf(
        "Cell state type %s (%d) not supported. The quantized Unidirectional Sequence LSTM Op only "
        "support int16 cell state",
        TfLiteTypeGetName(cell_type), cell_type);
    return kTfLiteError;
  }
  return RequestBuffers(context, cell_type, data);
}

}  // namespace kernels
}  // namespace tflite
