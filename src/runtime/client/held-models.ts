import type { Sent, SentModel } from '../contract/app-worker.ts';

/** Files that a worker keeps at a time. */
const MOST_HELD = 2;

/**
 * What the worker has of the page's models: a file crosses once and is named by its key afterwards,
 * however often the arena is dragged. Files are taken to be left as they are.
 */
export class HeldModels {
  #next = 1;
  /** The longest unused first. */
  readonly #keys = new Map<Uint8Array, number>();

  /** A question as it crosses. */
  sent<Ask extends object>(ask: Ask): Sent<Ask> {
    const model = 'model' in ask && ask.model instanceof Uint8Array ? this.#send(ask.model) : null;
    return (model === null ? ask : { ...ask, model }) as Sent<Ask>;
  }

  /** The worker is gone, with all it had. */
  clear(): void {
    this.#keys.clear();
  }

  #send(file: Uint8Array): SentModel {
    const known = this.#keys.get(file);
    const key = known ?? this.#next++;
    this.#keys.delete(file);
    const [oldest] = this.#keys;
    const forget = known === undefined && this.#keys.size >= MOST_HELD ? oldest : undefined;
    if (forget !== undefined) this.#keys.delete(forget[0]);
    this.#keys.set(file, key);
    return { key, file: known === undefined ? file : null, forget: forget?.[1] ?? null };
  }
}
