/**
 * The arena held to its specification where no record says anything: every size of an arena, from
 * any start, on graphs of any shape. The oracle works out addresses, messages and the plan from the
 * written rules; the engine has to say the same.
 */
import { describe, expect, it } from 'vitest';
import { withOfflinePlan } from '../../src/runtime/engines/tflm/offline-plan.ts';
import { callsOfOps, type OracleModel, predict } from './support/arena-oracle.ts';
import { startEngine, withInterpreter } from './support/engine.ts';
import { i8, u8 } from './support/flatbuffer.ts';
import { makeModel, type OpSpec, type TensorSpec } from './support/model-builder.ts';
import { fixtureModel } from './support/programs.ts';
import { countingLoop, randomGraph } from './support/random-graph.ts';

const { engine, log } = startEngine();
const LARGE = 64 * 1024;
const SMALLEST_WITH_ALLOCATOR = 116;

interface Subject extends OracleModel {
  readonly file: Uint8Array;
  /** In an arena with room for everything. */
  readonly status: number;
  readonly usedBytes: number;
  readonly offsets: readonly number[];
}

/** What its ops ask for, seen once in an arena with room for everything. */
function watch(file: Uint8Array, more: Omit<OracleModel, 'model' | 'calls'> = {}): Subject {
  const arena = engine.allocate(LARGE);
  const opened = engine.openModel(file);
  if (opened === null) throw new Error(`the model was refused: ${log()}`);
  const resolver = engine.createResolver('all');
  const allocator = engine.createAllocator(arena, LARGE, { trace: true });
  const interpreter = engine.createInterpreter(opened, resolver, allocator, {
    resourceVariables: more.resourceVariables ?? 0,
  });
  try {
    const status = interpreter.allocateTensors();
    const model = opened.describe();
    const { events, plan } = allocator.trace();
    const scratch = (subgraph: number, op: number): number[] =>
      plan.flatMap(({ kind, owner, size }) =>
        kind === 'scratch' &&
        owner.kind === 'op' &&
        owner.subgraph === subgraph &&
        owner.index === op
          ? [size]
          : [],
      );
    return {
      file,
      model,
      calls: callsOfOps(model, events, scratch),
      status,
      usedBytes: allocator.usedBytes,
      offsets: plan.map(({ offset }) => offset),
      ...more,
    };
  } finally {
    for (const handle of [interpreter, allocator, resolver, opened]) handle.free();
    engine.release(arena);
  }
}

/** Allocates at each size, and says where the engine and the oracle part. */
function differences(subject: Subject, start: number, sizes: Iterable<number>): string[] {
  const found: string[] = [];
  const memory = engine.allocate(LARGE + 16, 16);
  const opened = engine.openModel(subject.file);
  if (opened === null) throw new Error('the model was refused');
  const resolver = engine.createResolver('all');
  for (const size of sizes) {
    log();
    const allocator = engine.createAllocator(memory + start, size);
    const interpreter = engine.createInterpreter(opened, resolver, allocator, {
      resourceVariables: subject.resourceVariables ?? 0,
    });
    const status = interpreter.allocateTensors();
    const used = allocator.usedBytes;
    interpreter.free();
    allocator.free();
    const got = log();
    const expected = predict(subject, start, size);
    const messages = expected.messages.map((text) => `${text}\r\n`).join('');
    const agrees = {
      ok: status === 0 && got === messages && used === expected.usedBytes,
      error: status === 1 && got === messages,
      abort: status === 15 && got.startsWith(`${messages}Aborted: `),
      kernel: got.startsWith(messages) && got.length > messages.length,
      // Whether the bytes written over matter is for the engine to find out.
      overlaid: got.startsWith(messages),
    }[expected.end];
    if (agrees) continue;
    found.push(
      `${size} from ${start}: ${expected.end}, ${expected.usedBytes} used, ${JSON.stringify(messages)}; got ${status}, ${used} used, ${JSON.stringify(got)}`,
    );
  }
  resolver.free();
  opened.free();
  engine.release(memory);
  return found;
}

function* every(from: number, to: number, step = 1): Iterable<number> {
  for (let size = from; size < to; size += step) yield size;
}

/** Far enough above what is used for every step of the ladder. */
const topOf = (subject: Subject): number => Math.ceil(subject.usedBytes * 1.4) + 400;

describe('the arena at every size', () => {
  it.each([
    // Quantised, with params, data of the op and nothing else.
    ['fully_connected__int8', {}],
    // Variables that grow over the planner's memory, scratch handles in front of it.
    ['graph__svdf_pair_int8', {}],
    // Twelve scratch requests and more.
    ['graph__scratch_users', {}],
    // Several subgraphs, called from one another.
    ['if__nested_and_scratch', {}],
    ['call_once__float_sub', { resourceVariables: 20 }],
  ])('%s', { timeout: 60_000 }, (name, more) => {
    const subject = watch(fixtureModel(name), more);
    expect(predict(subject, 0, LARGE)).toMatchObject({ end: 'ok', plan: subject.offsets });
    const from = SMALLEST_WITH_ALLOCATOR - 20;
    expect(differences(subject, 0, every(from, topOf(subject)))).toEqual([]);
    expect(differences(subject, 5, every(from, topOf(subject), 3))).toEqual([]);
  });
});

it('a loop is planned once, however often it turns', { timeout: 60_000 }, () => {
  const subject = watch(countingLoop(5));
  expect(predict(subject, 0, LARGE)).toMatchObject({ end: 'ok', plan: subject.offsets });
  expect(differences(subject, 3, every(SMALLEST_WITH_ALLOCATOR, topOf(subject)))).toEqual([]);
  const used = withInterpreter(engine, countingLoop(5), LARGE, {}, ({ interpreter }) => {
    expect(interpreter.invoke()).toBe(0);
    const output = interpreter.output(0);
    expect(engine.instance.view().getFloat32(output?.data ?? 0, true)).toBe(5);
    return interpreter.arenaUsedBytes;
  });
  expect(used).toBe(subject.usedBytes);
});

it('a variable that an offline plan places is told apart', () => {
  const tensors: TensorSpec[] = [{ shape: [4] }, { shape: [4], variable: true }, { shape: [4] }];
  const add: OpSpec = {
    op: 0,
    inputs: [0, 1],
    outputs: [2],
    options: { union: 11, fields: [i8(0), u8(1)] },
  };
  const file = withOfflinePlan(
    makeModel({ tensors, inputs: [0], outputs: [2], ops: [add] }),
    [-1, 256, -1],
  );
  const plan = withInterpreter(engine, file, LARGE, { trace: true }, (opened) => {
    expect(opened.interpreter.allocateTensors()).toBe(0);
    return opened.allocator.trace().plan;
  });
  expect(plan.map(({ kind, offset, offline }) => [kind, offset, offline])).toEqual([
    ['tensor', 16, false],
    ['variable', 256, true],
    ['tensor', 0, false],
  ]);
});

describe('graphs of any shape', () => {
  const graphs = Array.from({ length: 120 }, (_, i) => i);

  it('are planned and laid out by the rules, from any start', { timeout: 120_000 }, () => {
    const found: string[] = [];
    let fixed = 0;
    for (const seed of graphs) {
      const { file, offline } = randomGraph(seed);
      if (offline !== undefined) fixed++;
      const subject =
        offline === undefined ? watch(file) : watch(withOfflinePlan(file, offline), { offline });
      const whole = predict(subject, 0, LARGE);
      expect(whole, `graph ${seed}`).toMatchObject({
        end: subject.status === 0 ? 'ok' : 'abort',
        usedBytes: subject.usedBytes,
      });
      if (whole.end === 'ok') expect(whole.plan, `plan of ${seed}`).toEqual(subject.offsets);
      const start = (seed * 7) % 16;
      found.push(
        ...differences(subject, start, every(100 + (seed % 13), topOf(subject), 13)).map(
          (text) => `${seed}: ${text}`,
        ),
      );
    }
    expect(found).toEqual([]);
    expect(fixed).toBeGreaterThan(20);
  });
});
