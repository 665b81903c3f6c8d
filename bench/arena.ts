/**
 * `npm run bench:arena`: AllocateTensors with its trace, and the layout of both pictures, on digits
 * and on a generated chain of 300 ops. Fails when the median is over its budget.
 */
import { performance } from 'node:perf_hooks';
import { freshEngine, zooModel } from '../engine/test/arena-map/engine-runs.ts';
import { makeModel } from '../engine/test/support/model-builder.ts';
import { layoutBar } from '../src/features/arena-map/layout/bar.ts';
import { layoutTimeMap } from '../src/features/arena-map/layout/time-map.ts';
import { arenaAfter } from '../src/features/arena-map/plan/arena-state.ts';
import { viewPlan } from '../src/features/arena-map/plan/plan-view.ts';
import { viewTrace } from '../src/runtime/contract/arena-words.ts';
import { openForRuns, runInArena } from '../src/runtime/engines/tflm/arena-run.ts';
import { descriptionOf } from '../src/runtime/engines/tflm/description.ts';

const ROUNDS = 30;
/** BuiltinOperator_ABS: one input, one output, no options. */
const ABS = 101;

function chain(ops: number): Uint8Array {
  const indices = Array.from({ length: ops }, (_, i) => i);
  return makeModel({
    tensors: [...indices, ops].map(() => ({ shape: [1, 16] })),
    inputs: [0],
    outputs: [ops],
    ops: indices.map((i) => ({ op: ABS, inputs: [i], outputs: [i + 1] })),
  });
}

const RUN = { arenaBytes: 1 << 20, invokes: 0, resolver: null, resolverCapacity: null, inputs: [] };

function median(file: Uint8Array): number {
  const tflm = freshEngine();
  const model = openForRuns(tflm, file);
  const description = descriptionOf(model);
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    const packed = runInArena(tflm, model, RUN, (one) => one.arenaTrial());
    const trace = viewTrace(packed.trace);
    const view = viewPlan(trace.plan, description);
    layoutTimeMap(view, { width: 1000, plotHeight: 280 });
    layoutBar(arenaAfter(trace, trace.events.length));
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[ROUNDS / 2] as number;
}

let ok = true;
for (const { name, file, budget } of [
  { name: 'digits_int8', file: zooModel('digits/digits_int8.tflite'), budget: 5 },
  { name: '300 ops', file: chain(300), budget: 20 },
]) {
  const time = median(file);
  ok &&= time < budget;
  console.log(`${name}: ${time.toFixed(2)} ms, budget ${budget} ms, median of ${ROUNDS}`);
}
process.exitCode = ok ? 0 : 1;
