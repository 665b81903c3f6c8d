/**
 * Counts what still has to happen before a program is over, as Node does: timers, requests and
 * promises of the runtimes.
 */
export class Pending {
  #count = 0;
  readonly #timers = new Set<number>();

  get none(): boolean {
    return this.#count === 0 && this.#timers.size === 0;
  }

  /** Keeps the run open until the work is settled. */
  hold<T>(work: Promise<T>): Promise<T> {
    this.#count += 1;
    const settled = () => {
      this.#count -= 1;
    };
    work.then(settled, settled);
    return work;
  }

  timer(id: number): void {
    this.#timers.add(id);
  }

  timerOver(id: number | undefined): void {
    if (id !== undefined) this.#timers.delete(id);
  }
}

type Realm = Pick<
  typeof globalThis,
  'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval' | 'fetch'
>;

/** Replaces timers and fetch of a realm by ones that are counted. */
export function countPending(realm: Realm, pending: Pending): void {
  const { setTimeout, clearTimeout, setInterval, clearInterval, fetch } = realm;
  realm.setTimeout = ((handler: TimerHandler, delay?: number, ...args: unknown[]) => {
    const run = typeof handler === 'function' ? handler : () => {};
    const id = setTimeout(() => {
      pending.timerOver(id);
      run(...args);
    }, delay);
    pending.timer(id);
    return id;
  }) as typeof setTimeout;
  realm.setInterval = ((handler: TimerHandler, delay?: number, ...args: unknown[]) => {
    const run = typeof handler === 'function' ? handler : () => {};
    const id = setInterval(() => run(...args), delay);
    pending.timer(id);
    return id;
  }) as typeof setInterval;
  realm.clearTimeout = (id) => {
    pending.timerOver(id);
    clearTimeout(id);
  };
  realm.clearInterval = (id) => {
    pending.timerOver(id);
    clearInterval(id);
  };
  realm.fetch = (...request) => pending.hold(fetch(...request));
}
