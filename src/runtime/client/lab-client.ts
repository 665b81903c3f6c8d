import type { Program, RunError, RunEvent, RunOutcome, WorkerKind } from '../contract/run.ts';
import { SandboxFrame, type SandboxRun } from './sandbox-frame.ts';
import { workerKindFor } from './worker-kind.ts';

export interface RunOptions {
  /** Aborting it stops the run; the outcome is then `stopped`. */
  readonly signal?: AbortSignal;
  /** Called in order, never after the run has ended or a newer one was started. */
  readonly onEvent: (event: RunEvent) => void;
  /** Overrides the choice that is made from the code. */
  readonly worker?: WorkerKind;
}

/**
 * Runs the student's program in the sandbox. One run at a time: the newest wins, and starting it
 * ends the one before. Dispose of the client when nobody needs it, and the worker ends.
 */
export class LabClient implements Disposable {
  readonly #frame = new SandboxFrame();
  #nextId = 1;
  #settleCurrent: ((outcome: RunOutcome) => void) | null = null;

  /** Loads the sandbox ahead of the first click; safe to call often. */
  warm(): void {
    void this.#frame.warm().catch(() => {});
  }

  run(program: Program, { signal, onEvent, worker }: RunOptions): Promise<RunOutcome> {
    this.#settleCurrent?.({ status: 'superseded' });
    if (signal?.aborted) return Promise.resolve({ status: 'stopped' });
    const id = this.#nextId++;

    return new Promise((resolve) => {
      const settle = (outcome: RunOutcome) => {
        if (this.#settleCurrent !== settle) return;
        this.#settleCurrent = null;
        signal?.removeEventListener('abort', stop);
        this.#frame.stop(id);
        resolve(outcome);
      };
      const stop = () => settle({ status: 'stopped' });
      const fail = (error: RunError) => {
        onEvent({ id, kind: 'error', error });
        settle({ status: 'failed', error });
      };
      // After an uncaught error the rest of the program still runs, as in a page; it fails at the end.
      let uncaught: RunError | null = null;
      const run: SandboxRun = {
        id,
        worker: worker ?? workerKindFor(program),
        program,
        onEvent: (event) => {
          if (this.#settleCurrent !== settle) return;
          onEvent(event);
          if (event.kind === 'error') uncaught ??= event.error;
          if (event.kind !== 'done') return;
          settle(
            uncaught === null
              ? { status: 'done', milliseconds: event.milliseconds }
              : { status: 'failed', error: uncaught },
          );
        },
        onCrash: (message) => fail(crash(message)),
      };
      this.#settleCurrent = settle;
      signal?.addEventListener('abort', stop, { once: true });
      this.#frame.start(run).catch((error: unknown) => {
        if (this.#settleCurrent === settle) {
          fail(crash(error instanceof Error ? error.message : String(error)));
        }
      });
    });
  }

  /** Ends the current run, if there is one, within the time it takes to end a worker. */
  stop(): void {
    this.#settleCurrent?.({ status: 'stopped' });
  }

  [Symbol.dispose](): void {
    this.stop();
    this.#frame[Symbol.dispose]();
  }
}

function crash(message: string): RunError {
  return { name: 'SandboxError', message, location: null, stack: [] };
}
