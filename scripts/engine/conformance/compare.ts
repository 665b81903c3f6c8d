/** Recorded against found, as data: five columns, each a list of differences in words. */
import { abortedAt, compareWithWheel, readsUnwritten } from './compare-wheel.ts';
import type { AllocatedRecord, GoldenRecord, RecordedIo, UpstreamRecord } from './record.ts';

export const COLUMNS = ['outputs', 'plan', 'arena', 'smallest', 'messages'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Difference {
  readonly column: Column;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/** What our engine did, in the record's own terms. */
export type Found =
  | { readonly allocateTensors: false; readonly log: string; readonly dead: string | null }
  | (Omit<AllocatedRecord, 'model' | 'bytes' | 'version' | 'subgraphs' | 'ops' | 'tensors'> & {
      /** What AllocateTensors said although it succeeded. */
      readonly allocateLog: string;
      readonly trials: readonly FoundTrial[];
      readonly dead: string | null;
    });

/** One arena size tried: AllocateTensors, then one Invoke. */
export interface FoundTrial {
  readonly arena: number;
  readonly ok: boolean;
  readonly log: string;
  /** The instance trapped: never right, whatever upstream did. */
  readonly dead: string | null;
  /**
   * A tail allocation ran over temporaries that were in use, which nothing guards against. Upstream
   * goes on with what is left of them: undefined behaviour, for which any clear failure is right.
   */
  readonly overwroteTemporaries: boolean;
}

export function compare(record: GoldenRecord, found: Found): Difference[] {
  return 'wheel' in record ? compareWithWheel(record, found) : compareWithUpstream(record, found);
}

function compareWithUpstream(record: UpstreamRecord, found: Found): Difference[] {
  const all: Difference[] = [];
  const check = (column: Column, what: string, expected: unknown, got: unknown) => {
    const [e, g] = [show(expected), show(got)];
    if (e !== g) all.push({ column, what, expected: e, got: g });
  };
  if (found.dead !== null) check('outputs', 'the engine', 'lives', found.dead);
  if (!record.allocateTensors || !found.allocateTensors) {
    check('outputs', 'AllocateTensors', record.allocateTensors, found.allocateTensors);
    const expected = record.allocateTensors ? '' : record.log;
    const got = found.allocateTensors ? '' : found.log;
    check('messages', 'log of AllocateTensors', expected, got);
    if (record.allocateTensors) {
      for (const column of ['plan', 'arena', 'smallest'] as const) {
        check(column, 'AllocateTensors', true, false);
      }
    }
    return all;
  }

  record.runs.forEach((run, k) => {
    const ours = found.runs[k];
    check('outputs', `run ${k}: ok`, run.ok, ours?.ok);
    run.outputs.forEach((hex, o) => {
      const io = record.io.out[o];
      const ourHex = ours?.outputs[o] ?? '';
      const difference = outputDifference(io?.type ?? '', hex, ourHex);
      if (difference !== null && unwrittenPadding(record, hex, ourHex) === null) {
        const [expected, got] = difference;
        all.push({ column: 'outputs', what: `run ${k}, output ${o}`, expected, got });
      }
    });
  });

  check('plan', 'plan: bytes', record.plan.max, found.plan.max);
  check('plan', 'plan: buffers', record.plan.buffers.length, found.plan.buffers.length);
  record.plan.buffers.forEach((buffer, i) => {
    check('plan', `plan: buffer ${i} [size, first, last, offset]`, buffer, found.plan.buffers[i]);
  });

  check('arena', 'arena_used_bytes', record.arenaUsedBytes, found.arenaUsedBytes);
  const ioParts = (side: readonly RecordedIo[]) => side.map((io) => comparable(io, record));
  check('arena', 'inputs', ioParts(record.io.in), ioParts(found.io.in));
  check('arena', 'outputs', ioParts(record.io.out), ioParts(found.io.out));
  for (const key of [
    'recordingArenaUsedBytes',
    'headUsed',
    'tailUsed',
    'requestedTotal',
  ] as const) {
    check('arena', `recording: ${key}`, record[key], found[key]);
  }
  for (const [category, total] of Object.entries(record.allocations)) {
    check('arena', `recording: ${category}`, total, found.allocations[category]);
  }

  check('messages', 'log of Invoke', record.invokeLog, found.invokeLog);
  compareTrials(record, found.trials, all);
  return all;
}

function compareTrials(
  record: AllocatedRecord,
  trials: readonly FoundTrial[],
  all: Difference[],
): void {
  const at = new Map(trials.map((trial) => [trial.arena, trial]));
  const smallest = record.smallestArena;
  if (smallest !== undefined) {
    for (const [arena, ok] of [
      [smallest, true],
      [smallest - 1, false],
    ] as const) {
      const trial = at.get(arena);
      if (trial?.ok !== ok || trial.dead !== null) {
        all.push({
          column: 'smallest',
          what: `an arena of ${arena} bytes (smallest is ${smallest})`,
          expected: ok ? 'works' : 'fails',
          got: trial?.dead ?? (trial?.ok ? 'works' : `fails: ${trial?.log.trim() ?? ''}`),
        });
      }
    }
  }
  for (const step of record.ladder ?? []) {
    const trial = at.get(step.arena);
    const what = `ladder, arena of ${step.arena} bytes`;
    // Where upstream dies, any clear message of ours is right; silence and success are not.
    const undefinedThere = step.abort || (!step.ok && trial?.overwroteTemporaries === true);
    const expected = undefinedThere
      ? 'fails with a message'
      : `${step.ok ? 'works' : 'fails'}: ${firstLine(step.log)}`;
    const got =
      trial === undefined
        ? 'not tried'
        : (trial.dead ??
          (undefinedThere && !trial.ok && trial.log.trim() !== ''
            ? expected
            : `${trial.ok ? 'works' : 'fails'}: ${firstLine(trial.log)}`));
    if (expected !== got) all.push({ column: 'messages', what, expected, got });
  }
}

const firstLine = (log: string): string => log.split('\n', 1)[0] as string;

/** The address of an output that lies in the model file depends on where the file was put. */
function comparable(io: RecordedIo, record: AllocatedRecord): unknown[] {
  const inFile = record.model.startsWith('graph__constant_output');
  const { type, bytes, offset, dims, scale, zp } = io;
  return [type, bytes, inFile ? 'constant' : offset, dims, Math.fround(scale), zp];
}

/**
 * SPACE_TO_BATCH_ND pads with a byte that upstream never writes. On a zeroed arena, as ours is, it
 * is 0; one record was made on an arena that another run had used, so there it is some other byte,
 * the same everywhere. Returns that byte if nothing but this differs.
 */
export function unwrittenPadding(
  record: UpstreamRecord,
  expected: string,
  got: string,
): string | null {
  if (!record.ops.includes('SPACE_TO_BATCH_ND') || expected.length !== got.length) return null;
  let padding: string | null = null;
  for (let at = 0; at < expected.length; at += 2) {
    const [e, g] = [expected.slice(at, at + 2), got.slice(at, at + 2)];
    if (e === g) continue;
    if (g !== '00' || (padding !== null && e !== padding)) return null;
    padding = e;
  }
  return padding;
}

/** What was let pass, in words; empty for nearly every model. */
export function notes(record: GoldenRecord, found: Found): string[] {
  if ('wheel' in record) {
    const aborted = abortedAt(found);
    if (aborted === null) {
      return readsUnwritten(record, found) ? ['shows memory that no op has written'] : [];
    }
    const place = found.allocateTensors ? 'Invoke' : 'AllocateTensors';
    const wheel = record.died
      ? 'dies'
      : !record.allocateTensors
        ? 'fails in AllocateTensors'
        : record.runs.every(({ ok }) => ok)
          ? 'goes on'
          : 'fails in Invoke';
    return [`ends in ${place} where the wheel ${wheel}: ${aborted}`];
  }
  if (!record.allocateTensors || !found.allocateTensors) return [];
  const paddings = record.runs.flatMap((run, k) =>
    run.outputs.map((hex, o) => unwrittenPadding(record, hex, found.runs[k]?.outputs[o] ?? '')),
  );
  const padding = paddings.find((byte) => byte !== null);
  const all: string[] = [];
  if (padding !== undefined) {
    all.push(
      `pads with 0 where upstream reads memory that it never wrote (recorded: 0x${padding})`,
    );
  }
  for (const { arena, ok, log, abort } of record.ladder ?? []) {
    const trial = found.trials.find((each) => each.arena === arena);
    if (!abort && !ok && trial?.overwroteTemporaries && firstLine(log) !== firstLine(trial.log)) {
      all.push(`fails otherwise in ${arena} bytes, where upstream overwrites its own temporaries`);
    }
  }
  return all;
}

/** Bit for bit, except float32: libm may differ in the last place, so 1e-6 relative. */
export function outputDifference(
  type: string,
  expected: string,
  got: string,
): readonly [string, string] | null {
  if (expected === got) return null;
  if (type !== 'FLOAT32' || expected.length !== got.length) return firstByte(expected, got);
  const [a, b] = [floats(expected), floats(got)];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (Object.is(x, y) || x === y) continue;
    if (!(Math.abs(x - y) <= 1e-6 * Math.max(Math.abs(x), Math.abs(y)))) {
      return [`[${i}] = ${x}`, `${y}`];
    }
  }
  return null;
}

function firstByte(expected: string, got: string): readonly [string, string] {
  if (expected.length !== got.length) {
    return [`${expected.length / 2} bytes`, `${got.length / 2} bytes`];
  }
  let at = 0;
  while (expected.slice(at, at + 2) === got.slice(at, at + 2)) at += 2;
  const around = (hex: string) => `byte ${at / 2}: ${hex.slice(at, at + 16)}`;
  return [around(expected), around(got)];
}

function floats(hex: string): Float32Array {
  const bytes = Buffer.from(hex, 'hex');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

const show = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
