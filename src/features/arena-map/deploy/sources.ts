import { resolverCode } from '../resolver/resolver-code.ts';
import { byteLines } from './c-array.ts';

/** What a deployment is made of, all of it measured or read in the page. */
export interface Deployment {
  readonly fileName: string;
  readonly model: Uint8Array;
  readonly methods: readonly string[];
  readonly arenaBytes: number;
  /** The smallest size that worked when it was measured. */
  readonly smallestBytes: number;
  /** Room for resource variables; 0 for a model without. */
  readonly resourceVariables: number;
  /** C type of the first input's and output's values. */
  readonly inputType: string;
  readonly outputType: string;
}

/** TfLiteTensor's data member for a type, as TfLiteTypeGetName spells it. */
const MEMBERS: Readonly<Record<string, string>> = {
  FLOAT32: 'f',
  INT8: 'int8',
  UINT8: 'uint8',
  INT16: 'i16',
  INT32: 'i32',
};

/** Values of any other type are printed as bytes. */
export const memberOf = (type: string): string => MEMBERS[type] ?? 'uint8';

export const modelHeader = ({ fileName, model }: Deployment): string => `\
// ${fileName}, ${model.length} bytes.
#ifndef MODEL_DATA_H_
#define MODEL_DATA_H_

extern const unsigned char g_model_data[];
extern const unsigned int g_model_data_len;

#endif  // MODEL_DATA_H_
`;

/** const keeps the bytes in flash, alignas keeps reads of words in them legal. */
export const modelSource = ({ fileName, model }: Deployment): string => `\
// ${fileName} as xxd -i prints it, with const and alignment added.
#include "model_data.h"

alignas(16) const unsigned char g_model_data[] = {
${byteLines(model)}
};
const unsigned int g_model_data_len = ${model.length};
`;

export const resolverHeader = ({ methods }: Deployment): string =>
  `\
#ifndef MODEL_OPS_H_
#define MODEL_OPS_H_

${resolverCode(methods)}
#endif  // MODEL_OPS_H_
`.replace('TfLiteStatus RegisterOps', 'inline TfLiteStatus RegisterOps');

const includes = ({ resourceVariables }: Deployment): string => `\
#include <cstdint>

#include "model_data.h"
#include "model_ops.h"
${
  resourceVariables === 0
    ? ''
    : `#include "tensorflow/lite/micro/micro_allocator.h"
`
}#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
${
  resourceVariables === 0
    ? ''
    : `#include "tensorflow/lite/micro/micro_resource_variable.h"
`
}#include "tensorflow/lite/schema/schema_generated.h"
`;

/** The static parts: as long as the interpreter lives, so must they. */
const statics = ({ arenaBytes, smallestBytes }: Deployment): string => `\
namespace {
// ${smallestBytes} was the smallest size that worked when it was measured, with the
// portable kernels on a 32-bit target. Optimised kernels (CMSIS-NN, ESP-NN) may
// need more: print arena_used_bytes() on the board and measure again.
constexpr int kArenaBytes = ${arenaBytes};
alignas(16) uint8_t tensor_arena[kArenaBytes];

OpResolver op_resolver;
tflite::MicroInterpreter* interpreter = nullptr;
}  // namespace
`;

/** A model with VAR_HANDLE keeps its variables in the arena too, in a table made before all else. */
const makeInterpreter = ({ resourceVariables }: Deployment): string =>
  resourceVariables === 0
    ? `\
  static tflite::MicroInterpreter static_interpreter(model, op_resolver,
                                                     tensor_arena, kArenaBytes);
`
    : `\
  tflite::MicroAllocator* allocator =
      tflite::MicroAllocator::Create(tensor_arena, kArenaBytes);
  if (allocator == nullptr) return kTfLiteError;
  tflite::MicroResourceVariables* variables =
      tflite::MicroResourceVariables::Create(allocator, ${resourceVariables});
  static tflite::MicroInterpreter static_interpreter(model, op_resolver,
                                                     allocator, variables);
`;

const setUp = (deployment: Deployment): string => `\
TfLiteStatus SetUpModel() {
  const tflite::Model* model = tflite::GetModel(g_model_data);
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    MicroPrintf("Model schema %d is not %d", static_cast<int>(model->version()),
                static_cast<int>(TFLITE_SCHEMA_VERSION));
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(RegisterOps(op_resolver));
${makeInterpreter(deployment)}\
  interpreter = &static_interpreter;
  return interpreter->AllocateTensors();
}
`;

const runOnce = ({ inputType }: Deployment): string => `\
// Fill every value of the input here; a quantised model takes
// q = round(x / params.scale) + params.zero_point.
TfLiteStatus RunModel() {
  TfLiteTensor* input = interpreter->input(0);
  const int count = static_cast<int>(input->bytes / sizeof(*input->data.${memberOf(inputType)}));
  for (int i = 0; i < count; ++i) input->data.${memberOf(inputType)}[i] = 0;
  return interpreter->Invoke();
}
`;

/** Everything but the entry points, which every platform has its own of. */
export const application = (deployment: Deployment): string =>
  [includes(deployment), statics(deployment), setUp(deployment), runOnce(deployment)].join('\n');

const outputLoop = ({ outputType }: Deployment, print: (value: string) => string): string => {
  const member = memberOf(outputType);
  const value =
    member === 'f' ? `output->data.f[i]` : `static_cast<int>(output->data.${member}[i])`;
  return `\
  TfLiteTensor* output = interpreter->output(0);
  const int count = static_cast<int>(output->bytes / sizeof(*output->data.${member}));
  for (int i = 0; i < count; ++i) ${print(value)};
`;
};

const printf = (deployment: Deployment): string =>
  outputLoop(deployment, (value) =>
    memberOf(deployment.outputType) === 'f'
      ? `printf("%d %g\\n", i, static_cast<double>(${value}))`
      : `printf("%d %d\\n", i, ${value})`,
  );

export const plainMain = (deployment: Deployment): string => `\
#include <cstdio>

${application(deployment)}
int main() {
  if (SetUpModel() != kTfLiteOk) return 1;
  printf("arena_used_bytes %d\\n", static_cast<int>(interpreter->arena_used_bytes()));
  if (RunModel() != kTfLiteOk) return 1;
${printf(deployment)}  return 0;
}
`;

export const espMain = (deployment: Deployment): string => `\
#include <cstdio>

#include "freertos/FreeRTOS.h"
#include "freertos/task.h"

${application(deployment)}
extern "C" void app_main(void) {
  if (SetUpModel() != kTfLiteOk) {
    printf("AllocateTensors failed\\n");
    return;
  }
  printf("arena_used_bytes %d\\n", static_cast<int>(interpreter->arena_used_bytes()));
  while (true) {
    if (RunModel() != kTfLiteOk) {
      printf("Invoke failed\\n");
      return;
    }
  ${printf(deployment).replaceAll('\n  ', '\n    ').replace(/ +$/, '')}    vTaskDelay(pdMS_TO_TICKS(1000));
  }
}
`;

export const arduinoSketch = (deployment: Deployment): string => `\
#include <TensorFlowLite.h>

${application(deployment)}
void setup() {
  Serial.begin(115200);
  // A board that runs on a battery has nobody at the other end.
  while (!Serial && millis() < 3000) {
  }
  if (SetUpModel() != kTfLiteOk) {
    Serial.println("AllocateTensors failed");
    while (true) {
    }
  }
  Serial.print("arena_used_bytes ");
  Serial.println(interpreter->arena_used_bytes());
}

void loop() {
  if (RunModel() != kTfLiteOk) {
    Serial.println("Invoke failed");
    delay(1000);
    return;
  }
${outputLoop(deployment, (value) => `Serial.println(${value})`)}  delay(1000);
}
`;
