#include "kernels/pooling_common.h"

#include <cmath>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/padding.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/pooling_common.cc";

}  // namespace

TfLiteStatus PoolingPrepare(TfLiteContext* context, TfLiteNode* node) {
  auto* data = static_cast<PoolingOpData*>(node->user_data);
  const auto* params = static_cast<const TfLitePoolParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kFile, "no memory for the op's data");

  TEMP_INPUT_AT(input, 0, kFile, 61);
  TEMP_OUTPUT_AT(output, 0, kFile, 64);
  ABORT_IF(NumDimensions(input) < 3, kFile, "the input needs a height and a width");
  data->padding = PlanWindow({params->stride_height, 1, input->dims->data[1], params->filter_height},
                             {params->stride_width, 1, input->dims->data[2], params->filter_width},
                             params->padding)
                      .padding;

  switch (input->type) {
    case kTfLiteFloat32:
      ActivationRange(params->activation, &data->activation_min_float,
                      &data->activation_max_float);
      break;
    case kTfLiteInt8:
    case kTfLiteInt16: {
      const double difference =
          static_cast<double>(std::fabs(input->params.scale - output->params.scale));
      ENSURE_AT(context, kFile, 73, difference <= 1.0e-6, "scale_diff <= 1.0e-6");
      ENSURE_AT(context, kFile, 75, input->params.zero_point == output->params.zero_point,
                "input->params.zero_point == output->params.zero_point");
      // Upstream goes on when the range cannot be found; the message has been printed by then.
      (void)QuantizedActivationRange(context, params->activation, output, &data->activation_min,
                                     &data->activation_max);
      break;
    }
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
      return kTfLiteError;
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus GetPoolShape(const TfLitePoolParams& params, const TfLitePaddingValues& padding,
                          const TfLiteEvalTensor* input, const TfLiteEvalTensor* output,
                          const char* place, PoolShape* shape) {
  ABORT_IF(Rank(input) != 4 || Rank(output) != 4, place, "input and output must have 4 dimensions");
  ABORT_IF(Dim(input, 0) != Dim(output, 0) || Dim(input, 3) != Dim(output, 3), place,
           "batches or channels of input and output differ");
  ABORT_IF(!HoldsAll(input) || !HoldsAll(output), place, "a tensor has no memory");
  *shape = {Dim(input, 0),
            Dim(input, 3),
            Dim(input, 1),
            Dim(input, 2),
            Dim(output, 1),
            Dim(output, 2),
            params.filter_height,
            params.filter_width,
            AsInt16(params.stride_height),
            AsInt16(params.stride_width),
            AsInt16(padding.height),
            AsInt16(padding.width)};
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
