import type { Asset } from './engine.ts';
import type { Program, WorkerKind } from './run.ts';

/**
 * Between the page, the sandbox's frame and the worker in it. The page and the frame speak over a
 * port that the page hands over once the frame says it is ready; the events of a run go straight
 * from the worker to the page over a port of that run.
 */

/** The frame's first word, to its parent window; answered with `connect` and a port. */
export interface FrameReady {
  readonly kind: 'sandbox-ready';
}

export interface FrameConnect {
  readonly kind: 'sandbox-connect';
  /** Where the app lives, for the zoo: absolute, with a slash at the end. */
  readonly appUrl: string;
}

export type PageToFrame =
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly worker: WorkerKind;
      readonly program: Program;
      /** The run's events go to this port. */
      readonly events: MessagePort;
    }
  /** Ends the worker of a run at once, whatever it is doing. */
  | { readonly kind: 'stop'; readonly id: number }
  /** Answers `asset-wanted`. */
  | { readonly kind: 'asset'; readonly url: string; readonly bytes: ArrayBuffer }
  | { readonly kind: 'asset-failed'; readonly url: string; readonly message: string };

export type FrameToPage =
  /** The worker itself could not be started or died. */
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string }
  /**
   * A runtime's file is needed. The page fetches it, since requests of an opaque origin are kept
   * in no cache; it serves only files of the app.
   */
  | { readonly kind: 'asset-wanted'; readonly id: number; readonly asset: Asset };

export type FrameToWorker =
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly worker: WorkerKind;
      readonly appUrl: string;
      readonly program: Program;
      readonly events: MessagePort;
    }
  | {
      readonly kind: 'asset';
      readonly url: string;
      readonly content: ArrayBuffer | WebAssembly.Module;
    }
  | { readonly kind: 'asset-failed'; readonly url: string; readonly message: string };

export type WorkerToFrame =
  | { readonly kind: 'worker-ready' }
  | { readonly kind: 'worker-failed'; readonly message: string }
  | { readonly kind: 'asset-wanted'; readonly asset: Asset };
