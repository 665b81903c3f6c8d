/**
 * `npm run bench:arena`: AllocateTensors with its trace, and the layout of both pictures, on digits
 * and on a generated chain of 300 ops; then dragging on a generated model of 1,000 ops and 2,000
 * buffers in Chromium. Fails when a budget is passed.
 */
import { performance } from 'node:perf_hooks';
import { freshEngine, zooModel } from '../engine/test/arena-map/engine-runs.ts';
import { chain } from '../engine/test/arena-map/odd-models.ts';
import { layoutBar } from '../src/features/arena-map/layout/bar.ts';
import { layoutTimeMap } from '../src/features/arena-map/layout/time-map.ts';
import { arenaAfter } from '../src/features/arena-map/plan/arena-state.ts';
import { viewPlan } from '../src/features/arena-map/plan/plan-view.ts';
import { viewTrace } from '../src/runtime/contract/arena-words.ts';
import { openForRuns, runInArena } from '../src/runtime/engines/tflm/arena-run.ts';
import { descriptionOf } from '../src/runtime/engines/tflm/description.ts';
import { benchDrags } from './arena-page.ts';
import { keepResults } from './results.ts';

const ROUNDS = 30;
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
const allocateAndLayOut: Record<string, number> = {};
for (const { name, file, budget } of [
  { name: 'digits_int8', file: zooModel('digits/digits_int8.tflite'), budget: 5 },
  { name: '300 ops', file: chain(300), budget: 20 },
]) {
  const time = median(file);
  ok &&= time < budget;
  allocateAndLayOut[name] = time;
  console.log(`${name}: ${time.toFixed(2)} ms, budget ${budget} ms, median of ${ROUNDS}`);
}
const { ok: smooth, drags, browserVersion } = await benchDrags();
keepResults(
  'bench/results/arena.json',
  { unit: 'milliseconds', rounds: ROUNDS, allocateAndLayOut, drags },
  browserVersion,
);
process.exitCode = ok && smooth ? 0 : 1;
