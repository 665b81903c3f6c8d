import { resolverCode } from '../resolver/resolver-code.ts';
import { byteLines } from './c-array.ts';
import type { Deployment, Port } from './deployment.ts';
import { hasSamples } from './samples.ts';

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

const includes = (
  deployment: Deployment,
  { standard = [], system = [] }: Partial<Platform>,
): string => {
  const { inputs, resourceVariables } = deployment;
  const headers = [
    '"model_data.h"',
    ...(hasSamples(deployment) ? ['"model_input.h"'] : []),
    '"model_ops.h"',
    ...(resourceVariables > 0 ? ['"tensorflow/lite/micro/micro_allocator.h"'] : []),
    '"tensorflow/lite/micro/micro_interpreter.h"',
    '"tensorflow/lite/micro/micro_log.h"',
    ...(resourceVariables > 0 ? ['"tensorflow/lite/micro/micro_resource_variable.h"'] : []),
    '"tensorflow/lite/schema/schema_generated.h"',
  ];
  const language = ['<cstdint>', ...standard, ...(inputs.length > 0 ? ['<cstring>'] : [])];
  return [language, system, headers]
    .filter((names) => names.length > 0)
    .map((names) => names.map((name) => `#include ${name}\n`).join(''))
    .join('\n');
};

/** What a platform adds to the application that all of them share. */
interface Platform {
  /** Bits of a pointer where the project is run: 32 on every board, either on a PC. */
  readonly width: '32 bit' | 'any';
  /** Headers of C++ and of the platform's own. */
  readonly standard: readonly string[];
  readonly system: readonly string[];
}

/** The static parts: as long as the interpreter lives, so must they. */
const statics = ({ arenaBytes, smallestBytes }: Deployment, width: Platform['width']): string => `\
namespace {
// ${smallestBytes} was the smallest size that worked when it was measured, with the
// portable kernels on a 32-bit target. Optimised kernels (CMSIS-NN, ESP-NN) may
// need more: print arena_used_bytes() on the board and measure again.
${
  width === '32 bit'
    ? `constexpr int kArenaBytes = ${arenaBytes};`
    : `constexpr int kMeasuredBytes = ${arenaBytes};
// Pointers of 64 bits make the interpreter's structures at most twice as large.
constexpr int kArenaBytes = static_cast<int>(kMeasuredBytes * sizeof(void*) / 4);`
}
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

const fillInput = ({ values }: Port, at: number, sampled: boolean): string =>
  sampled && values !== null
    ? `  std::memcpy(interpreter->input(${at})->data.raw, kInput${at}, sizeof(kInput${at}));\n`
    : `  std::memset(interpreter->input(${at})->data.raw, 0, interpreter->input(${at})->bytes);\n`;

const runOnce = (deployment: Deployment): string => {
  const sampled = hasSamples(deployment);
  const fill = deployment.inputs.map((port, at) => fillInput(port, at, sampled)).join('');
  return `\
// ${sampled ? 'The values that the page ran the model with: put those of a sensor' : 'Zeros: put the values of a sensor'} in their place.
// A quantised input takes q = round(x / params.scale) + params.zero_point.
TfLiteStatus RunModel() {
${fill}  return interpreter->Invoke();
}
`;
};

/** Everything but the entry points, which every platform has its own of. */
const application = (deployment: Deployment, platform: Partial<Platform> = {}): string =>
  [
    includes(deployment, platform),
    statics(deployment, platform.width ?? '32 bit'),
    setUp(deployment),
    runOnce(deployment),
  ].join('\n');

/** PrintOutputs: every value of every output, in the words that a platform prints with. */
const printOutputs = (
  { outputs }: Deployment,
  print: (output: number, value: string, member: string) => string,
): string => {
  const blocks = outputs.map(({ type }, at) => {
    const member = memberOf(type);
    const value = `values->data.${member}[i]`;
    return `\
  values = interpreter->output(${at});
  count = static_cast<int>(values->bytes / sizeof(*values->data.${member}));
  for (int i = 0; i < count; ++i) {
${print(at, member === 'f' ? `static_cast<double>(${value})` : `static_cast<int>(${value})`, member)}
  }
`;
  });
  const declared = blocks.length === 0 ? '' : '  const TfLiteTensor* values;\n  int count;\n';
  return `\
// A quantised output stands for (q - params.zero_point) * params.scale.
void PrintOutputs() {
${declared}${blocks.join('')}}
`;
};

const printf = (deployment: Deployment): string =>
  printOutputs(
    deployment,
    (output, value, member) =>
      `    printf("output ${output} [%d] ${member === 'f' ? '%g' : '%d'}\\n", i, ${value});`,
  );

export const plainMain = (deployment: Deployment): string => `\
${application(deployment, { width: 'any', standard: ['<cstdio>'] })}
${printf(deployment)}
int main() {
  if (SetUpModel() != kTfLiteOk) {
    printf("AllocateTensors failed with an arena of %d bytes\\n", kArenaBytes);
    return 1;
  }
  printf("arena_used_bytes %d\\n", static_cast<int>(interpreter->arena_used_bytes()));
  if (RunModel() != kTfLiteOk) {
    printf("Invoke failed\\n");
    return 1;
  }
  PrintOutputs();
  return 0;
}
`;

export const espMain = (deployment: Deployment): string => `\
${application(deployment, {
  standard: ['<cstdio>'],
  system: ['"freertos/FreeRTOS.h"', '"freertos/task.h"'],
})}
${printf(deployment)}
extern "C" void app_main(void) {
  if (SetUpModel() != kTfLiteOk) {
    printf("AllocateTensors failed with an arena of %d bytes\\n", kArenaBytes);
    return;
  }
  printf("arena_used_bytes %d\\n", static_cast<int>(interpreter->arena_used_bytes()));
  while (true) {
    if (RunModel() != kTfLiteOk) {
      printf("Invoke failed\\n");
      return;
    }
    PrintOutputs();
    vTaskDelay(pdMS_TO_TICKS(1000));
  }
}
`;

export const arduinoSketch = (deployment: Deployment): string => `\
${application(deployment, { system: ['<TensorFlowLite.h>'] })}
${printOutputs(
  deployment,
  (output, value, member) => `\
    Serial.print("output ${output} [");
    Serial.print(i);
    Serial.print("] ");
    Serial.println(${value}${member === 'f' ? ', 6' : ''});`,
)}
void setup() {
  Serial.begin(115200);
  // A board that runs on a battery has nobody at the other end.
  while (!Serial && millis() < 3000) {
  }
  if (SetUpModel() != kTfLiteOk) {
    Serial.print("AllocateTensors failed with an arena of ");
    Serial.println(kArenaBytes);
    while (true) {
    }
  }
  Serial.print("arena_used_bytes ");
  Serial.println(static_cast<int>(interpreter->arena_used_bytes()));
}

void loop() {
  if (RunModel() != kTfLiteOk) {
    Serial.println("Invoke failed");
    delay(1000);
    return;
  }
  PrintOutputs();
  delay(1000);
}
`;
