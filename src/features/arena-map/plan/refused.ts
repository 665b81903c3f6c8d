import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import { type OpPlace, opPreparedAt } from './event-op.ts';
import { opLabel } from './names.ts';

/** An op that TFLM does not run however large the arena is. */
export interface RefusedOp extends OpPlace {
  readonly label: string;
  /** Upstream's message, word for word. */
  readonly reason: string;
}

const FAILED_NODE = /^Node (.*) \(number (\d+)\) failed to (prepare|invoke) with status/;
const DYNAMIC_OUTPUT = /^Op#(\d+) \(.*\) of subgraph (\d+) has dynamic tensor/;

/** The op that a message names; null for every other message. */
function opOfMessage(
  message: string,
  { trace }: ArenaTrial,
  model: ModelDescription,
): OpPlace | null {
  const [, index, subgraph] = DYNAMIC_OUTPUT.exec(message) ?? [];
  if (subgraph !== undefined) return { subgraph: Number(subgraph), index: Number(index) };
  const [, name, number, phase] = FAILED_NODE.exec(message) ?? [];
  if (number === undefined) return null;
  const places = model.subgraphs.flatMap(({ index: of, ops }): OpPlace[] => {
    const op = ops[Number(number)];
    return op !== undefined && op.name === name ? [{ subgraph: of, index: op.index }] : [];
  });
  const [only] = places;
  if (places.length <= 1) return only ?? null;
  // The message does not tell subgraphs apart. The order of Prepare does; Invoke's is not known.
  const prepared = phase === 'prepare' ? opPreparedAt(trace, trace.events.length, model) : null;
  return (
    places.find((one) => one.subgraph === prepared?.subgraph && one.index === prepared.index) ??
    null
  );
}

/** Ops without a kernel, and those whose Prepare or Invoke failed with room to spare. */
export function refusedOps(
  model: ModelDescription | null,
  reference: ArenaTrial | null,
): RefusedOp[] {
  if (model === null) return [];
  const refused = model.subgraphs.flatMap(({ index: subgraph, ops }) =>
    ops
      .filter(({ supported }) => !supported)
      .map((op): RefusedOp => {
        const { index, reason } = op;
        return { subgraph, index, label: opLabel(op), reason: reason ?? '' };
      }),
  );
  const works = reference?.allocateStatus === 'kTfLiteOk' && reference.invokeStatus === 'kTfLiteOk';
  if (reference === null || works) return refused;
  for (const [at, message] of reference.messages.entries()) {
    const place = opOfMessage(message, reference, model);
    const op = place === null ? undefined : model.subgraphs[place.subgraph]?.ops[place.index];
    if (place === null || op === undefined) continue;
    // The kernel says why just before the graph says where.
    const before = reference.messages[at - 1];
    const reason = FAILED_NODE.test(message) && before !== undefined ? before : message;
    refused.push({ ...place, label: opLabel(op), reason: reason.trimEnd() });
  }
  return refused;
}
