/** One golden record: what upstream did with one model (../shared/conformance/README.md). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globToRegExp } from '../glob.ts';

export interface RecordedIo {
  readonly type: string;
  readonly bytes: number;
  /** From the start of the arena. */
  readonly offset: number;
  readonly dims: readonly number[];
  readonly scale: number;
  readonly zp: number;
}

export interface RecordedRun {
  readonly ok: boolean;
  /** Hex of the first 4,096 bytes of each output. */
  readonly outputs: readonly string[];
}

export interface RecordedStep {
  readonly arena: number;
  readonly ok: boolean;
  readonly log: string;
  readonly abort?: boolean;
}

interface Base {
  readonly model: string;
  readonly bytes: number;
  readonly version: number;
  readonly subgraphs: number;
  /** Names of the ops of subgraph 0, in order. */
  readonly ops: readonly string[];
  readonly tensors: number;
}

export interface RefusedRecord extends Base {
  readonly allocateTensors: false;
  readonly log: string;
}

export interface AllocationTotal {
  readonly requested: number;
  readonly used: number;
  readonly count: number;
}

export interface AllocatedRecord extends Base {
  readonly allocateTensors: true;
  readonly recordingArenaUsedBytes: number;
  readonly allocations: Readonly<Record<string, AllocationTotal>>;
  readonly headUsed: number;
  readonly tailUsed: number;
  readonly requestedTotal: number;
  readonly plan: {
    readonly max: number;
    /** [size, firstUse, lastUse, offset] in AddBuffer order. */
    readonly buffers: readonly (readonly [number, number, number, number])[];
  };
  readonly arenaUsedBytes: number;
  readonly io: { readonly in: readonly RecordedIo[]; readonly out: readonly RecordedIo[] };
  readonly runs: readonly RecordedRun[];
  readonly invokeLog: string;
  /** Absent where no size works, because an Invoke never succeeds. */
  readonly smallestArena?: number;
  readonly ladder?: readonly RecordedStep[];
}

/** What upstream recorded on wasm32, in every particular. */
export type UpstreamRecord = RefusedRecord | AllocatedRecord;

/** What the `tflite-micro` wheel of that version did, which knows statuses, outputs and messages. */
export type WheelRecord = Base & {
  readonly wheel: string;
  readonly died?: boolean;
  /** Nobody chose the model: the wheel may go on where upstream's debug checks would end it. */
  readonly random?: boolean;
  /** Hex of each input by run, where they are not those of the records. */
  readonly inputs?: readonly (readonly string[])[];
  /** Runs that a Reset comes before. */
  readonly resets?: readonly number[];
} & (
    | { readonly allocateTensors: false; readonly log: string }
    | {
        readonly allocateTensors: true;
        readonly outputTypes: readonly string[];
        readonly runs: readonly RecordedRun[];
        readonly invokeLog: string;
      }
  );

export type GoldenRecord = UpstreamRecord | WheelRecord;

export interface Case {
  readonly name: string;
  readonly model: Uint8Array;
  readonly record: GoldenRecord;
  /** Whether the inputs of a trial of one arena size are filled (only in the made graphs). */
  readonly fillsTrialInputs: boolean;
}

/** Cases of DIR/models and DIR/golden in order of name. A model without a record is an error. */
export function* readCases(folder: string, only = '*'): Generator<Case> {
  const models = join(folder, 'models');
  if (!existsSync(models) || !existsSync(join(folder, 'golden'))) {
    throw new Error(`${folder} has no models/ and golden/`);
  }
  const wanted = globToRegExp(only);
  // The set of other people's models has the made graphs in ops/ beside it.
  const fillsTrialInputs = !existsSync(join(folder, 'ops'));
  for (const file of readdirSync(models).sort()) {
    const name = file.replace(/\.tflite$/, '');
    if (name === file || !wanted.test(name)) continue;
    const golden = readFileSync(join(folder, 'golden', `${name}.json`), 'utf8');
    yield {
      name,
      model: new Uint8Array(readFileSync(join(models, file))),
      record: JSON.parse(golden) as GoldenRecord,
      fillsTrialInputs,
    };
  }
}
