/** One golden record: what upstream did with one model (../shared/conformance/README.md). */
import { z } from 'zod';

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

const recordedRuns = z.array(z.object({ ok: z.boolean(), outputs: z.array(z.string()) }));
const recordedIo = z.array(z.object({ type: z.string(), bytes: z.number(), offset: z.number() }));

/** As far as the comparison would otherwise fail over what is not there, or pass over it. */
const recordSchema = z
  .looseObject({
    model: z.string(),
    ops: z.array(z.string()),
    allocateTensors: z.boolean(),
    wheel: z.string().optional(),
    died: z.boolean().optional(),
  })
  .superRefine((record, context) => {
    const rest = !record.allocateTensors
      ? z.object({ log: z.string() })
      : record.wheel !== undefined
        ? z.object({ outputTypes: z.array(z.string()), runs: recordedRuns, invokeLog: z.string() })
        : z.object({
            allocations: z.record(z.string(), z.object({ requested: z.number() })),
            plan: z.object({ max: z.number(), buffers: z.array(z.array(z.number()).length(4)) }),
            arenaUsedBytes: z.number(),
            recordingArenaUsedBytes: z.number(),
            io: z.object({ in: recordedIo, out: recordedIo }),
            runs: recordedRuns,
            invokeLog: z.string(),
          });
    const { error } = record.died === true ? {} : rest.safeParse(record);
    for (const { path, message } of error?.issues ?? []) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

export class InvalidRecordError extends Error {
  override readonly name = 'InvalidRecordError';
}

/** Throws an InvalidRecordError. */
export function parseRecord(text: string): GoldenRecord {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new InvalidRecordError(`no JSON: ${(error as Error).message}`);
  }
  const { error } = recordSchema.safeParse(data);
  if (!error) return data as GoldenRecord;
  const [first] = error.issues;
  const where = first?.path.length ? `${first.path.join('.')}: ` : '';
  throw new InvalidRecordError(`no record: ${where}${first?.message}`);
}
