import { describe, expect, it } from 'vitest';
import type { ArenaEvent } from '../contract/arena.ts';
import type { ConsoleLine, SerializedValue } from '../contract/console.ts';
import type { InterpreterReport } from '../contract/report.ts';
import { isRunEvent } from './run-events.ts';

const move: ArenaEvent = {
  kind: 'persistent',
  requested: 36,
  used: 36,
  address: 100,
  category: 'allocator',
  owner: { kind: 'model' },
  ok: true,
  head: 0,
  temp: 0,
  tail: 100,
  phase: 'create',
};
const described = { index: 0, name: 'x', type: 'INT8', shape: [1], bytes: 1, buffer: 1 };

/** A report of the shape that the engine makes; what it really makes is tested in a browser. */
const REPORT: InterpreterReport = {
  engine: 'tflm',
  ordinal: 1,
  modelName: 'x.tflite',
  model: {
    version: 3,
    description: '',
    bytes: 100,
    subgraphs: [
      {
        index: 0,
        name: 'main',
        inputs: [0],
        outputs: [0],
        tensors: [
          {
            ...described,
            isVariable: false,
            isConstant: false,
            quantization: { scale: [0.5], zeroPoint: [0], axis: 0 },
          },
        ],
        ops: [],
      },
    ],
    buffers: [{ index: 0, bytes: 0 }],
    metadata: [],
    signatures: [],
  },
  resolver: { capacity: 1, methods: ['AddConv2D'] },
  variant: 'simd',
  runtimeBytes: 427_753,
  kernelBytes: 0,
  arenaBytes: 136,
  arenaUsedBytes: 36,
  allocateStatus: 'kTfLiteOk',
  invokeStatus: null,
  invokeCount: 0,
  messages: [],
  trace: {
    arenaSize: 136,
    events: [move, { ...move, kind: 'resetTemps' }],
    plan: [
      {
        size: 16,
        firstUse: 0,
        lastUse: 1,
        offset: 0,
        offline: false,
        kind: 'tensor',
        owner: { kind: 'tensor', subgraph: 0, index: 0 },
      },
    ],
    planMax: 16,
  },
  ops: [{ subgraph: 0, op: 0, microseconds: 1, kernel: 'fast' }],
  nodes: [],
  timing: { loadMilliseconds: 1, runMilliseconds: [] },
  inputs: [
    {
      name: 'x',
      type: 'INT8',
      shape: [1],
      quantization: { scale: 0.5, zeroPoint: 0 },
      values: Int8Array.of(1),
      length: 1,
    },
  ],
  outputs: [],
};

const value: SerializedValue = {
  kind: 'object',
  name: 'Object',
  length: null,
  omitted: 0,
  entries: [{ key: 'a', value: { kind: 'primitive', type: 'number', text: '1', omitted: 0 } }],
};
const line: ConsoleLine = {
  index: 0,
  level: 'log',
  source: 'user',
  engine: null,
  values: [value],
  location: { file: 'main.ts', line: 1, column: 1 },
  time: 0.5,
};
const consoleEvent = (changed: object) => ({
  id: 1,
  kind: 'console',
  lines: [{ ...line, ...changed }],
  omitted: 0,
});

describe('an event of the sandbox', () => {
  it('passes as our side of the worker makes it', () => {
    expect(isRunEvent(consoleEvent({}))).toBe(true);
    expect(isRunEvent({ id: 1, kind: 'done', milliseconds: 3 })).toBe(true);
    expect(isRunEvent({ id: 1, kind: 'report', report: REPORT })).toBe(true);
  });

  it('does not pass with anything missing, or of another kind', () => {
    for (const broken of [
      null,
      'done',
      { kind: 'done', milliseconds: 3 },
      { id: 1, kind: 'done' },
      { id: 1, kind: 'toString' },
      consoleEvent({ level: 'fatal' }),
      consoleEvent({ values: [{ ...value, entries: [{ key: 'a', value: {} }] }] }),
      consoleEvent({ values: { length: 1 } }),
      consoleEvent({ location: { file: 'main.ts', line: '1', column: 1 } }),
    ]) {
      expect(isRunEvent(broken), JSON.stringify(broken)).toBe(false);
    }
    const trace = REPORT.trace as NonNullable<typeof REPORT.trace>;
    const withTrace = (changed: object) => ({
      id: 1,
      kind: 'report',
      report: { ...REPORT, trace: { ...trace, ...changed } },
    });
    expect(isRunEvent(withTrace({ events: [{ ...trace.events[0], phase: 'later' }] }))).toBe(false);
    expect(isRunEvent(withTrace({ plan: [{ ...trace.plan[0], owner: null }] }))).toBe(false);
  });

  it('is not walked without an end', () => {
    let deep: object = { kind: 'circular', name: 'x' };
    for (let i = 0; i < 100_000; i++) {
      deep = { ...value, entries: [{ key: 'a', value: deep }] };
    }
    expect(isRunEvent(consoleEvent({ values: [deep] }))).toBe(false);
  });

  it('is checked whole for a trace of 50,000 moves', () => {
    const events = Array.from({ length: 50_000 }, () => ({ ...move }));
    const event = {
      id: 1,
      kind: 'report',
      report: { ...REPORT, trace: { ...REPORT.trace, events } },
    };
    expect(isRunEvent(event)).toBe(true);
    Object.assign(events.at(-1) ?? {}, { kind: 'unheard' });
    expect(isRunEvent(event)).toBe(false);
  });
});
