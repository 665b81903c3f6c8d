import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { RealInputs, RealTensor } from '../../contract/compare.ts';
import type {
  ConvertReport,
  InspectOptions,
  InspectReport,
  OptimizationLevel,
  Placement,
} from '../../contract/placement.ts';
import type { EngineHost } from '../engine.ts';
import { bundleOf, loadBundle, type OrtModule } from './bundle.ts';
import { readGraph } from './graph/read.ts';
import { parsePlacement } from './placement-log.ts';
import { parseProfile } from './profile.ts';
import { SAVED_MODEL, tapOf, tapping } from './wasm-tap.ts';

/** A host that can also keep what is printed while something goes on. */
export interface InspectHost extends EngineHost {
  listening<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly lines: string[] }>;
}

type Options = InferenceSession.SessionOptions;
type Feeds = Record<string, Tensor>;

/** The first is cold and the second still allocates. */
const PROFILED_RUNS = 3;
const LOADS = 5;

const INTEGERS = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
} as const;

/** Real numbers as a session takes them; free dimensions are 1. */
function feedsOf(ort: OrtModule, session: InferenceSession, inputs: RealInputs): Feeds {
  return Object.fromEntries(
    session.inputMetadata.map((metadata, index) => {
      const values = inputs[index] ?? new Float32Array();
      if (!metadata.isTensor) throw new Error(`${metadata.name}: 텐서가 아닌 입력입니다.`);
      const dims = metadata.shape.map((size) => (typeof size === 'number' ? size : 1));
      return [metadata.name, tensorOf(ort, metadata.type, values, dims)];
    }),
  );
}

function tensorOf(ort: OrtModule, type: string, values: Float32Array, dims: number[]): Tensor {
  if (type === 'float32') return new ort.Tensor('float32', values, dims);
  if (type === 'bool') return new ort.Tensor('bool', Array.from(values, Boolean), dims);
  if (type === 'int64') {
    return new ort.Tensor(
      'int64',
      BigInt64Array.from(values, (x) => BigInt(Math.round(x))),
      dims,
    );
  }
  const integers = INTEGERS[type as keyof typeof INTEGERS];
  if (integers === undefined) throw new Error(`자료형 ${type} 입력은 여기서 만들 수 없습니다.`);
  return new ort.Tensor(type as 'int32', integers.from(values) as Int32Array, dims);
}

const realOutputs = (outputs: InferenceSession.OnnxValueMapType): RealTensor[] =>
  Object.entries(outputs).flatMap(([name, value]) => {
    const tensor = value as Tensor;
    if (tensor.data === undefined || tensor.type === 'string') return [];
    const values = Float32Array.from(tensor.data as ArrayLike<number | bigint>, Number);
    return { name, type: tensor.type, shape: [...tensor.dims], values };
  });

const executionProviders = ({ providers }: Pick<InspectOptions, 'providers'>) =>
  providers.map((choice) =>
    choice.name === 'webnn' ? { name: 'webnn', deviceType: choice.deviceType } : choice.name,
  ) as NonNullable<Options['executionProviders']>;

/** The session writes the graph that it is going to run into the tapped file. */
const saving = (level: OptimizationLevel): Options => ({
  graphOptimizationLevel: level as NonNullable<Options['graphOptimizationLevel']>,
  optimizedModelFilePath: SAVED_MODEL,
  extra: { session: { save_model_format: 'ORT' } },
});

/** That a saved graph suits this machine only is said because we save it, not because of the model. */
const withoutSaving = (placement: Placement): Placement => ({
  ...placement,
  warnings: placement.warnings.filter((text) => !text.startsWith('Serializing optimized model')),
});

/**
 * A session under observation, and then one without: the log and the profile say where nodes went,
 * the second session how long it takes when nobody looks.
 */
export async function inspect(
  host: InspectHost,
  model: Uint8Array,
  options: InspectOptions,
  onRun: (done: number, total: number) => Promise<void>,
): Promise<InspectReport> {
  const bundle = bundleOf(options.providers.map(({ name }) => name));
  const ort = await loadBundle(host, bundle);
  ort.env.wasm.numThreads = Math.min(options.threads, host.threads);
  const plain: Options = {
    executionProviders: executionProviders(options),
    graphOptimizationLevel: options.level as NonNullable<Options['graphOptimizationLevel']>,
  };
  const total = PROFILED_RUNS + options.runs;
  let done = 0;

  const original = readGraph(model);
  const { value: observed, lines: log } = await host.listening(() =>
    tapping(bundle, () =>
      ort.InferenceSession.create(model, {
        ...plain,
        // A graph that is one already cannot be saved again.
        ...(original.format === 'onnx' ? saving(options.level) : {}),
        logSeverityLevel: 0,
        enableProfiling: true,
      }),
    ),
  );
  const tap = tapOf(bundle);
  const saved = tap?.file?.take() ?? new Uint8Array();
  let profile: readonly string[];
  try {
    // With WebGPU a run at this level prints whole shaders: they are for nobody.
    await host.listening(async () => {
      for (let run = 0; run < PROFILED_RUNS; run++) {
        await observed.run(feedsOf(ort, observed, options.inputs));
        done += 1;
        await onRun(done, total);
      }
    });
    profile = host.capture(() => observed.endProfiling());
  } finally {
    await observed.release();
  }

  const started = performance.now();
  const session = await ort.InferenceSession.create(model, plain);
  const loadMilliseconds = performance.now() - started;
  try {
    const runMilliseconds: number[] = [];
    let outputs: RealTensor[] = [];
    for (let run = 0; run < options.runs; run++) {
      const feeds = feedsOf(ort, session, options.inputs);
      const begun = performance.now();
      const result = await session.run(feeds);
      runMilliseconds.push(performance.now() - begun);
      outputs = realOutputs(result);
      done += 1;
      await onRun(done, total);
    }
    return {
      original,
      optimised:
        original.format === 'ort' ? original : saved.byteLength > 0 ? readGraph(saved) : null,
      optimisedBytes: saved.byteLength || null,
      placement: withoutSaving(parsePlacement(log)),
      log,
      nodes: parseProfile(profile),
      timing: { loadMilliseconds, runMilliseconds },
      heapBytes: tap?.memory.buffer.byteLength ?? null,
      outputs,
    };
  } finally {
    await session.release();
  }
}

/** `.onnx` → `.ort` with everything that does not depend on the machine, and both held against each other. */
export async function convertToOrt(
  host: InspectHost,
  model: Uint8Array,
  { level, inputs }: { readonly level: OptimizationLevel; readonly inputs: RealInputs },
): Promise<ConvertReport> {
  const ort = await loadBundle(host, 'wasm');
  ort.env.wasm.numThreads = host.threads > 1 ? (ort.env.wasm.numThreads ?? 1) : 1;
  const executionProviders = ['wasm'];
  const { value: writer } = await host.listening(() =>
    tapping('wasm', () =>
      ort.InferenceSession.create(model, { executionProviders, ...saving(level) }),
    ),
  );
  await writer.release();
  const file = tapOf('wasm')?.file;
  const saved = file?.take();
  if (saved === undefined || saved.byteLength === 0) {
    throw new Error('이 빌드의 ONNX Runtime에서는 최적화한 그래프를 꺼낼 수 없습니다.');
  }
  const loads = { source: [] as number[], ort: [] as number[] };
  const answers: RealTensor[][] = [];
  for (let turn = 0; turn < LOADS; turn++) {
    for (const [name, bytes] of [['source', model] as const, ['ort', saved] as const]) {
      const started = performance.now();
      const session = await ort.InferenceSession.create(bytes, { executionProviders });
      loads[name].push(performance.now() - started);
      if (turn === 0) answers.push(realOutputs(await session.run(feedsOf(ort, session, inputs))));
      await session.release();
    }
  }
  return {
    ort: saved,
    graph: readGraph(saved),
    sourceBytes: model.byteLength,
    loads,
    largestDifference: largestDifference(answers[0] ?? [], answers[1] ?? []),
  };
}

/** NaN where the outputs are not the same ones. */
function largestDifference(a: readonly RealTensor[], b: readonly RealTensor[]): number {
  return a.reduce((largest, { name, values }) => {
    const other = b.find((tensor) => tensor.name === name)?.values;
    if (other?.length !== values.length) return Number.NaN;
    return values.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? 0))),
      largest,
    );
  }, 0);
}
