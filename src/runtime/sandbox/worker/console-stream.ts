import {
  CONSOLE_LINES,
  type ConsoleLevel,
  type ConsoleLine,
  type ConsoleSource,
} from '../../contract/console.ts';
import type { EngineId } from '../../contract/engine.ts';

export type NewLine = Pick<ConsoleLine, 'values' | 'location'> & {
  readonly level: ConsoleLevel;
  readonly source: ConsoleSource;
  readonly engine: EngineId | null;
};

/** Sent at the latest after this long or this many, so that a busy loop is seen at work. */
const BATCH_MS = 50;
const BATCH_LINES = 500;
/** So many in BATCH_MS go at once: what was printed just before an endless loop must be seen. */
const AT_ONCE = 20;

/**
 * Gathers console lines into batches, up to CONSOLE_LINES of them; what follows is only counted.
 * Time comes from outside, and so does what is done with a batch.
 */
export class ConsoleStream {
  #index = 0;
  #omitted = 0;
  #sentOmitted = 0;
  #batch: ConsoleLine[] = [];
  #sentAt: number;
  #windowStart = Number.NEGATIVE_INFINITY;
  #windowSends = 0;
  #scheduled = false;

  constructor(
    private readonly send: (lines: readonly ConsoleLine[], omitted: number) => void,
    private readonly now: () => number,
    private readonly later: (flush: () => void, milliseconds: number) => void,
  ) {
    this.#sentAt = now();
  }

  /** False once lines are only counted: the caller can save itself the work of making one. */
  get open(): boolean {
    return this.#index < CONSOLE_LINES;
  }

  push(line: NewLine): void {
    if (!this.open) {
      this.omit();
      return;
    }
    this.#batch.push({ ...line, index: this.#index++, time: this.now() });
    this.#pace(this.#batch.length >= BATCH_LINES || this.#seldom());
  }

  omit(): void {
    this.#omitted += 1;
    this.#pace(false);
  }

  flush(): void {
    this.#sentAt = this.now();
    if (this.#batch.length === 0 && this.#omitted === this.#sentOmitted) return;
    this.send(this.#batch, this.#omitted);
    this.#batch = [];
    this.#sentOmitted = this.#omitted;
  }

  #seldom(): boolean {
    const now = this.now();
    if (now - this.#windowStart >= BATCH_MS) {
      this.#windowStart = now;
      this.#windowSends = 0;
    }
    this.#windowSends += 1;
    return this.#windowSends <= AT_ONCE;
  }

  #pace(full: boolean): void {
    // A loop that never yields lets no timer fire: lines are then sent from within it.
    if (full || this.now() - this.#sentAt >= BATCH_MS) {
      this.flush();
      return;
    }
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.later(() => {
      this.#scheduled = false;
      this.flush();
    }, BATCH_MS);
  }
}
