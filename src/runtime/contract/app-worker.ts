import type { ArenaTrialOptions, OpTensor, OpValuesOptions, PackedTrial } from './arena-map.ts';
import type {
  CandidateOpened,
  CandidateRun,
  CompareCandidate,
  ModelInput,
  RealInputs,
} from './compare.ts';
import type { EngineAvailability, EngineId, Progress } from './engine.ts';
import type { ModelDescription } from './model.ts';
import type { ExternalFile } from './model-file.ts';
import type {
  ConvertOptions,
  ConvertReport,
  InspectOptions,
  InspectReport,
  NamedModel,
  ReducedConfig,
  ReducedConfigOptions,
} from './placement.ts';
import type { InterpreterReport, SessionReport } from './report.ts';
import type { TensorValues } from './tensor.ts';

/** Between the page and our own trusted worker. */

export interface DescribeAnswer {
  /** Null where the engine could not read the file; `messages` says why. */
  readonly model: ModelDescription | null;
  readonly messages: readonly string[];
}

export interface SmallestArena {
  /** Smallest size that was seen to work; null where none did, and `messages` says why. */
  readonly bytes: number | null;
  /** One byte less was tried and failed. */
  readonly checkedBelow: boolean;
  /** False where a smaller size than one that fails was seen to work. */
  readonly contiguous: boolean;
  /** The smallest of the sizes probed below `bytes` that works all the same; null where none does. */
  readonly smaller: number | null;
  /** How many sizes below `bytes` were probed. */
  readonly probed: number;
  /** Sizes tried on the way to `bytes`, in order. */
  readonly tries: readonly { readonly arenaBytes: number; readonly ok: boolean }[];
  /** Messages of the run at `bytes` − 1, or of the largest size where none worked. */
  readonly messages: readonly string[];
}

export interface ArenaOptions {
  readonly arenaBytes: number;
  /** Invokes after AllocateTensors. */
  readonly invokes: number;
  /** Resolver methods to register; null registers all ops. */
  readonly resolver: readonly string[] | null;
  /** N of MicroMutableOpResolver<N>; null fits the methods. */
  readonly resolverCapacity: number | null;
  /** One per input; empty leaves the inputs zeroed. */
  readonly inputs: readonly TensorValues[];
}

export interface RunModelOptions {
  /** One per input, in the model's order. */
  readonly inputs: readonly TensorValues[];
  readonly runs: number;
  /** TFLM: arena in bytes; null takes what is enough. */
  readonly arenaBytes: number | null;
  /** ONNX: execution providers in order of preference. */
  readonly providers: readonly string[];
  readonly threads: number;
}

/** A model on its way to the worker, which keeps it for the questions after this one. */
export interface SentModel {
  readonly key: number;
  /** Null where the worker has it already. */
  readonly file: Uint8Array | null;
  /** Key of a model that is not asked about again under it. */
  readonly forget: number | null;
}

/** A model as the worker keeps it. */
export interface HeldModel {
  readonly key: number;
  readonly file: Uint8Array;
}

/** A question with its model in another form. */
type WithModel<Ask, Model> = Ask extends { readonly model: Uint8Array }
  ? Omit<Ask, 'model'> & { readonly model: Model }
  : Ask;
export type Sent<Ask> = WithModel<Ask, SentModel>;
export type Received<Ask> = WithModel<Ask, HeldModel>;

/**
 * What the worker can be asked, and what it answers. A model may be large: as a Blob it crosses
 * without a copy and is read where it is used; as bytes it is copied once, whatever is asked of it.
 */
export interface AppWorkerCalls {
  availability: { ask: Record<never, never>; answer: readonly EngineAvailability[] };
  describe: { ask: { readonly model: Uint8Array }; answer: DescribeAnswer };
  arena: {
    ask: { readonly model: Uint8Array; readonly options: ArenaOptions };
    answer: InterpreterReport;
  };
  arenaTrial: {
    ask: { readonly model: Uint8Array; readonly options: ArenaTrialOptions };
    answer: PackedTrial;
  };
  opValues: {
    ask: { readonly model: Uint8Array; readonly options: OpValuesOptions };
    answer: readonly OpTensor[];
  };
  smallestArena: {
    ask: {
      readonly model: Uint8Array;
      readonly offlinePlan: readonly number[] | null;
      /** One per input; what a model is given can decide whether its Invoke succeeds. */
      readonly inputs: readonly TensorValues[];
    };
    answer: SmallestArena;
  };
  runModel: {
    ask: {
      readonly engine: EngineId;
      readonly model: Uint8Array;
      readonly options: RunModelOptions;
    };
    answer: InterpreterReport | SessionReport;
  };
  modelInputs: {
    ask: { readonly engine: EngineId; readonly model: Blob };
    answer: readonly ModelInput[];
  };
  /** Of an `.onnx` or `.ort`: the files that it keeps weights in. */
  externalFiles: { ask: { readonly model: Blob }; answer: readonly ExternalFile[] };
  inspect: {
    ask: { readonly model: Blob; readonly options: InspectOptions };
    answer: InspectReport;
  };
  convertToOrt: {
    ask: {
      readonly model: Blob;
      readonly options: ConvertOptions;
    };
    answer: ConvertReport;
  };
  reducedConfig: {
    ask: {
      readonly models: readonly NamedModel[];
      readonly options: ReducedConfigOptions;
    };
    answer: ReducedConfig;
  };
  /** Opens a candidate several times, to time it, and keeps it open for its runs. */
  openCandidate: { ask: { readonly candidate: CompareCandidate }; answer: CandidateOpened };
  runCandidate: {
    ask: {
      /** Its id. */
      readonly candidate: string;
      /** Null runs once more on those of the run before. */
      readonly inputs: RealInputs | null;
      /** Whether the outputs are wanted. */
      readonly read: boolean;
    };
    answer: CandidateRun;
  };
  closeCandidates: { ask: Record<never, never>; answer: null };
}
export type AppWorkerCall = keyof AppWorkerCalls;

export type AppWorkerQuestion = {
  [K in AppWorkerCall]: { readonly id: number; readonly kind: K } & AppWorkerCalls[K]['ask'];
}[AppWorkerCall];

export type AppWorkerRequest =
  | Sent<AppWorkerQuestion>
  | { readonly id: number; readonly kind: 'cancel' };

export type AppWorkerResponse = WorkerAlive | Answered;

/** The worker holds the lock that is called as it is, and will as long as it lives. */
interface WorkerAlive {
  readonly kind: 'alive';
}

type Answered = { readonly id: number } & (
  | { readonly kind: 'answer'; readonly answer: AppWorkerCalls[AppWorkerCall]['answer'] }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
);
