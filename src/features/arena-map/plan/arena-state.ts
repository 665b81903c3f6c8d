import type { ArenaCategory, ArenaEvent, ArenaOwner } from '@/runtime/contract/arena.ts';
import type { EventList, TraceView } from '@/runtime/contract/arena-words.ts';

/** What an event left in the arena. */
export interface Held {
  readonly address: number;
  readonly bytes: number;
  readonly category: ArenaCategory;
  readonly owner: ArenaOwner;
  /** Index of the event that made it. */
  readonly event: number;
}

export interface ArenaState {
  readonly size: number;
  /** [0, head) is planned or, while preparing, holds the scratch requests. */
  readonly head: number;
  readonly headCategory: ArenaCategory | null;
  readonly tail: number;
  readonly persistent: readonly Held[];
  readonly temps: readonly Held[];
  /** End of the highest temporary so far; the planner's working memory counts as what it needs. */
  readonly deepestTemp: number;
}

/** Bytes of the greedy planner's own table for each buffer it plans, on 32 bit. */
const PLANNER_BYTES_PER_BUFFER = 40;

/**
 * How far up an event reaches. The planner is lent everything that is free, whatever it needs: only
 * its table counts.
 */
export function reachOf(event: ArenaEvent, plannedBuffers: number): number {
  if (event.kind === 'temp' && event.category === 'plannerScratch') {
    return event.address + Math.min(event.used, PLANNER_BYTES_PER_BUFFER * plannedBuffers);
  }
  // A release changes nothing until the reset, and after the planner's loan it says nothing.
  if (event.kind === 'releaseTemp') return event.head;
  return Math.max(event.head, event.temp);
}

/** The arena after the events up to and including `last`; before the first for −1. */
export function arenaAfter(trace: TraceView, last: number): ArenaState {
  const persistent: Held[] = [];
  let temps: Held[] = [];
  let head = 0;
  let headCategory: ArenaCategory | null = null;
  let tail = trace.arenaSize;
  let deepestTemp = 0;
  let index = -1;
  for (const event of trace.events) {
    index += 1;
    if (index > last) break;
    head = event.head;
    tail = event.tail;
    switch (event.kind) {
      case 'persistent':
      case 'temp': {
        if (!event.ok) break;
        const { address, category, owner } = event;
        const held = { address, bytes: event.used, category, owner, event: index };
        if (event.kind === 'persistent') persistent.push(held);
        else {
          const reach = reachOf(event, trace.plan.length);
          temps.push({ ...held, bytes: reach - address });
          deepestTemp = Math.max(deepestTemp, reach);
        }
        break;
      }
      case 'resize':
        if (event.ok) headCategory = event.category;
        break;
      case 'releaseTemp':
        temps = temps.filter(({ address }) => address !== event.address);
        break;
      case 'resetTemps':
        if (event.ok) temps = [];
        break;
    }
  }
  return { size: trace.arenaSize, head, headCategory, tail, persistent, temps, deepestTemp };
}

/** The first event that did not fit; null where all did. */
export function failedEvent({ events }: { readonly events: EventList }): number | null {
  let index = 0;
  for (const event of events) {
    if ('ok' in event && !event.ok) return index;
    index += 1;
  }
  return null;
}

/** The last event of AllocateTensors, −1 where there is none: what follows is Invoke's. */
export function lastOfAllocate({ events }: { readonly events: EventList }): number {
  let last = events.length - 1;
  while (last >= 0 && events.at(last)?.phase === 'invoke') last -= 1;
  return last;
}

/** Asked for by several panels each time they are drawn, of traces that do not change. */
const peaks = new WeakMap<TraceView, number>();

/**
 * Most bytes in use at any moment: the head or the temporaries from below plus the tail from above.
 * Of a run with room to spare.
 */
export function peakBytes(trace: TraceView): number {
  const known = peaks.get(trace);
  if (known !== undefined) return known;
  const { arenaSize, events, plan } = trace;
  let most = 0;
  for (const event of events) {
    most = Math.max(most, reachOf(event, plan.length) + arenaSize - event.tail);
  }
  peaks.set(trace, most);
  return most;
}

/** Bytes of the tail by what they hold, largest first. */
export function tailByCategory(
  state: ArenaState,
): { readonly category: ArenaCategory; readonly bytes: number; readonly count: number }[] {
  const sums = new Map<ArenaCategory, { bytes: number; count: number }>();
  for (const { category, bytes } of state.persistent) {
    const sum = sums.get(category) ?? { bytes: 0, count: 0 };
    sums.set(category, { bytes: sum.bytes + bytes, count: sum.count + 1 });
  }
  return [...sums]
    .map(([category, sum]) => ({ category, ...sum }))
    .sort((a, b) => b.bytes - a.bytes);
}
