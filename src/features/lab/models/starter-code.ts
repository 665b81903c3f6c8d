import type { EngineId } from '@/runtime/contract/engine.ts';

/** A tensor as the program has to name it; free dimensions are 1. */
export interface StarterTensor {
  readonly name: string;
  /** The runtime's own name of the type: `INT8`, `float32`, … */
  readonly type: string;
  readonly shape: readonly number[];
}

/** What a program for TFLM needs to know of a model beyond its tensors. */
export interface TflmNeeds {
  /** `AddConv2D`, …: what to register, each once, in the order in which the ops appear. */
  readonly methods: readonly string[];
  /** Ops that no method of the resolver registers. */
  readonly unknownOps: readonly string[];
  /** VAR_HANDLE ops: places for resource variables. */
  readonly variables: number;
  /** The smallest arena that was found to work, in bytes; null where none was. */
  readonly smallestArena: number | null;
}

export interface StarterRequest {
  readonly file: string;
  /** The zoo has samples of it; another model is given zeros. */
  readonly hasSamples: boolean;
  readonly inputs: readonly StarterTensor[];
  readonly outputs: readonly StarterTensor[];
}

const KIB = 1024;
/** For a model that was not tried: large enough for most of those that fit a microcontroller. */
const USUAL_ARENA_KIB = 256;

/** A TypedArray's name and the member of `tensor.data` in TFLM, by type. */
const VIEWS: Readonly<Record<string, { readonly array: string; readonly member: string }>> = {
  float32: { array: 'Float32Array', member: 'f' },
  float64: { array: 'Float64Array', member: 'f64' },
  int8: { array: 'Int8Array', member: 'int8' },
  uint8: { array: 'Uint8Array', member: 'uint8' },
  int16: { array: 'Int16Array', member: 'i16' },
  uint16: { array: 'Uint16Array', member: 'ui16' },
  int32: { array: 'Int32Array', member: 'i32' },
  uint32: { array: 'Uint32Array', member: 'u32' },
  int64: { array: 'BigInt64Array', member: 'i64' },
  uint64: { array: 'BigUint64Array', member: 'u64' },
  bool: { array: 'Uint8Array', member: 'b' },
};

const viewOf = ({ type }: StarterTensor) =>
  VIEWS[type.toLowerCase()] ?? { array: 'Uint8Array', member: 'raw' };

const count = ({ shape }: StarterTensor): number => shape.reduce((all, size) => all * size, 1);

const lower = (method: string): string => method.charAt(0).toLowerCase() + method.slice(1);

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;

/** A line of comment about a tensor; its name is the model's own text, so line breaks go. */
const signature = ({ name, type, shape }: StarterTensor): string =>
  `${name} · ${type} [${shape.join(', ')}]`.replace(/\s+/g, ' ');

const usesSample = ({ hasSamples, inputs }: StarterRequest): boolean =>
  hasSamples && inputs.length > 0;

function importsOf(request: StarterRequest, runtime: string): string[] {
  const tools = usesSample(request) ? 'loadModel, sample' : 'loadModel';
  return [`import { ${tools} } from 'lab';`, runtime, ''];
}

/** A statement an input: a sample of the zoo, or zeros to be replaced. */
function fillInputs(
  { file, hasSamples, inputs }: StarterRequest,
  fill: (tensor: StarterTensor, index: number, values: string) => string[],
): string[] {
  if (inputs.length === 0) return ['// 이 모델에는 입력이 없습니다.'];
  const lines = hasSamples
    ? [`const { inputs, label } = await sample(${quote(file)}, 0);`]
    : ['// 입력은 0으로 채웁니다. 넣고 싶은 값으로 바꾸세요.'];
  inputs.forEach((tensor, index) => {
    const { array } = viewOf(tensor);
    const values = hasSamples ? `inputs[${index}] as ${array}` : `new ${array}(${count(tensor)})`;
    lines.push(`// 입력 ${index}: ${signature(tensor)}`, ...fill(tensor, index, values));
  });
  return lines;
}

const labelLine = (request: StarterRequest): string[] =>
  usesSample(request) ? ["console.log('정답:', label);"] : [];

function tflmArena(smallest: number | null): { readonly kib: number; readonly comment: string } {
  if (smallest === null) {
    return {
      kib: USUAL_ARENA_KIB,
      comment: '// 동작하는 아레나 크기를 찾지 못했습니다. 실행하면 까닭이 콘솔에 나옵니다.',
    };
  }
  return {
    // An eighth of room, then whole KiB.
    kib: Math.ceil((smallest * 1.125) / KIB),
    comment: `// 재어 보니 ${smallest.toLocaleString('ko-KR')}바이트부터 동작합니다. 줄여서 실행해 보세요.`,
  };
}

export function tflmStarter(request: StarterRequest, needs: TflmNeeds): string {
  const { methods, unknownOps, variables } = needs;
  const arena = tflmArena(needs.smallestArena);
  const output = request.outputs.map(
    (tensor, index) =>
      `console.log('출력 ${index}:', interpreter.output(${index}).data.${viewOf(tensor).member});`,
  );
  return [
    ...importsOf(request, "import * as tflm from 'tflm';"),
    `const model = tflm.getModel(await loadModel(${quote(request.file)}));`,
    '',
    `// 이 모델이 쓰는 연산자 ${methods.length}가지만 등록합니다.`,
    `const resolver = new tflm.MicroMutableOpResolver(${Math.max(1, methods.length)});`,
    ...methods.map((method) => `resolver.${lower(method)}();`),
    ...unknownOps.map((op) => `// ${op}: TFLM에 없는 연산자라 등록할 수 없습니다.`),
    '',
    arena.comment,
    `const arena = new tflm.TensorArena(${arena.kib} * 1024);`,
    ...(variables > 0
      ? [
          `const variables = tflm.MicroResourceVariables.create(${variables});`,
          'const interpreter = new tflm.MicroInterpreter(model, resolver, arena, variables);',
        ]
      : ['const interpreter = new tflm.MicroInterpreter(model, resolver, arena);']),
    "if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('AllocateTensors 실패');",
    '',
    ...fillInputs(request, (tensor, index, values) => [
      `interpreter.input(${index}).data.${viewOf(tensor).member}.set(${values});`,
    ]),
    '',
    "if (interpreter.invoke() !== tflm.kTfLiteOk) throw new Error('Invoke 실패');",
    ...output,
    ...labelLine(request),
    "console.log('아레나 사용량:', interpreter.arenaUsedBytes(), '바이트');",
    '',
  ].join('\n');
}

export function tfliteStarter(request: StarterRequest): string {
  return [
    ...importsOf(request, "import { Interpreter } from 'tflite';"),
    '// 전체 TFLite입니다. 연산자를 고르지 않고, CPU 커널은 XNNPACK입니다.',
    `const interpreter = await Interpreter.create(await loadModel(${quote(request.file)}), {`,
    '  profiling: true,',
    '});',
    '',
    ...fillInputs(request, (tensor, index, values) => [
      `(interpreter.input(${index}).data as ${viewOf(tensor).array}).set(${values});`,
    ]),
    '',
    'interpreter.invoke();',
    'for (const { name, shape, data } of interpreter.outputs) console.log(name, shape, data);',
    ...labelLine(request),
    '',
  ].join('\n');
}

/** A file of weights beside an `.onnx`: as the model calls it, and as the lab does. */
export interface StarterWeights {
  readonly path: string;
  readonly file: string;
}

function externalData(files: readonly StarterWeights[]): string[] {
  if (files.length === 0) return [];
  return [
    '  // 가중치를 따로 둔 모델입니다. path는 모델이 부르는 이름 그대로여야 합니다.',
    '  externalData: [',
    ...files.map(
      ({ path, file }) => `    { path: ${quote(path)}, data: await loadModel(${quote(file)}) },`,
    ),
    '  ],',
  ];
}

export function onnxStarter(
  request: StarterRequest,
  weights: readonly StarterWeights[] = [],
): string {
  const feeds = fillInputs(request, (tensor, _index, values) => {
    const shape = `[${tensor.shape.join(', ')}]`;
    const filled =
      tensor.type === 'string' ? `Array.from({ length: ${count(tensor)} }, () => '')` : values;
    return [
      `feeds[${quote(tensor.name)}] = new ort.Tensor(${quote(tensor.type)}, ${filled}, ${shape});`,
    ];
  });
  return [
    ...importsOf(request, "import * as ort from 'onnxruntime-web';"),
    `const session = await ort.InferenceSession.create(await loadModel(${quote(request.file)}), {`,
    "  executionProviders: ['wasm'],",
    '  enableProfiling: true,',
    ...externalData(weights),
    '});',
    '',
    'const feeds: Record<string, ort.Tensor> = {};',
    ...feeds,
    '',
    'const results = await session.run(feeds);',
    'for (const [name, { dims, data }] of Object.entries(results)) console.log(name, dims, data);',
    ...labelLine(request),
    '',
  ].join('\n');
}

/** The runtimes' names as the menu shows them. */
export const RUNTIME_LABELS: Readonly<Record<EngineId, string>> = {
  tflm: 'TFLM',
  tflite: 'TFLite',
  onnx: 'ONNX Runtime',
};
