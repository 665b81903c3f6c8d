/** The engine's records of one allocator, as the contract's trace. */
import {
  ARENA_CATEGORIES,
  ARENA_PHASES,
  type ArenaEvent,
  type ArenaOwner,
  type ArenaTrace,
  type OpRun,
  type PlannedBuffer,
} from '../../contract/arena.ts';
import type { Instance } from './instance.ts';

/** Words of TflmTraceEvent and TflmPlanEntry; bytes of TflmOpRun (abi.h). */
const EVENT_WORDS = 13;
const PLAN_WORDS = 9;
const OP_RUN_BYTES = 16;

const ownerOf = (kind: number, subgraph: number, index: number): ArenaOwner => {
  if (kind === 1) return { kind: 'tensor', subgraph, index };
  if (kind === 2) return { kind: 'op', subgraph, index };
  return { kind: 'model' };
};

function named<T>(names: readonly T[], index: number, what: string): T {
  const name = names[index];
  if (name === undefined) throw new RangeError(`the engine's trace has ${what} ${index}`);
  return name;
}

export function decodeEvents(words: Int32Array): ArenaEvent[] {
  const events: ArenaEvent[] = [];
  for (let at = 0; at < words.length; at += EVENT_WORDS) {
    const word = (i: number): number => words[at + i] as number;
    const state = {
      phase: named(ARENA_PHASES, word(1), 'phase'),
      head: word(10),
      temp: word(11),
      tail: word(12),
    };
    const ok = word(3) !== 0;
    const requested = word(4);
    const owner = ownerOf(word(7), word(8), word(9));
    const kind = word(0);
    if (kind === 3) {
      events.push({ ...state, kind: 'releaseTemp', address: word(6), owner });
    } else if (kind === 4) {
      events.push({ ...state, kind: 'resetTemps', ok });
    } else {
      const category = named(ARENA_CATEGORIES, word(2), 'category');
      const common = { ...state, requested, category, owner, ok };
      if (kind === 2) events.push({ ...common, kind: 'resize' });
      else {
        events.push({
          ...common,
          kind: named(['persistent', 'temp'] as const, kind, 'kind'),
          used: word(5),
          address: word(6),
        });
      }
    }
  }
  return events;
}

export function decodePlan(words: Int32Array): PlannedBuffer[] {
  const plan: PlannedBuffer[] = [];
  for (let at = 0; at < words.length; at += PLAN_WORDS) {
    const word = (i: number): number => words[at + i] as number;
    plan.push({
      size: word(0),
      firstUse: word(1),
      lastUse: word(2),
      offset: word(3),
      offline: word(4) !== 0,
      kind: named(['tensor', 'scratch', 'variable'] as const, word(5), 'buffer kind'),
      owner: ownerOf(word(6), word(7), word(8)),
    });
  }
  return plan;
}

/** `allocator` must trace. */
export function readTrace(instance: Instance, allocator: number): ArenaTrace {
  const words = (array: string, count: string, each: number): Int32Array => {
    const length = instance.call(count, allocator) * each;
    return length === 0
      ? new Int32Array()
      : instance.i32s(instance.call(array, allocator), length).slice();
  };
  return {
    arenaSize: instance.call('tflm_allocator_size', allocator) >>> 0,
    events: decodeEvents(words('tflm_trace_events', 'tflm_trace_event_count', EVENT_WORDS)),
    plan: decodePlan(words('tflm_plan_entries', 'tflm_plan_entry_count', PLAN_WORDS)),
    planMax: instance.call('tflm_plan_max', allocator) >>> 0,
  };
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
    };
  });
}
