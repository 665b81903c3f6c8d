import {
  ARENA_CATEGORIES,
  ARENA_PHASES,
  type ArenaEvent,
  type ArenaOwner,
  type ArenaTrace,
  OP_KERNELS,
  type OpRun,
  type PlannedBuffer,
} from '../contract/arena.ts';
import type {
  CodeLocation,
  ConsoleLine,
  SerializedEntry,
  SerializedValue,
  StackFrame,
} from '../contract/console.ts';
import { ENGINE_IDS, ENGINE_VARIANTS, type Progress } from '../contract/engine.ts';
import type { ModelDescription } from '../contract/model.ts';
import type { LabOutput } from '../contract/output.ts';
import {
  type EngineReport,
  type InterpreterReport,
  type NodeRun,
  TFLITE_STATUS,
  type Timing,
} from '../contract/report.ts';
import type { RunError, RunEvent } from '../contract/run.ts';
import type { TensorSnapshot, TensorValues } from '../contract/tensor.ts';
import {
  either,
  flag,
  type Guard,
  list,
  nullable,
  number,
  object,
  oneOf,
  record,
  tagged,
  text,
} from './guards.ts';

/**
 * What the sandbox says is checked before the page draws it: code from a stranger's link may have
 * replaced the very functions that our side of the worker makes its messages with.
 */

const location = object<CodeLocation>({ file: text, line: number, column: number });
const stack = list(object<StackFrame>({ name: nullable(text), location }));

const value: Guard<SerializedValue> = tagged<SerializedValue, 'kind'>('kind', {
  primitive: {
    type: oneOf('string', 'number', 'bigint', 'boolean', 'undefined', 'null', 'symbol', 'function'),
    text,
    omitted: number,
  },
  object: {
    name: text,
    length: nullable(number),
    // Called late: an entry's value is a value again.
    entries: list(
      object<SerializedEntry>({
        key: text,
        value: (entry): entry is SerializedValue => value(entry),
      }),
    ),
    omitted: number,
  },
  error: { name: text, message: text, stack },
  circular: { name: text },
});

const line = object<ConsoleLine>({
  index: number,
  level: oneOf('debug', 'log', 'info', 'warn', 'error'),
  source: oneOf('user', 'runtime', 'lab'),
  engine: nullable(oneOf(...ENGINE_IDS)),
  values: list(value),
  location: nullable(location),
  time: number,
});

const progress = tagged<Progress, 'stage'>('stage', {
  loading: { what: text, loadedBytes: number, totalBytes: nullable(number) },
  compiling: { what: text },
  running: { done: number, total: nullable(number) },
});

const pixels = (value: unknown): value is Uint8ClampedArray => value instanceof Uint8ClampedArray;
const title = nullable(text);
const output = tagged<LabOutput, 'kind'>('kind', {
  plot: {
    title,
    mark: oneOf('line', 'dot'),
    xLabel: nullable(text),
    yLabel: nullable(text),
    series: list(object({ name: text, x: list(number), y: list(number) })),
  },
  image: { title, width: number, height: number, pixels },
  bars: { title, bars: list(object({ label: text, value: number })) },
  table: {
    title,
    columns: list(text),
    rows: list(list(nullable(either(either(text, number), flag)))),
    omitted: number,
  },
});

const owner: Guard<ArenaOwner> = tagged<ArenaOwner, 'kind'>('kind', {
  tensor: { subgraph: number, index: number },
  op: { subgraph: number, index: number },
  model: {},
});
const move = {
  head: number,
  temp: number,
  tail: number,
  phase: oneOf(...ARENA_PHASES),
};
const category = oneOf(...ARENA_CATEGORIES);
const block = {
  ...move,
  requested: number,
  used: number,
  address: number,
  category,
  owner,
  ok: flag,
};
const arenaEvent = tagged<ArenaEvent, 'kind'>('kind', {
  persistent: block,
  temp: block,
  resize: { ...move, requested: number, category, owner, ok: flag },
  releaseTemp: { ...move, address: number, owner },
  resetTemps: { ...move, ok: flag },
} as never);
const trace = object<ArenaTrace>({
  arenaSize: number,
  events: list(arenaEvent),
  plan: list(
    object<PlannedBuffer>({
      size: number,
      firstUse: number,
      lastUse: number,
      offset: number,
      offline: flag,
      kind: oneOf('tensor', 'scratch', 'variable'),
      owner,
    }),
  ),
  planMax: number,
});

const numbers = list(number);
const quantization = object({ scale: numbers, zeroPoint: numbers, axis: number });
const tensorDescription = object({
  index: number,
  name: text,
  type: text,
  shape: numbers,
  bytes: number,
  buffer: number,
  isVariable: flag,
  isConstant: flag,
  quantization: nullable(quantization),
});
const opDescription = object({
  index: number,
  name: text,
  custom: flag,
  builtinCode: number,
  version: number,
  inputs: numbers,
  outputs: numbers,
  intermediates: numbers,
  options: record(either(either(number, text), either(flag, numbers))),
  supported: flag,
  reason: nullable(text),
  resolverMethod: nullable(text),
});
const signature = list(object({ name: text, tensor: number }));
const model = object<ModelDescription>({
  version: number,
  description: text,
  bytes: number,
  subgraphs: list(
    object({
      index: number,
      name: text,
      inputs: numbers,
      outputs: numbers,
      tensors: list(tensorDescription),
      ops: list(opDescription),
    }),
  ),
  buffers: list(object({ index: number, bytes: number })),
  metadata: list(object({ name: text, buffer: number, bytes: number })),
  signatures: list(object({ key: text, subgraph: number, inputs: signature, outputs: signature })),
});

const values: Guard<TensorValues> = either(
  list(text),
  (value): value is Exclude<TensorValues, readonly string[]> =>
    ArrayBuffer.isView(value) && !(value instanceof DataView),
);
const snapshots = list(
  object<TensorSnapshot>({
    name: text,
    type: text,
    shape: numbers,
    quantization: nullable(object({ scale: number, zeroPoint: number })),
    values,
    length: number,
  }),
);
const nodes = list(
  object<NodeRun>({
    index: number,
    name: text,
    op: text,
    microseconds: nullable(number),
    bytes: nullable(number),
    provider: nullable(text),
  }),
);
const timing = object<Timing>({ loadMilliseconds: number, runMilliseconds: numbers });
const status = nullable(oneOf(...Object.values(TFLITE_STATUS)));
const session = {
  ordinal: number,
  modelName: nullable(text),
  providers: list(text),
  threads: number,
  runtimeBytes: nullable(number),
  timing,
  heapBytes: nullable(number),
  nodes,
  inputs: snapshots,
  outputs: snapshots,
};
const interpreter: Omit<{ [K in keyof InterpreterReport]: Guard<InterpreterReport[K]> }, 'engine'> =
  {
    ordinal: number,
    modelName: nullable(text),
    model: nullable(model),
    resolver: object({ capacity: number, methods: list(text) }),
    variant: oneOf(...ENGINE_VARIANTS),
    runtimeBytes: nullable(number),
    kernelBytes: number,
    arenaBytes: number,
    arenaUsedBytes: number,
    allocateStatus: status,
    invokeStatus: status,
    invokeCount: number,
    messages: list(text),
    trace: nullable(trace),
    ops: list(
      object<OpRun>({
        subgraph: number,
        op: number,
        microseconds: number,
        kernel: oneOf(...OP_KERNELS),
      }),
    ),
    nodes,
    timing,
    inputs: snapshots,
    outputs: snapshots,
  };
const report: Guard<EngineReport> = tagged<EngineReport, 'engine'>('engine', {
  tflm: interpreter,
  onnx: session,
  tflite: session,
} as never);

const error = object<RunError>({
  name: text,
  message: text,
  location: nullable(location),
  stack,
});

const id = number;

const runEvent = tagged<RunEvent, 'kind'>('kind', {
  started: { id, worker: oneOf('threads', 'webgpu'), isolated: flag },
  progress: { id, progress },
  console: { id, lines: list(line), omitted: number },
  output: { id, output },
  report: { id, report },
  error: { id, error },
  done: { id, milliseconds: number },
});

export function isRunEvent(data: unknown): data is RunEvent {
  try {
    return runEvent(data);
  } catch {
    // Nested too deep to be walked, which nothing of ours is.
    return false;
  }
}
