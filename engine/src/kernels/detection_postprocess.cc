// TFLite_Detection_PostProcess: from a detector's raw boxes and class scores to a short list.
#include <cmath>
#include <cstring>

#include "kernels/detection_postprocess_nms.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "model/flexbuffers.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_context.h"

namespace tflite {
namespace {

using kernels::BoxCorners;

constexpr char kFile[] = "tensorflow/lite/micro/kernels/detection_postprocess.cc";
constexpr int kBatchSize = 1;
constexpr int kNumCoordBox = 4;

enum Input { kBoxEncodings, kClassPredictions, kAnchors };
enum Output { kBoxes, kClasses, kScores, kCount };

// In the order in which they are asked for.
enum Scratch {
  kActive,
  kDecodedBoxes,
  kUnusedScores,
  kScoreBuffer,
  kKeptScores,
  kBestValues,
  kUnusedSortedValues,
  kKeptIndices,
  kSortedIndices,
  kIndexBuffer,
  kSelected,
  kScratchCount
};

struct OpData {
  int32_t max_detections;
  int32_t max_classes_per_detection;
  int32_t detections_per_class;
  int32_t num_classes;
  float score_threshold;
  float overlap_threshold;
  float y_scale;
  float x_scale;
  float h_scale;
  float w_scale;
  bool use_regular_nms;
  bool options_read;
  int32_t num_boxes;  // that the scratch buffers were made for
  int scratch[kScratchCount];
};

void* DetectionInit(TfLiteContext* context, const char* buffer, size_t length) {
  OpData* op = kernels::AllocateOpData<OpData, 112>(context);
  if (op == nullptr) return nullptr;
  const flex::Options options(buffer, length);
  op->options_read = options.ok();
  op->max_detections = options.Int32("max_detections");
  op->max_classes_per_detection = options.Int32("max_classes_per_detection");
  op->detections_per_class =
      options.IsNull("detections_per_class") ? 100 : options.Int32("detections_per_class");
  op->num_classes = options.Int32("num_classes");
  op->use_regular_nms = options.Bool("use_regular_nms");
  op->score_threshold = options.Float("nms_score_threshold");
  op->overlap_threshold = options.Float("nms_iou_threshold");
  op->y_scale = options.Float("y_scale");
  op->x_scale = options.Float("x_scale");
  op->h_scale = options.Float("h_scale");
  op->w_scale = options.Float("w_scale");
  return op;
}

// Upstream reads a rank through a null tensor, and on wasm finds a zero there.
int RankOf(const TfLiteTensor* tensor) { return tensor == nullptr ? 0 : NumDimensions(tensor); }

TfLiteStatus RequestScratch(TfLiteContext* context, OpData* op, int64_t boxes,
                            int64_t predictions) {
  const int64_t detections = op->max_detections;
  const int64_t most = op->num_classes > detections ? op->num_classes : detections;
  const int64_t fewest = boxes < detections ? boxes : detections;
  ABORT_IF(boxes < 0 || predictions < 0 || detections < 0, kFile, "a size is negative");
  ABORT_IF(boxes > 0 && most > INT32_MAX / 16 / boxes, kFile, "max_detections is too large");
  const int64_t bytes[kScratchCount] = {
      boxes,
      static_cast<int64_t>(sizeof(BoxCorners)) * boxes,
      4 * predictions,
      4 * boxes,
      4 * boxes,
      4 * detections * boxes,
      4 * detections * boxes,
      4 * boxes,
      4 * detections * boxes,
      4 * most * boxes,
      4 * fewest * boxes,
  };
  for (int i = 0; i < kScratchCount; ++i) {
    ABORT_IF(bytes[i] > INT32_MAX, kFile, "a scratch buffer would be too large");
    RETURN_IF_ERROR(GetMicroContext(context)->RequestScratchBufferInArena(
        static_cast<size_t>(bytes[i]), &op->scratch[i]));
  }
  return kTfLiteOk;
}

TfLiteStatus DetectionPrepare(TfLiteContext* context, TfLiteNode* node) {
  OpData* op = static_cast<OpData*>(node->user_data);
  ABORT_IF(op != nullptr && !op->options_read, kFile,
           "custom options are missing or cannot be read");
  ENSURE_EQ_AT(context, kFile, 160, NumInputs(node), 3, "NumInputs(node)", "3");
  MicroContext* micro_context = GetMicroContext(context);
  TfLiteTensor* encodings = micro_context->AllocateTempInputTensor(node, kBoxEncodings);
  TfLiteTensor* predictions = micro_context->AllocateTempInputTensor(node, kClassPredictions);
  TfLiteTensor* anchors = micro_context->AllocateTempInputTensor(node, kAnchors);
  ENSURE_EQ_AT(context, kFile, 168, RankOf(encodings), 3, "NumDimensions(input_box_encodings)",
               "3");
  ENSURE_EQ_AT(context, kFile, 169, RankOf(predictions), 3,
               "NumDimensions(input_class_predictions)", "3");
  ENSURE_EQ_AT(context, kFile, 170, RankOf(anchors), 2, "NumDimensions(input_anchors)", "2");
  ENSURE_EQ_AT(context, kFile, 172, NumOutputs(node), 4, "NumOutputs(node)", "4");

  ABORT_IF(op == nullptr, kFile, "no memory for the op's data");
  const int64_t scores = static_cast<int64_t>(predictions->dims->data[1]) *
                         static_cast<int64_t>(predictions->dims->data[2]);
  op->num_boxes = encodings->dims->data[1];
  RETURN_IF_ERROR(RequestScratch(context, op, op->num_boxes, scores));
  kernels::ReleaseTemps(context, encodings, predictions, anchors);
  return kTfLiteOk;
}

// The node's tensors and buffers, found to be large enough.
struct Detection {
  TfLiteContext* context;
  const OpData* op;
  const TfLiteEvalTensor* encodings;
  const TfLiteEvalTensor* predictions;
  const TfLiteEvalTensor* anchors;
  TfLiteEvalTensor* outputs[4];
  void* scratch[kScratchCount];

  template <typename T>
  T* Buffer(Scratch which) const {
    return static_cast<T*>(scratch[which]);
  }
  int32_t ScoresPerBox() const { return predictions->dims->data[2]; }
  // A class of its own for "nothing there" comes first.
  int32_t Background() const { return ScoresPerBox() - op->num_classes; }
  const float* ScoresOf(int32_t box) const {
    return predictions->data.f + box * ScoresPerBox() + Background();
  }
  float* Out(Output which) const { return outputs[which]->data.f; }
};

TfLiteStatus DecodeBoxes(const Detection& d) {
  ENSURE_EQ_AT(d.context, kFile, 262, d.encodings->dims->data[0], kBatchSize,
               "input_box_encodings->dims->data[0]", "kBatchSize");
  const int32_t row = d.encodings->dims->data[2];
  ENSURE_AT(d.context, kFile, 264, row >= kNumCoordBox,
            "input_box_encodings->dims->data[2] >= kNumCoordBox");
  if (d.encodings->type != kTfLiteFloat32) return kTfLiteError;
  const int32_t boxes = d.op->num_boxes;
  ABORT_IF(d.encodings->dims->data[1] != boxes ||
               !kernels::Holds<float>(d.encodings, static_cast<int64_t>(boxes) * row),
           kFile, "the box encodings changed their shape");
  ABORT_IF(!kernels::Holds<float>(d.anchors, int64_t{kNumCoordBox} * boxes), kFile,
           "there are fewer anchors than boxes");

  const double y_scale = d.op->y_scale;
  const double x_scale = d.op->x_scale;
  const double h_scale = d.op->h_scale;
  const double w_scale = d.op->w_scale;
  BoxCorners* decoded = d.Buffer<BoxCorners>(kDecodedBoxes);
  for (int32_t i = 0; i < boxes; ++i) {
    const float* box = d.encodings->data.f + i * row;
    const float* anchor = d.anchors->data.f + i * kNumCoordBox;
    const double height = anchor[2];
    const double width = anchor[3];
    const float y = static_cast<float>(box[0] / y_scale * height + double{anchor[0]});
    const float x = static_cast<float>(box[1] / x_scale * width + double{anchor[1]});
    const float half_h = static_cast<float>(0.5 * std::exp(box[2] / h_scale) * height);
    const float half_w = static_cast<float>(0.5 * std::exp(box[3] / w_scale) * width);
    decoded[i] = {y - half_h, x - half_w, y + half_h, x + half_w};
  }
  return kTfLiteOk;
}

TfLiteStatus CheckScores(const Detection& d) {
  const int32_t num_boxes = d.op->num_boxes;
  const int32_t num_classes = d.op->num_classes;
  const int32_t num_classes_with_background = d.ScoresPerBox();
  ENSURE_EQ_AT(d.context, kFile, 750, d.predictions->dims->data[0], kBatchSize,
               "input_class_predictions->dims->data[0]", "kBatchSize");
  ENSURE_EQ_AT(d.context, kFile, 751, d.predictions->dims->data[1], num_boxes,
               "input_class_predictions->dims->data[1]", "num_boxes");
  ENSURE_AT(d.context, kFile, 755,
            static_cast<int64_t>(num_classes_with_background) - num_classes <= 1,
            "(num_classes_with_background - num_classes <= 1)");
  ENSURE_AT(d.context, kFile, 756, num_classes_with_background >= num_classes,
            "(num_classes_with_background >= num_classes)");
  if (d.predictions->type != kTfLiteFloat32) return kTfLiteError;
  ABORT_IF(!kernels::Holds<float>(d.predictions,
                                  static_cast<int64_t>(num_boxes) * num_classes_with_background),
           kFile, "the class predictions are too small");
  return kTfLiteOk;
}

// Suppression over the score buffer; `limit` may be what the options say, there is room for
// max_detections.
TfLiteStatus SelectByScore(const Detection& d, int32_t limit, int32_t* count) {
  const OpData& op = *d.op;
  const BoxCorners* boxes = d.Buffer<BoxCorners>(kDecodedBoxes);
  ENSURE_AT(d.context, kFile, 442, limit >= 0, "(max_detections >= 0)");
  ENSURE_AT(d.context, kFile, 446, op.overlap_threshold > 0.0f && op.overlap_threshold <= 1.0f,
            "(intersection_over_union_threshold > 0.0f) && "
            "(intersection_over_union_threshold <= 1.0f)");
  ENSURE_AT(d.context, kFile, 451, kernels::AreValid(boxes, op.num_boxes),
            "ValidateBoxes(decoded_boxes, num_boxes)");
  *count = 0;
  // Without detections the buffers below have no room, and nothing would be selected anyway.
  if (op.max_detections == 0) return kTfLiteOk;
  const kernels::NmsScratch scratch = {d.Buffer<uint8_t>(kActive), d.Buffer<float>(kKeptScores),
                                       d.Buffer<int32_t>(kKeptIndices),
                                       d.Buffer<int32_t>(kSortedIndices)};
  // A class cannot have more than max_detections among the best max_detections of all.
  const int32_t most = limit < op.max_detections ? limit : op.max_detections;
  *count = kernels::SelectBoxes(boxes, d.Buffer<float>(kScoreBuffer), op.num_boxes,
                                op.score_threshold, op.overlap_threshold, most, scratch,
                                d.Buffer<int32_t>(kSelected));
  return kTfLiteOk;
}

// One suppression over the best score of each box; the selected boxes bring their best classes.
TfLiteStatus FastNms(const Detection& d) {
  const OpData& op = *d.op;
  ENSURE_AT(d.context, kFile, 678, op.max_classes_per_detection > 0,
            "(max_categories_per_anchor > 0)");
  const int32_t columns = op.max_classes_per_detection < op.num_classes
                              ? op.max_classes_per_detection
                              : op.num_classes;
  ABORT_IF(columns <= 0, kFile, "there are no classes");
  float* best = d.Buffer<float>(kScoreBuffer);
  for (int32_t box = 0; box < op.num_boxes; ++box) {
    const float* scores = d.ScoresOf(box);
    best[box] = scores[0];
    for (int32_t c = 1; c < op.num_classes; ++c) {
      if (scores[c] > best[box]) best[box] = scores[c];
    }
  }
  int32_t selected_count;
  RETURN_IF_ERROR(SelectByScore(d, op.max_detections, &selected_count));

  const BoxCorners* decoded = d.Buffer<BoxCorners>(kDecodedBoxes);
  const int32_t* selected = d.Buffer<int32_t>(kSelected);
  int32_t* order = d.Buffer<int32_t>(kIndexBuffer);
  int32_t written = 0;
  for (int32_t s = 0; s < selected_count; ++s) {
    const int32_t box = selected[s];
    const float* scores = d.ScoresOf(box);
    for (int32_t c = 0; c < op.num_classes; ++c) order[c] = c;
    kernels::SortDescending(scores, order, op.num_classes);
    for (int32_t column = 0; column < columns; ++column) {
      // Upstream's slot: with several classes a box it leaves gaps.
      const int64_t slot = static_cast<int64_t>(columns) * written + column;
      ABORT_IF(!kernels::Holds<BoxCorners>(d.outputs[kBoxes], slot + 1) ||
                   !kernels::Holds<float>(d.outputs[kClasses], slot + 1) ||
                   !kernels::Holds<float>(d.outputs[kScores], slot + 1),
               kFile, "a detection lies past the end of the outputs");
      memcpy(d.Out(kBoxes) + slot * kNumCoordBox, &decoded[box], sizeof(BoxCorners));
      d.Out(kClasses)[slot] = static_cast<float>(order[column]);
      d.Out(kScores)[slot] = scores[order[column]];
      ++written;
    }
  }
  *d.Out(kCount) = static_cast<float>(written);
  return kTfLiteOk;
}

// The best detections of all classes so far, descending.
struct BestList {
  float* values;
  int32_t* codes;
  int32_t room;
  int32_t count;

  // Among equals the earlier one stays in front.
  void Insert(float value, int32_t code) {
    int32_t place = count;
    while (place > 0 && values[place - 1] < value) --place;
    if (place == room) return;
    if (count < room) ++count;
    const int32_t behind = count - 1 - place;
    memmove(values + place + 1, values + place, behind * sizeof(float));
    memmove(codes + place + 1, codes + place, behind * sizeof(int32_t));
    values[place] = value;
    codes[place] = code;
  }
};

// A suppression for each class; the best of all classes come out.
TfLiteStatus RegularNms(const Detection& d) {
  const OpData& op = *d.op;
  ENSURE_AT(d.context, kFile, 544, op.detections_per_class > 0, "num_detections_per_class > 0");
  float* class_scores = d.Buffer<float>(kScoreBuffer);
  const int32_t* selected = d.Buffer<int32_t>(kSelected);
  // Without a box the buffers are empty, and so is the list.
  BestList best = {d.Buffer<float>(kBestValues), d.Buffer<int32_t>(kIndexBuffer),
                   op.num_boxes > 0 ? op.max_detections : 0, 0};
  for (int32_t c = 0; c < op.num_classes; ++c) {
    for (int32_t box = 0; box < op.num_boxes; ++box) class_scores[box] = d.ScoresOf(box)[c];
    int32_t count;
    RETURN_IF_ERROR(SelectByScore(d, op.detections_per_class, &count));
    for (int32_t s = 0; s < count; ++s) {
      best.Insert(class_scores[selected[s]], selected[s] * op.num_classes + c);
    }
  }

  const int32_t slots = op.max_detections;
  ABORT_IF(!kernels::Holds<BoxCorners>(d.outputs[kBoxes], slots) ||
               !kernels::Holds<float>(d.outputs[kClasses], slots) ||
               !kernels::Holds<float>(d.outputs[kScores], slots),
           kFile, "the outputs are too small for max_detections");
  const BoxCorners* decoded = d.Buffer<BoxCorners>(kDecodedBoxes);
  for (int32_t slot = 0; slot < slots; ++slot) {
    BoxCorners box = {0.0f, 0.0f, 0.0f, 0.0f};
    float label = 0.0f;
    float score = 0.0f;
    if (slot < best.count) {
      box = decoded[best.codes[slot] / op.num_classes];
      label = static_cast<float>(best.codes[slot] % op.num_classes);
      score = best.values[slot];
    }
    memcpy(d.Out(kBoxes) + slot * kNumCoordBox, &box, sizeof(box));
    d.Out(kClasses)[slot] = label;
    d.Out(kScores)[slot] = score;
  }
  *d.Out(kCount) = static_cast<float>(best.count);
  return kTfLiteOk;
}

TfLiteStatus DetectionEval(TfLiteContext* context, TfLiteNode* node) {
  Detection d = {};
  d.context = context;
  d.op = static_cast<const OpData*>(node->user_data);
  d.encodings = micro::GetEvalInput(context, node, kBoxEncodings);
  d.predictions = micro::GetEvalInput(context, node, kClassPredictions);
  d.anchors = micro::GetEvalInput(context, node, kAnchors);
  for (int i = 0; i < 4; ++i) d.outputs[i] = micro::GetEvalOutput(context, node, i);
  for (int i = 0; i < kScratchCount; ++i) {
    d.scratch[i] = GetMicroContext(context)->GetScratchBuffer(d.op->scratch[i]);
    ABORT_IF(d.scratch[i] == nullptr, kFile, "a scratch buffer is missing");
  }
  RETURN_IF_ERROR(DecodeBoxes(d));
  RETURN_IF_ERROR(CheckScores(d));
  ABORT_IF(!kernels::Holds<float>(d.outputs[kCount], 1), kFile, "the count has no memory");
  return d.op->use_regular_nms ? RegularNms(d) : FastNms(d);
}

}  // namespace

TFLMRegistration* Register_DETECTION_POSTPROCESS() {
  static TFLMRegistration registration =
      micro::RegisterOp(DetectionInit, DetectionPrepare, DetectionEval);
  return &registration;
}

}  // namespace tflite
