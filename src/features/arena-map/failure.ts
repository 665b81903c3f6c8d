import type { ArenaTrace } from '@/runtime/contract/arena.ts';
import { failedEvent } from './plan/arena-state.ts';
import type { Column } from './plan/timeline.ts';

/** Where the event that did not fit is shown on the pictures. */
export interface FailureMark {
  readonly event: number;
  /** Address of the boundary it ran into. */
  readonly address: number;
  readonly requested: number;
  readonly available: number;
  /** Step of the op it was for; null where it was for the whole model. */
  readonly time: number | null;
  /** The plan itself did not fit below the tail. */
  readonly ofPlan: boolean;
}

export function failureOf(
  trace: ArenaTrace | null,
  columns: readonly Column[],
): FailureMark | null {
  const index = trace === null ? null : failedEvent(trace);
  const event = index === null ? undefined : trace?.events[index];
  if (index === null || event === undefined || !('requested' in event)) return null;
  const { owner } = event;
  const column =
    owner.kind === 'op'
      ? columns.find(({ op }) => op?.subgraph === owner.subgraph && op.index === owner.index)
      : undefined;
  const available =
    event.kind === 'resize'
      ? event.tail
      : event.kind === 'temp'
        ? event.tail - event.temp
        : event.tail - event.head;
  return {
    event: index,
    address: event.kind === 'persistent' ? event.head : event.tail,
    requested: event.requested,
    available: Math.max(0, available),
    time: column?.time ?? null,
    ofPlan: event.kind === 'resize' && event.category === 'plan',
  };
}
