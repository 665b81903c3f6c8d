/** Planners compared and the plan's text, on what the engine really plans. */
import { describe, expect, it } from 'vitest';
import { planCsv, planText } from '../../../src/features/arena-map/export/plan-text.ts';
import { viewPlan } from '../../../src/features/arena-map/plan/plan-view.ts';
import {
  greedyPlan,
  hasOwnPlan,
  noReusePlan,
  overlaps,
  planOf,
} from '../../../src/features/arena-map/planner/compare.ts';
import { printedPlan } from '../support/programs.ts';
import { runModel, zooModel } from './engine-runs.ts';

const file = zooModel('branches/branches_int8.tflite');
const { model, trial } = runModel(file);
const view = viewPlan(trial.trace.plan, model);

describe('planners', () => {
  it('greedy does not reach the lower bound here, and the offline plan of the zoo does', () => {
    const own = zooModel('branches/branches_int8_planned.tflite');
    const planned = runModel(own);
    expect([hasOwnPlan(model), hasOwnPlan(planned.model)]).toEqual([false, true]);
    expect(view.height).toBe(2304);
    expect(view.peak.bytes).toBe(1536);
    expect(planned.trial.trace.planMax).toBe(1536);
    expect(runModel(own, { plan: greedyPlan(planned.model) }).trial.trace.planMax).toBe(2304);
  });

  it('no reuse is the sum of all buffers, and the engine follows it', () => {
    const sum = view.blocks.reduce((all, { size }) => all + size, 0);
    const { trial: apart } = runModel(file, { plan: noReusePlan(model, view.blocks) });
    expect(apart.trace.planMax).toBe(sum);
    expect(apart.allocateStatus).toBe('kTfLiteOk');
    expect(overlaps(viewPlan(apart.trace.plan, model).blocks)).toEqual([]);
  });

  it('a plan in which two live buffers share bytes is run as it is, and found', () => {
    expect(overlaps(view.blocks)).toEqual([]);
    const plan = planOf(model, view.blocks, () => 0);
    const { trial: piled } = runModel(file, { plan });
    expect(piled.allocateStatus).toBe('kTfLiteOk');
    const clashes = overlaps(viewPlan(piled.trace.plan, model).blocks);
    expect(clashes.length).toBeGreaterThan(0);
    for (const [a, b] of clashes) {
      expect(Math.max(a.first, b.first)).toBeLessThanOrEqual(Math.min(a.last, b.last));
    }
  });
});

describe('the plan as text', () => {
  it('is what PrintMemoryPlan prints', () => {
    const printed = printedPlan(view.blocks.map((block) => ({ ...block })));
    expect(planText(view).trimEnd()).toBe(printed.replaceAll('\r', '').trimEnd());
  });

  it('is a table with a row for every buffer', () => {
    const [head, ...rows] = planCsv(view).trimEnd().split('\n');
    expect(head?.split(',')).toHaveLength(10);
    expect(rows).toHaveLength(view.blocks.length);
    expect(rows[0]).toBe('0,image,input,64,0,0,1,online,INT8,1x8x8x1');
  });
});
