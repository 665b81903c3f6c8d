/** The binding that the page and the runner share: lifetimes, traces, snapshots, refusals. */
import { describe, expect, it } from 'vitest';
import { STATUS_ABORT, STATUS_OK } from '../../src/runtime/engines/tflm/abi.ts';
import { startEngine, withInterpreter } from './support/engine.ts';
import { fixtureModel, fixtureRecord } from './support/programs.ts';

const name = 'graph__residual_int8';
const record = fixtureRecord(name);
const file = fixtureModel(name);
const arenaBytes = 64 * 1024;

describe('memory of the engine', () => {
  it('is where it was after 10,000 interpreters', { timeout: 120_000 }, () => {
    const { engine } = startEngine();
    const once = () =>
      withInterpreter(engine, file, 16 * 1024, { trace: true }, ({ interpreter }) => {
        expect(interpreter.allocateTensors()).toBe(STATUS_OK);
        expect(interpreter.invoke()).toBe(STATUS_OK);
      });
    const before = engine.heapUsed;
    for (let i = 0; i < 10; i++) once();
    const memory = engine.instance.memoryBytes;
    for (let i = 0; i < 10_000; i++) once();
    expect(engine.heapUsed).toBe(before);
    expect(engine.instance.memoryBytes).toBe(memory);
  });

  it('is given back when AllocateTensors fails at any point', () => {
    const { engine } = startEngine();
    const before = engine.heapUsed;
    for (let bytes = 0; bytes < (record.smallestArena as number); bytes += 36) {
      withInterpreter(engine, file, bytes, { trace: true }, ({ interpreter }) => {
        expect(interpreter.allocateTensors()).not.toBe(STATUS_OK);
      });
    }
    expect(engine.heapUsed).toBe(before);
  });
});

describe('tracing', () => {
  it('changes no address and no count', () => {
    const { engine } = startEngine();
    const measure = (trace: boolean) =>
      withInterpreter(engine, file, arenaBytes, { trace }, ({ interpreter, allocator }) => {
        expect(interpreter.allocateTensors()).toBe(STATUS_OK);
        const places = [interpreter.input(0), interpreter.output(0)].map(
          (tensor) => (tensor?.data ?? 0) - allocator.start,
        );
        return [interpreter.arenaUsedBytes, allocator.headUsed, allocator.tailUsed, ...places];
      });
    expect(measure(true)).toEqual(measure(false));
    expect(measure(true)[0]).toBe(record.arenaUsedBytes);
  });

  it('accounts for every persistent byte, with an owner that exists', () => {
    const { engine } = startEngine();
    withInterpreter(engine, file, arenaBytes, { trace: true }, ({ interpreter, allocator }) => {
      interpreter.allocateTensors();
      const { events, plan, planMax } = allocator.trace();
      const persistent = events.flatMap((event) => (event.kind === 'persistent' ? [event] : []));
      expect(persistent.reduce((sum, event) => sum + event.used, 0)).toBe(allocator.tailUsed);
      expect(persistent.at(-1)?.address).toBe(events.at(-1)?.tail);
      for (const event of events) {
        if (!('owner' in event)) continue;
        if (event.owner.kind === 'op') expect(event.owner.index).toBeLessThan(record.ops.length);
        if (event.owner.kind === 'tensor') expect(event.owner.index).toBeLessThan(record.tensors);
      }
      expect(planMax).toBe(record.plan.max);
      expect(plan.map((b) => [b.size, b.firstUse, b.lastUse, b.offset])).toEqual(
        record.plan.buffers,
      );
      const temps = events.filter((event) => event.kind === 'temp').length;
      expect(temps).toBeGreaterThan(0);
    });
  });

  it('says which move did not fit', () => {
    const { engine, log } = startEngine();
    const tooSmall = (record.smallestArena as number) - 1;
    withInterpreter(engine, file, tooSmall, { trace: true }, ({ interpreter, allocator }) => {
      expect(interpreter.allocateTensors()).not.toBe(STATUS_OK);
      const failed = allocator.trace().events.filter((event) => 'ok' in event && !event.ok);
      const planned = /Too many buffers/.test(log());
      // The planner's own capacity is no move of the arena.
      expect(failed.length > 0 || planned).toBe(true);
    });
  });

  it('times every op of an Invoke, once it is asked to', () => {
    const { engine } = startEngine();
    withInterpreter(engine, file, arenaBytes, {}, ({ interpreter }) => {
      interpreter.allocateTensors();
      interpreter.invoke();
      expect(interpreter.opRuns()).toEqual([]);
      interpreter.timeOps(true);
      interpreter.invoke();
      expect(interpreter.opRuns().map(({ op }) => op)).toEqual(record.ops.map((_, i) => i));
    });
  });

  it('copies a tensor after the op that makes it', () => {
    const { engine } = startEngine();
    withInterpreter(engine, file, arenaBytes, {}, ({ interpreter }) => {
      interpreter.allocateTensors();
      const last = record.ops.length - 1;
      const output = interpreter.outputIndex(0);
      interpreter.requestSnapshot(0, last, output);
      interpreter.invoke();
      const [snapshot, ...more] = interpreter.snapshots();
      expect(more).toEqual([]);
      expect(snapshot).toMatchObject({ subgraph: 0, op: last, tensor: output });
      const { data = 0, bytes = 0 } = interpreter.output(0) ?? {};
      expect(snapshot?.data).toEqual(engine.instance.bytes(data, bytes));
    });
  });
});

describe('what must not harm the page', () => {
  it('refuses a cut file with a message', () => {
    const { engine, log } = startEngine();
    const before = engine.heapUsed;
    expect(engine.openModel(file.subarray(0, 100))).toBeNull();
    expect(log()).toMatch(/^Invalid model: /);
    expect(engine.openModel(new Uint8Array(0))).toBeNull();
    expect(engine.heapUsed).toBe(before);
  });

  it('says so when the arena cannot even hold the allocator', () => {
    const { engine, log } = startEngine();
    withInterpreter(engine, file, 64, {}, ({ interpreter, allocator }) => {
      expect(allocator.ended).toBe(true);
      expect(interpreter.allocateTensors()).toBe(STATUS_ABORT);
      expect(log()).toContain('Aborted: ');
    });
  });

  it('refuses a handle that was freed', () => {
    const { engine } = startEngine();
    const model = engine.openModel(file);
    model?.free();
    model?.free();
    expect(() => model?.describe()).toThrow('Model was freed');
  });
});

describe('descriptions', () => {
  it('tell ops, tensors and quantisation of a model', () => {
    const { engine } = startEngine();
    const model = engine.openModel(file);
    const description = model?.describe();
    model?.free();
    expect(description).toMatchObject({ version: 3, bytes: record.bytes });
    expect(description?.subgraphs).toHaveLength(record.subgraphs);
    const [subgraph] = description?.subgraphs ?? [];
    expect(subgraph?.ops.map((op) => op.name)).toEqual(record.ops);
    expect(subgraph?.tensors).toHaveLength(record.tensors);
    expect(subgraph?.ops[0]).toMatchObject({ supported: true, resolverMethod: 'AddConv2D' });
    const input = subgraph?.tensors[subgraph.inputs[0] as number];
    const [io] = record.io.in;
    expect(input).toMatchObject({ type: io?.type, shape: io?.dims, bytes: io?.bytes });
    expect(Math.fround(input?.quantization?.scale[0] ?? 0)).toBe(Math.fround(io?.scale ?? 1));
  });

  it('say why upstream has no kernel for an op', () => {
    const { engine } = startEngine();
    const model = engine.openModel(fixtureModel('bad__builtin_not_registered'));
    const op = model?.describe().subgraphs[0]?.ops[0];
    model?.free();
    expect(op).toMatchObject({ name: 'TOPK_V2', supported: false, resolverMethod: null });
    expect(op?.reason).toContain("Didn't find op for builtin opcode 'TOPK_V2'");
  });
});
