import type {
  CandidateOpened,
  CandidateRun,
  CompareCandidate,
  ModelInput,
  RealInputs,
} from '../contract/compare.ts';
import type { EngineId } from '../contract/engine.ts';
import type { ModelDescription, QuantizationDescription } from '../contract/model.ts';
import { arrange } from '../engines/arrange.ts';
import type { Session, SessionOptions } from '../engines/engine.ts';
import { inputsOf } from '../engines/onnx/graph/read.ts';
import { toInput, toReal } from '../engines/real-values.ts';
import { ENGINES } from '../engines/registry.ts';
import { describeModel } from '../engines/tflm/arena-run.ts';
import { sharedTflm } from '../engines/tflm/session.ts';
import type { AppHost } from './app-host.ts';
import { bytesOf, externalBytes } from './read-files.ts';

type Quantization = QuantizationDescription | null;

/** Openings that are timed after the first one, which may have to bring the runtime up. */
const TIMED_LOADS = 3;
/** Larger models take long to open and vary little. */
const LARGE_MODEL_BYTES = 16 * 1024 * 1024;

interface Contestant {
  readonly session: Session;
  readonly inputs: readonly Quantization[];
  readonly outputs: readonly Quantization[];
  readonly inputShapes: CompareCandidate['inputShapes'];
  fed: RealInputs;
}

/** Open until the comparison is over, by the candidate's id. */
const contestants = new Map<string, Contestant>();

interface Hosted {
  readonly host: AppHost;
}

const inputOf = ({ name, type, shape }: ModelInput): ModelInput => ({ name, type, shape });

/** Scales come from the file: TFLite's client does not tell them. */
function quantizationOf(described: ModelDescription | null) {
  const main = described?.subgraphs[0];
  const of = (indices: readonly number[] = []) =>
    indices.map((index) => main?.tensors[index]?.quantization ?? null);
  return { inputs: of(main?.inputs), outputs: of(main?.outputs) };
}

function operatorsOf({ subgraphs }: ModelDescription): CandidateOpened['operators'] {
  const supported = new Map(
    subgraphs.flatMap(({ ops }) => ops.map((op) => [op.name, op.supported])),
  );
  return { kinds: supported.size, supported: [...supported.values()].filter(Boolean).length };
}

async function openTimed(
  host: AppHost,
  engine: EngineId,
  model: Uint8Array,
  options: SessionOptions,
): Promise<{ readonly session: Session; readonly loads: number[] }> {
  const bytes = (options.externalData ?? []).reduce(
    (sum, { data }) => sum + data.byteLength,
    model.byteLength,
  );
  const turns = 1 + (bytes > LARGE_MODEL_BYTES ? 1 : TIMED_LOADS);
  const loads: number[] = [];
  for (let turn = 1; ; turn++) {
    const session = await ENGINES[engine].open(host, model, options);
    loads.push(session.report().timing.loadMilliseconds);
    if (turn === turns) return { session, loads };
    session[Symbol.dispose]();
  }
}

export const COMPARE_CALLS = {
  /** Told by the file, which says it also where no runtime can run it. */
  modelInputs: async (
    { engine, model }: { readonly engine: EngineId; readonly model: Blob },
    { host }: Hosted,
  ): Promise<readonly ModelInput[]> => {
    const bytes = await bytesOf(model);
    if (engine === 'onnx') return inputsOf(bytes);
    const { model: described, messages } = describeModel(await sharedTflm(host), bytes);
    const main = described?.subgraphs[0];
    if (main === undefined) throw new Error(messages.join('\n'));
    return main.inputs.flatMap((index) => main.tensors[index] ?? []).map(inputOf);
  },

  openCandidate: async (
    { candidate }: { readonly candidate: CompareCandidate },
    { host }: Hosted,
  ): Promise<CandidateOpened> => {
    const { id, engine, providers, threads, level, inputShapes } = candidate;
    const model = await bytesOf(candidate.model);
    // What the engine cannot read, the runtime itself refuses in its own words.
    const described = engine === 'onnx' ? null : describeModel(await sharedTflm(host), model).model;
    const options: SessionOptions = {
      ...{ arenaBytes: null, providers, threads, level, shapes: inputShapes },
      externalData: await externalBytes(candidate.externalData),
    };
    const { session, loads } = await openTimed(host, engine, model, options);
    contestants.get(id)?.session[Symbol.dispose]();
    contestants.set(id, { session, ...quantizationOf(described), inputShapes, fed: [] });
    return {
      loads,
      runtime: ENGINES[engine].runtimeFile(providers),
      operators: described && operatorsOf(described),
    };
  },

  runCandidate: async ({
    candidate,
    inputs,
    read,
  }: {
    readonly candidate: string;
    readonly inputs: RealInputs | null;
    readonly read: boolean;
  }): Promise<CandidateRun> => {
    const contestant = contestants.get(candidate);
    if (contestant === undefined) {
      // Nobody runs what was not opened before: the worker that had it open is gone.
      throw new Error(
        `${candidate}: 같은 작업자(worker)에 있던 다른 후보가 실행되다가 작업자가 끝나 함께 닫혔습니다. 그 후보를 빼고 다시 비교해 보세요.`,
      );
    }
    const { session, outputs, inputShapes } = contestant;
    contestant.fed = inputs ?? contestant.fed;
    const fed = session.inputs.map((input, index) => {
      const values = contestant.fed[index] ?? new Float32Array();
      const laid = arrange(values, inputShapes[index] ?? [], input.shape);
      return toInput(laid, input, contestant.inputs[index] ?? null);
    });
    const snapshots = await session.run(fed);
    const report = session.report();
    return {
      milliseconds: report.timing.runMilliseconds.at(-1) ?? 0,
      memoryBytes: report.engine === 'tflm' ? report.arenaUsedBytes : report.heapBytes,
      outputs: read
        ? snapshots.map((snapshot, index) => ({
            name: snapshot.name,
            type: snapshot.type,
            shape: snapshot.shape,
            values: toReal(snapshot, outputs[index] ?? null),
          }))
        : null,
    };
  },

  closeCandidates: async (): Promise<null> => {
    for (const { session } of contestants.values()) session[Symbol.dispose]();
    contestants.clear();
    return null;
  },
};
