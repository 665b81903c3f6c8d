import type { HeldModel, Received, Sent } from '../contract/app-worker.ts';
import type { Model } from '../engines/tflm/abi.ts';
import { openForRuns } from '../engines/tflm/arena-run.ts';
import type { LoadedTflm } from '../engines/tflm/load.ts';
import { withOfflinePlan } from '../engines/tflm/offline-plan.ts';

const files = new Map<number, Uint8Array>();

/**
 * A question with its model at hand. Called as it arrives: later ones name the model by its key,
 * also when this one is given up before its turn.
 */
export function received<Ask extends object>(sent: Sent<Ask>): Received<Ask> {
  if (!('model' in sent) || sent.model instanceof Blob) return sent as Received<Ask>;
  const { key, file, forget } = sent.model;
  if (forget !== null) files.delete(forget);
  if (file !== null) files.set(key, file);
  const kept = files.get(key);
  if (kept === undefined) throw new Error(`The worker was never sent model ${key}`);
  return { ...sent, model: { key, file: kept } satisfies HeldModel } as Received<Ask>;
}

let open: { readonly name: string; readonly model: Model } | null = null;

/**
 * Asks something of a model in the engine. The last one stays open there: while a slider is dragged
 * it is neither copied nor read again.
 */
export function withOpenModel<T>(
  tflm: LoadedTflm,
  { key, file }: HeldModel,
  plan: readonly number[] | null | undefined,
  ask: (model: Model) => T,
): T {
  const name = JSON.stringify([key, plan ?? null]);
  if (open?.name !== name) {
    close();
    const bytes = plan == null ? file : withOfflinePlan(file, plan);
    open = { name, model: openForRuns(tflm, bytes) };
  }
  try {
    return ask(open.model);
  } catch (error) {
    // Who knows how an engine that threw left it.
    close();
    throw error;
  }
}

function close(): void {
  open?.model.free();
  open = null;
}
