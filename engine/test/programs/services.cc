// What an application can hand to its kernels and to the interpreter: a context of its own, a
// profiler of its own, and an error reporter for a library that wants one.
#include "model_data.h"
#include "tensorflow/lite/micro/compatibility.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/tflite_bridge/micro_error_reporter.h"

namespace {

struct Board {
  int led;
};

class PrintingProfiler : public tflite::MicroProfilerInterface {
 public:
  uint32_t BeginEvent(const char* tag) override {
    MicroPrintf("begin %s", tag);
    return next_++;
  }
  void EndEvent(uint32_t event_handle) override {
    MicroPrintf("end %d", static_cast<int>(event_handle));
  }

 private:
  uint32_t next_ = 0;
  TF_LITE_REMOVE_VIRTUAL_DELETE
};

TfLiteStatus Blink(TfLiteContext* context, TfLiteNode* node) {
  tflite::MicroContext* micro_context = tflite::GetMicroContext(context);
  Board* board = reinterpret_cast<Board*>(micro_context->external_context());
  const TfLiteEvalTensor* input = micro_context->GetEvalTensor(node->inputs->data[0]);
  board->led += input->dims->data[0];
  TF_LITE_KERNEL_LOG(context, "led %d", board->led);
  return board->led > 5 ? kTfLiteApplicationError : kTfLiteOk;
}

alignas(16) uint8_t tensor_arena[2048];

}  // namespace

int main() {
  const TFLMRegistration blink = tflite::micro::RegisterOp(nullptr, nullptr, Blink);
  tflite::MicroMutableOpResolver<1> op_resolver;
  TF_LITE_ENSURE_STATUS(op_resolver.AddCustom("BLINK", &blink));
  static PrintingProfiler profiler;
  tflite::MicroInterpreter interpreter(tflite::GetModel(g_model_data), op_resolver, tensor_arena,
                                       sizeof(tensor_arena), nullptr, &profiler);
  Board board = {0};
  TF_LITE_ENSURE_STATUS(interpreter.SetMicroExternalContext(&board));
  TF_LITE_ENSURE_STATUS(interpreter.AllocateTensors());
  TF_LITE_ENSURE_STATUS(interpreter.Invoke());
  tflite::ErrorReporter* reporter = tflite::GetMicroErrorReporter();
  TF_LITE_REPORT_ERROR(reporter, "second time: %d", interpreter.Invoke());
  interpreter.input(1);
  interpreter.output(7);
  interpreter.GetTensor(0);
  return 0;
}
