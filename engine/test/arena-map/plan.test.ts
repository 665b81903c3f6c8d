/** The arena map's pure parts on what the engine really traces. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutBar } from '../../../src/features/arena-map/layout/bar.ts';
import { addressTicks } from '../../../src/features/arena-map/layout/ticks.ts';
import { layoutTimeMap } from '../../../src/features/arena-map/layout/time-map.ts';
import {
  arenaAfter,
  failedEvent,
  lastOfAllocate,
  peakBytes,
  tailByCategory,
} from '../../../src/features/arena-map/plan/arena-state.ts';
import { opOfEvent } from '../../../src/features/arena-map/plan/event-op.ts';
import { goneBlocks } from '../../../src/features/arena-map/plan/gone.ts';
import { liveBytes, viewPlan } from '../../../src/features/arena-map/plan/plan-view.ts';
import { refusedOps } from '../../../src/features/arena-map/plan/refused.ts';
import { sentenceOf } from '../../../src/features/arena-map/steps/sentences.ts';
import { freshEngine, runModel, zooModel } from './engine-runs.ts';
import { braid, chain } from './odd-models.ts';

const FIXTURES = 'engine/test/fixtures';
const fixtures = readdirSync(`${FIXTURES}/models`).filter((name) => name.endsWith('.tflite'));

interface Golden {
  readonly allocateTensors?: boolean;
  readonly arenaUsedBytes?: number;
  readonly plan?: { readonly max: number; readonly buffers: readonly (readonly number[])[] };
  readonly ladder?: readonly { readonly arena: number; readonly ok: boolean }[];
}
const golden = (name: string): Golden =>
  JSON.parse(readFileSync(`${FIXTURES}/golden/${name.replace('.tflite', '.json')}`, 'utf8'));
const model = (name: string) => new Uint8Array(readFileSync(`${FIXTURES}/models/${name}`));

describe('the view of a plan', () => {
  const { model: digits, trial } = runModel(zooModel('digits/digits_int8.tflite'));
  const view = viewPlan(trial.trace.plan, digits);

  it('names what the model calls its tensors and ops', () => {
    expect(view.columns.map(({ label }) => label)).toEqual([
      '입력',
      'Conv2D',
      'MaxPool2D',
      'Conv2D',
      'MaxPool2D',
      'Reshape',
      'FullyConnected',
      'Softmax',
    ]);
    expect(view.blocks.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'image input',
      'conv1 intermediate',
      'pool1 intermediate',
      'conv2 intermediate',
      'pool2 intermediate',
      'flat intermediate',
      'logits intermediate',
      'probability output',
    ]);
    expect(view.height).toBe(trial.trace.planMax);
  });

  it('sums what is alive', () => {
    const alive = [
      { size: 10, first: 0, last: 1 },
      { size: 5, first: 1, last: 9 },
      { size: 7, first: -1, last: -1 },
    ];
    expect(liveBytes(alive, 3)).toEqual([10, 15, 5]);
    expect(view.peak.bytes).toBe(Math.max(...view.live));
    expect(view.peak.bytes).toBeLessThanOrEqual(view.height);
  });

  it('lays blocks out by time and address, within the plot and never over one another', () => {
    const { blocks, plot, columns } = layoutTimeMap(view, { width: 800, plotHeight: 300 });
    expect(columns).toHaveLength(8);
    const [image] = blocks;
    expect(image?.x).toBe(plot.x + 0.5);
    expect(image?.width).toBeCloseTo((plot.width / 8) * 2 - 1, 5);
    for (const block of blocks) {
      expect(block.x).toBeGreaterThanOrEqual(plot.x);
      expect(block.y).toBeGreaterThanOrEqual(plot.y - 0.01);
      expect(block.x + block.width).toBeLessThanOrEqual(plot.x + plot.width + 0.01);
      expect(block.y + block.height).toBeLessThanOrEqual(plot.y + plot.height + 0.01);
      for (const other of blocks) {
        if (other === block) continue;
        const apart =
          other.x >= block.x + block.width - 0.01 ||
          block.x >= other.x + other.width - 0.01 ||
          other.y >= block.y + block.height - 0.01 ||
          block.y >= other.y + other.height - 0.01;
        expect(apart, `${block.id} over ${other.id}`).toBe(true);
      }
    }
  });

  it('begins and ends columns that touch on whole pixels: no seam between paths of them', () => {
    const run = runModel(braid(1000));
    const view = viewPlan(run.trial.trace.plan, run.model);
    const { blocks, live } = layoutTimeMap(view, { width: 800, plotHeight: 300 });
    for (const { x, width } of [...blocks, ...live]) {
      expect(Number.isInteger(x) && Number.isInteger(width) && width >= 1).toBe(true);
    }
  });

  it('keeps its clock in step with control flow', () => {
    for (const name of fixtures.filter((name) => /^(if|while|call_once)__/.test(name))) {
      const run = runModel(model(name));
      const last = Math.max(0, ...run.trial.trace.plan.map(({ lastUse }) => lastUse));
      const { columns, blocks } = viewPlan(run.trial.trace.plan, run.model);
      // The model's outputs are used at the very end of its clock.
      expect(columns.length - 1, name).toBe(last);
      for (const { kind, last: end } of blocks) if (kind === 'output') expect(end).toBe(last);
    }
  });
});

describe('what the pictures say', () => {
  it('tells alike names apart by the op that writes them', () => {
    const block = (index: number, offset: number) => ({
      size: 16,
      firstUse: index,
      lastUse: index + 1,
      offset,
      offline: false,
      kind: 'tensor' as const,
      owner: { kind: 'tensor' as const, subgraph: 0, index },
    });
    const named = runModel(chain(2)).model;
    const [main] = named.subgraphs;
    if (main === undefined) throw new Error('no subgraph');
    const tensors = main.tensors.map((tensor, i) => ({ ...tensor, name: `part_${i}/Relu;x/y` }));
    const alike = { ...named, subgraphs: [{ ...main, tensors }] };
    const plan = [block(0, 0), block(1, 16)];
    expect(viewPlan(plan, named).blocks.map(({ title }) => title)).toEqual(['abs_0', 'abs_1']);
    expect(viewPlan(plan, alike).blocks.map(({ title }) => title)).toEqual(['Relu', 'Abs 0']);
  });

  it('counts addresses in powers of two', () => {
    expect(addressTicks(2304).map(({ label }) => label)).toEqual([
      '0',
      '512',
      '1,024',
      '1,536',
      '2,048',
    ]);
    expect(
      addressTicks(49_152)
        .map(({ label }) => label)
        .at(-1),
    ).toBe('48 K');
    expect(
      addressTicks(40 << 20)
        .map(({ label }) => label)
        .at(-1),
    ).toBe('40 M');
    expect(addressTicks(0)).toEqual([{ bytes: 0, label: '0' }]);
  });

  it('knows from when on a block is gone, as trying every pair does', () => {
    for (const file of [zooModel('branches/branches_int8.tflite'), braid(40)]) {
      const run = runModel(file);
      const view = viewPlan(run.trial.trace.plan, run.model);
      const expected = view.blocks.flatMap((block) => {
        const over = view.blocks.filter(
          (other) =>
            other.first > block.last &&
            other.offset < block.offset + block.size &&
            block.offset < other.offset + other.size,
        );
        return over.length === 0
          ? []
          : [[block.id, over.reduce((least, { first }) => Math.min(least, first), Infinity)]];
      });
      expect(goneBlocks(view).map(({ block, from }) => [block.id, from])).toEqual(expected);
      expect(expected.length).toBeGreaterThan(5);
    }
  });

  it('finds the op that an event was for, also where a tensor owns it', () => {
    const { trial, model: digits } = runModel(zooModel('digits/digits_int8.tflite'), {
      arenaBytes: 1500,
    });
    // "Node CONV_2D (number 2) failed to prepare", says the engine.
    expect(trial.messages.at(-1)).toContain('(number 2)');
    const failed = failedEvent(trial.trace);
    expect(opOfEvent(trial.trace, failed ?? -1, digits)).toEqual({ subgraph: 0, index: 2 });
  });
});

describe('the arena after each event', () => {
  it('ends with the recorded plan and tail, for every recorded model', () => {
    let seen = 0;
    for (const name of fixtures) {
      const record = golden(name);
      if (record.allocateTensors !== true || record.plan === undefined) continue;
      const { trial, model: described } = runModel(model(name));
      const state = arenaAfter(trial.trace, lastOfAllocate(trial.trace));
      const view = viewPlan(trial.trace.plan, described);
      expect(view.height, name).toBe(record.plan.max);
      expect(
        view.blocks.map(({ size, first, last, offset }) => [size, first, last, offset]),
        name,
      ).toEqual(record.plan.buffers);
      expect(state.head + state.size - state.tail, name).toBe(record.arenaUsedBytes);
      expect(state.temps, name).toEqual([]);
      expect(peakBytes(trial.trace), name).toBeGreaterThanOrEqual(record.arenaUsedBytes ?? 0);
      const categorised = tailByCategory(state).reduce((sum, { bytes }) => sum + bytes, 0);
      expect(categorised, name).toBe(state.size - state.tail);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(300);
  });

  it('fills the bar without holes', () => {
    const { trial } = runModel(zooModel('digits/digits_int8.tflite'), { arenaBytes: 4096 });
    for (let i = -1; i < trial.trace.events.length; i++) {
      const bar = layoutBar(arenaAfter(trial.trace, i));
      let at = 0;
      for (const { from, to } of bar) {
        expect(from).toBe(at);
        at = to;
      }
      expect(at).toBe(trial.trace.arenaSize);
      expect(bar.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    }
  });
});

describe('the ops that TFLM refuses', () => {
  const refused = (name: string) => {
    const { model: described, trial } = runModel(model(name));
    return refusedOps(described, trial).map(({ label, reason }) => `${label}: ${reason}`);
  };

  it('are marked with the message, whether a kernel, its Prepare or its Invoke is what fails', () => {
    expect(refused('bad__builtin_not_registered.tflite')).toHaveLength(1);
    expect(refused('bad__transpose_runtime_perm.tflite')).toEqual([
      'Transpose: tensorflow/lite/micro/kernels/transpose_common.cc Non-constant >perm< tensor is not supported',
    ]);
    expect(refused('bad__dynamic_zero.tflite')[0]).toContain('has dynamic tensor');
    expect(refused('bad__cumsum_axis.tflite')).toEqual(['CumSum: CUMSUM Invalid axis: 2']);
  });

  it('are there for every recorded model that no arena can run, where an op is to blame', () => {
    const without = fixtures.filter((name) => {
      const works = golden(name).allocateTensors === true;
      return !works && refused(name).length === 0;
    });
    // Its offline plan is of another length: no op is to blame.
    expect(without).toEqual(['bad__offline_count.tflite']);
  });
});

describe('sentences', () => {
  it('there is one for every event of every model, at every size of its ladder', () => {
    const kinds = new Set<string>();
    let failures = 0;
    for (const name of fixtures) {
      for (const arenaBytes of [
        1 << 20,
        ...(golden(name).ladder ?? []).map(({ arena }) => arena),
      ]) {
        const tflm = freshEngine();
        try {
          const { trial, model: described } = runModel(model(name), { arenaBytes, tflm });
          for (const event of trial.trace.events) {
            const sentence = sentenceOf(event, described);
            expect(sentence, JSON.stringify(event)).toMatch(/[다요]\.$/);
            expect(sentence).not.toMatch(/undefined|NaN|을\/를/);
            kinds.add(`${event.kind} ${'category' in event ? event.category : ''}`);
          }
          if (failedEvent(trial.trace) !== null) failures += 1;
        } catch (error) {
          // A file that is refused, or memory the engine is not given: nothing was traced.
          if (!(error instanceof Error)) throw error;
          if (error.name === 'AssertionError') throw error;
        }
      }
    }
    expect(failures).toBeGreaterThan(100);
    expect(kinds.size).toBeGreaterThan(20);
  });
});
