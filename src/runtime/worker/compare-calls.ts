import type {
  CompareCandidate,
  CompareOptions,
  CompareReport,
  CompareResult,
  ModelInput,
  RealInputs,
  RealTensor,
} from '../contract/compare.ts';
import type { EngineId, Progress } from '../contract/engine.ts';
import type { QuantizationDescription } from '../contract/model.ts';
import type { Session } from '../engines/engine.ts';
import { ENGINES } from '../engines/registry.ts';
import { describeModel } from '../engines/tflm/arena-run.ts';
import { sharedTflm } from '../engines/tflm/session.ts';
import type { AppHost } from './app-host.ts';
import { breathe } from './breathe.ts';
import { toInput, toReal } from './real-values.ts';

type Quantization = QuantizationDescription | null;

const inputOf = ({ name, type, shape }: ModelInput): ModelInput => ({ name, type, shape });

/** A candidate that is open, or the error that it met; what it did so far. */
interface Contestant {
  readonly candidate: CompareCandidate;
  session: Session | null;
  error: string | null;
  readonly inputs: readonly Quantization[];
  readonly outputs: readonly Quantization[];
  result: readonly RealTensor[];
  readonly sampleOutputs: Float32Array[];
}

/** Scales come from the file: TFLite's client does not tell them. */
async function quantizationOf(host: AppHost, { engine, model }: CompareCandidate) {
  if (engine === 'onnx') return { inputs: [], outputs: [] };
  const [main] = describeModel(await sharedTflm(host), model).model?.subgraphs ?? [];
  const of = (indices: readonly number[] = []) =>
    indices.map((index) => main?.tensors[index]?.quantization ?? null);
  return { inputs: of(main?.inputs), outputs: of(main?.outputs) };
}

async function open(host: AppHost, candidate: CompareCandidate): Promise<Contestant> {
  const contestant: Contestant = {
    candidate,
    session: null,
    error: null,
    ...(await quantizationOf(host, candidate)),
    result: [],
    sampleOutputs: [],
  };
  await attempt(contestant, async () => {
    const { engine, model, providers, threads } = candidate;
    contestant.session = await ENGINES[engine].open(host, model, {
      arenaBytes: null,
      providers,
      threads,
    });
  });
  return contestant;
}

/** What one candidate cannot do must not end the comparison of the others. */
async function attempt(contestant: Contestant, work: () => Promise<void>): Promise<void> {
  if (contestant.error !== null) return;
  try {
    await work();
  } catch (error) {
    contestant.error = error instanceof Error ? error.message : String(error);
  }
}

async function runOnce(contestant: Contestant, values: RealInputs): Promise<RealTensor[]> {
  const { session, inputs, outputs } = contestant;
  if (session === null) return [];
  const fed = session.inputs.map((input, index) =>
    toInput(values[index] ?? new Float32Array(), input, inputs[index] ?? null),
  );
  return (await session.run(fed)).map((snapshot, index) => ({
    name: snapshot.name,
    type: snapshot.type,
    shape: snapshot.shape,
    values: toReal(snapshot, outputs[index] ?? null),
  }));
}

/** Mulberry32: the same seed gives the same order again. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other] as T, order[i] as T];
  }
  return order;
}

function resultOf(contestant: Contestant, { warmup, runs }: CompareOptions): CompareResult {
  const { candidate, session, error, result, sampleOutputs } = contestant;
  const report = session?.report() ?? null;
  const times = report?.timing.runMilliseconds ?? [];
  const memoryBytes =
    report === null ? null : report.engine === 'tflm' ? report.arenaUsedBytes : report.heapBytes;
  return {
    id: candidate.id,
    error,
    loadMilliseconds: report?.timing.loadMilliseconds ?? null,
    firstMilliseconds: times[0] ?? null,
    runMilliseconds: times.slice(warmup, warmup + runs),
    memoryBytes,
    modelBytes: candidate.model.byteLength,
    runtimeBytes: ENGINES[candidate.engine].wasmBytes(candidate.providers),
    outputs: result,
    sampleOutputs,
  };
}

export const COMPARE_CALLS = {
  /** A .tflite is described by the engine, which reads also what it cannot run. */
  modelInputs: async (
    { engine, model }: { readonly engine: EngineId; readonly model: Uint8Array },
    { host }: { readonly host: AppHost },
  ): Promise<readonly ModelInput[]> => {
    if (engine !== 'onnx') {
      const { model: described, messages } = describeModel(await sharedTflm(host), model);
      const main = described?.subgraphs[0];
      if (main === undefined) throw new Error(messages.join('\n'));
      return main.inputs.flatMap((index) => main.tensors[index] ?? []).map(inputOf);
    }
    using session = await ENGINES[engine].open(host, model, {
      arenaBytes: null,
      providers: ['wasm'],
      threads: host.threads,
    });
    return session.inputs.map(inputOf);
  },

  compare: async (
    { options }: { readonly options: CompareOptions },
    {
      host,
      signal,
      onProgress,
    }: {
      readonly host: AppHost;
      readonly signal: AbortSignal;
      readonly onProgress: (progress: Progress) => void;
    },
  ): Promise<CompareReport> => {
    const { candidates, input, samples, warmup, runs, seed } = options;
    const contestants: Contestant[] = [];
    const order: string[] = [];
    const total = candidates.length * (warmup + runs + samples.length);
    let done = 0;
    const step = async () => {
      done += 1;
      onProgress({ stage: 'running', done, total });
      await breathe();
      signal.throwIfAborted();
    };
    try {
      for (const candidate of candidates) {
        contestants.push(await open(host, candidate));
        await breathe();
        signal.throwIfAborted();
      }
      const random = randomOf(seed);
      for (let round = 0; round < warmup + runs; round++) {
        for (const contestant of shuffled(contestants, random)) {
          await attempt(contestant, async () => {
            contestant.result = await runOnce(contestant, input);
          });
          if (round >= warmup) order.push(contestant.candidate.id);
          await step();
        }
      }
      for (const contestant of contestants) {
        for (const sample of samples) {
          await attempt(contestant, async () => {
            const [first] = await runOnce(contestant, sample);
            contestant.sampleOutputs.push(first?.values ?? new Float32Array());
          });
          await step();
        }
      }
      return { results: contestants.map((one) => resultOf(one, options)), order };
    } finally {
      for (const { session } of contestants) session?.[Symbol.dispose]();
    }
  },
};
