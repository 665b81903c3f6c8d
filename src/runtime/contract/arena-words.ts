/**
 * A trace as it crosses from worker to page: the engine's own words. A drag brings thousands of
 * events with every frame, of which the page looks at a few.
 */
import {
  ARENA_CATEGORIES,
  ARENA_PHASES,
  type ArenaEvent,
  type ArenaOwner,
  type PlannedBuffer,
} from './arena.ts';

/** Words of TflmTraceEvent and of TflmPlanEntry (abi.h). */
export const EVENT_WORDS = 13;
export const PLAN_WORDS = 9;

export interface ArenaWords {
  readonly arenaSize: number;
  readonly planMax: number;
  readonly events: Int32Array;
  readonly plan: Int32Array;
}

/** As much of an array of events as is needed to go through it. */
export interface EventList extends Iterable<ArenaEvent> {
  readonly length: number;
  at(index: number): ArenaEvent | undefined;
}

/** An ArenaTrace of which the events may be read one at a time. */
export interface TraceView {
  readonly arenaSize: number;
  readonly events: EventList;
  readonly plan: readonly PlannedBuffer[];
  readonly planMax: number;
}

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

function eventOf(words: Int32Array, index: number): ArenaEvent {
  const at = EVENT_WORDS * index;
  const word = (i: number): number => words[at + i] as number;
  const state = {
    phase: named(ARENA_PHASES, word(1), 'phase'),
    head: word(10),
    temp: word(11),
    tail: word(12),
  };
  const ok = word(3) !== 0;
  const kind = word(0);
  if (kind === 4) return { ...state, kind: 'resetTemps', ok };
  const owner = ownerOf(word(7), word(8), word(9));
  if (kind === 3) return { ...state, kind: 'releaseTemp', address: word(6), owner };
  const category = named(ARENA_CATEGORIES, word(2), 'category');
  const common = { ...state, requested: word(4), category, owner, ok };
  if (kind === 2) return { ...common, kind: 'resize' };
  return {
    ...common,
    kind: named(['persistent', 'temp'] as const, kind, 'kind'),
    used: word(5),
    address: word(6),
  };
}

export function eventsOf(words: Int32Array): ArenaEvent[] {
  return Array.from({ length: words.length / EVENT_WORDS }, (_, i) => eventOf(words, i));
}

export function plannedBuffers(words: Int32Array): PlannedBuffer[] {
  return Array.from({ length: words.length / PLAN_WORDS }, (_, i) => {
    const word = (k: number): number => words[PLAN_WORDS * i + k] as number;
    return {
      size: word(0),
      firstUse: word(1),
      lastUse: word(2),
      offset: word(3),
      offline: word(4) !== 0,
      kind: named(['tensor', 'scratch', 'variable'] as const, word(5), 'buffer kind'),
      owner: ownerOf(word(6), word(7), word(8)),
    };
  });
}

/** What crossed as words, to be read. */
export function viewTrace({ arenaSize, planMax, events, plan }: ArenaWords): TraceView {
  const length = events.length / EVENT_WORDS;
  return {
    arenaSize,
    planMax,
    plan: plannedBuffers(plan),
    events: {
      length,
      at: (index) => (index >= 0 && index < length ? eventOf(events, index) : undefined),
      *[Symbol.iterator]() {
        for (let index = 0; index < length; index++) yield eventOf(events, index);
      },
    },
  };
}
