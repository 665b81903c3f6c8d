/** The engine's records of one allocator and of one interpreter. */
import { type ArenaTrace, OP_KERNELS, type OpRun } from '../../contract/arena.ts';
import {
  type ArenaWords,
  EVENT_WORDS,
  eventsOf,
  PLAN_WORDS,
  plannedBuffers,
} from '../../contract/arena-words.ts';
import type { Instance } from './instance.ts';

/** Bytes of TflmOpRun (abi.h). */
const OP_RUN_BYTES = 24;

/** `allocator` must trace. */
export function readWords(instance: Instance, allocator: number): ArenaWords {
  const words = (array: string, count: string, each: number): Int32Array => {
    const length = instance.call(count, allocator) * each;
    return length === 0
      ? new Int32Array()
      : instance.i32s(instance.call(array, allocator), length).slice();
  };
  return {
    arenaSize: instance.call('tflm_allocator_size', allocator) >>> 0,
    events: words('tflm_trace_events', 'tflm_trace_event_count', EVENT_WORDS),
    plan: words('tflm_plan_entries', 'tflm_plan_entry_count', PLAN_WORDS),
    planMax: instance.call('tflm_plan_max', allocator) >>> 0,
  };
}

export function readTrace(instance: Instance, allocator: number): ArenaTrace {
  const { arenaSize, events, plan, planMax } = readWords(instance, allocator);
  return { arenaSize, events: eventsOf(events), plan: plannedBuffers(plan), planMax };
}

export function readOpRuns(instance: Instance, interpreter: number): OpRun[] {
  const count = instance.call('tflm_op_run_count', interpreter);
  const start = count === 0 ? 0 : instance.call('tflm_op_runs', interpreter);
  const view = instance.view();
  return Array.from({ length: count }, (_, i) => {
    const at = start + OP_RUN_BYTES * i;
    return {
      subgraph: view.getInt32(at, true),
      op: view.getInt32(at + 4, true),
      microseconds: view.getFloat64(at + 8, true),
      kernel: OP_KERNELS[view.getInt32(at + 16, true)] ?? 'reference',
    };
  });
}
