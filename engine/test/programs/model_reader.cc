// What a program can read of a model without running it: the schema's own accessors.
#include <cstdio>
#include <string>

#include "flatbuffers/flatbuffers.h"
#include "model_data.h"
#include "tensorflow/lite/schema/schema_generated.h"
#include "tensorflow/lite/schema/schema_utils.h"

int main() {
  flatbuffers::Verifier verifier(g_model_data, sizeof(g_model_data));
  flatbuffers::Verifier cut_off(g_model_data, 40);
  std::printf("verified %d, cut off %d\n", tflite::VerifyModelBuffer(verifier),
              tflite::VerifyModelBuffer(cut_off));
  if (!tflite::ModelBufferHasIdentifier(g_model_data)) return 1;

  const tflite::Model* model = tflite::GetModel(g_model_data);
  const flatbuffers::Vector<flatbuffers::Offset<tflite::SubGraph>>* subgraphs = model->subgraphs();
  const tflite::SubGraph* subgraph = (*subgraphs)[0];
  const std::string name = subgraph->name() == nullptr ? "" : subgraph->name()->str();
  std::printf("subgraph %s with %u inputs\n", name.c_str(), subgraph->inputs()->Length());
  for (const tflite::Operator* op : *subgraph->operators()) {
    const tflite::OperatorCode* code = model->operator_codes()->Get(op->opcode_index());
    std::printf("%s", tflite::EnumNameBuiltinOperator(tflite::GetBuiltinCode(code)));
    for (int32_t input : *op->inputs()) std::printf(" %d", static_cast<int>(input));
    if (const auto* conv = op->builtin_options_as_Conv2DOptions()) {
      std::printf(" %s %s %dx%d", tflite::EnumNamePadding(conv->padding()),
                  tflite::EnumNameActivationFunctionType(conv->fused_activation_function()),
                  static_cast<int>(conv->stride_h()), static_cast<int>(conv->stride_w()));
    }
    std::printf("\n");
  }
  for (flatbuffers::uoffset_t i = 0; i < subgraph->tensors()->size(); ++i) {
    const tflite::Tensor* tensor = subgraph->tensors()->Get(i);
    std::printf("%u %s", static_cast<unsigned>(i), tflite::EnumNameTensorType(tensor->type()));
    for (int32_t dim : *tensor->shape()) std::printf(" %d", static_cast<int>(dim));
    const tflite::Buffer* buffer = (*model->buffers())[tensor->buffer()];
    if (const auto* data = buffer->data()) {
      if (data->size() > 0) std::printf(" constant of %u bytes", static_cast<unsigned>(data->size()));
    }
    const tflite::QuantizationParameters* q = tensor->quantization();
    if (q != nullptr && q->scale() != nullptr && q->scale()->size() > 0) {
      std::printf(" scale %g", static_cast<double>(q->scale()->Get(0)));
    }
    std::printf("\n");
  }
  return 0;
}
