/** The comparison itself: a runner that cannot fail would prove nothing. */
import { describe, expect, it } from 'vitest';
import {
  compare,
  type Found,
  outputDifference,
  unwrittenPadding,
} from '../../scripts/engine/conformance/compare.ts';
import { inputBytes } from '../../scripts/engine/conformance/inputs.ts';
import { fixtureRecord } from './support/programs.ts';

const name = 'graph__residual_int8';

/** What an engine that agrees in everything would have found. */
function agreeing(): Extract<Found, { allocateTensors: true }> {
  const record = fixtureRecord(name);
  const smallest = record.smallestArena as number;
  const ladder = (record.ladder ?? []).map(({ arena, ok, log }) => ({
    arena,
    ok,
    log,
    dead: null,
    overwroteTemporaries: false,
  }));
  return {
    ...record,
    dead: null,
    allocateLog: '',
    trials: [
      ...ladder,
      { arena: smallest, ok: true, log: '', dead: null, overwroteTemporaries: false },
    ],
  };
}

const columns = (found: Found): string[] => [
  ...new Set(compare(fixtureRecord(name), found).map(({ column }) => column)),
];

describe('compare', () => {
  it('finds nothing where everything agrees', () => {
    expect(compare(fixtureRecord(name), agreeing())).toEqual([]);
  });

  it('notices one wrong value in each column', () => {
    const good = agreeing();
    const flipped = good.runs.map((run) => ({
      ...run,
      outputs: run.outputs.map((hex) => `00${hex.slice(2)}`),
    }));
    expect(columns({ ...good, runs: flipped })).toEqual(['outputs']);
    const [first, ...rest] = good.plan.buffers;
    const moved = [first?.[0], first?.[1], first?.[2], (first?.[3] ?? 0) + 16] as never;
    expect(columns({ ...good, plan: { ...good.plan, buffers: [moved, ...rest] } })).toEqual([
      'plan',
    ]);
    expect(columns({ ...good, arenaUsedBytes: good.arenaUsedBytes + 1 })).toEqual(['arena']);
    expect(columns({ ...good, headUsed: good.headUsed + 1 })).toEqual(['arena']);
    expect(columns({ ...good, invokeLog: 'something\n' })).toEqual(['messages']);
    const works = good.trials.map((trial) => ({ ...trial, ok: true, log: '' }));
    expect(columns({ ...good, trials: works })).toEqual(['smallest', 'messages']);
    expect(columns({ allocateTensors: false, log: 'no', dead: null })).toEqual([
      'outputs',
      'messages',
      'plan',
      'arena',
      'smallest',
    ]);
  });

  it('holds float32 to 1e-6 and everything else to the bit', () => {
    const hex = (value: number) => Buffer.from(new Float32Array([value]).buffer).toString('hex');
    expect(outputDifference('FLOAT32', hex(1), hex(1 + 5e-7))).toBeNull();
    expect(outputDifference('FLOAT32', hex(1), hex(1 + 5e-6))).not.toBeNull();
    expect(outputDifference('FLOAT32', hex(Number.NaN), hex(1))).not.toBeNull();
    expect(outputDifference('INT32', hex(1), hex(1 + 5e-7))).not.toBeNull();
  });
});

describe('padding that upstream never wrote', () => {
  const padded = { ...fixtureRecord('space_to_batch_nd__int8') };

  it('is let pass when nothing else differs', () => {
    expect(unwrittenPadding(padded, '50500102', '00000102')).toBe('50');
  });

  it('excuses no other byte, and no other op', () => {
    expect(unwrittenPadding(padded, '50500102', '00000103')).toBeNull();
    expect(unwrittenPadding(padded, '50510102', '00000102')).toBeNull();
    expect(unwrittenPadding(fixtureRecord(name), '50500102', '00000102')).toBeNull();
  });
});

describe('inputs', () => {
  it('come from the generator of the records', () => {
    // State 1000003, one xorshift32 step by hand: x ^= x << 13; x ^= x >>> 17; x ^= x << 5.
    let x = 1_000_003;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const view = (type: string, bytes: number) =>
      new DataView(inputBytes(type, bytes, 0, 0).buffer);
    expect(view('FLOAT32', 4).getFloat32(0, true)).toBe(Math.fround((x | 0) / 2 ** 31));
    expect(view('INT8', 1).getUint8(0)).toBe(x >>> 24);
    expect(view('INT16', 2).getUint16(0, true)).toBe(x >>> 16);
    expect(view('INT64', 8).getBigUint64(0, true)).toBe(BigInt((x >>> 0) % 3));
    expect(view('BOOL', 1).getUint8(0)).toBe(x & 1);
  });
});
