import type { TraceView } from '@/runtime/contract/arena-words.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';

export interface OpPlace {
  readonly subgraph: number;
  readonly index: number;
}

/**
 * The op that AllocateTensors was busy with at an event; null where it was for the whole model.
 * Prepare goes through the ops of all subgraphs in order and empties the temporaries after each
 * (specification: memory, temporaries), so that what a kernel borrows for a tensor is the op's too.
 */
export function opOfEvent(
  trace: TraceView,
  index: number,
  model: ModelDescription | null,
): OpPlace | null {
  const event = trace.events.at(index);
  if (event === undefined) return null;
  if ('owner' in event && event.owner.kind === 'op') {
    return { subgraph: event.owner.subgraph, index: event.owner.index };
  }
  if (event.phase !== 'prepare' || event.kind === 'resize') return null;
  return opPreparedAt(trace, index, model);
}

/** The op whose Prepare was on its way at an event, or past the last one when it all stopped. */
export function opPreparedAt(
  trace: TraceView,
  index: number,
  model: ModelDescription | null,
): OpPlace | null {
  let prepared = 0;
  for (let at = index - 1; at >= 0; at--) {
    const before = trace.events.at(at);
    if (before?.phase !== 'prepare') break;
    if (before.kind === 'resetTemps') prepared += 1;
  }
  for (const { index: subgraph, ops } of model?.subgraphs ?? []) {
    if (prepared < ops.length) return { subgraph, index: prepared };
    prepared -= ops.length;
  }
  return null;
}
