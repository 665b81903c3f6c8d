import type { ArenaPhase } from '@/runtime/contract/arena.ts';
import type { TraceView } from '@/runtime/contract/arena-words.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import { failedEvent } from './plan/arena-state.ts';
import { opOfEvent } from './plan/event-op.ts';
import { type Column, columnOf } from './plan/timeline.ts';

/** Where the event that did not fit is shown on the pictures. */
export interface FailureMark {
  readonly event: number;
  readonly phase: ArenaPhase;
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
  trace: TraceView | null,
  model: ModelDescription | null,
  columns: readonly Column[],
): FailureMark | null {
  const index = trace === null ? null : failedEvent(trace);
  if (trace === null || index === null) return null;
  const event = trace.events.at(index);
  if (event === undefined || !('requested' in event)) return null;
  const op = opOfEvent(trace, index, model);
  const available =
    event.kind === 'resize'
      ? event.tail
      : event.kind === 'temp'
        ? event.tail - event.temp
        : event.tail - event.head;
  return {
    event: index,
    phase: event.phase,
    address: event.kind === 'persistent' ? event.head : event.tail,
    requested: event.requested,
    available: Math.max(0, available),
    time: op === null ? null : (columnOf(columns, op)?.time ?? null),
    ofPlan: event.kind === 'resize' && event.category === 'plan',
  };
}
