import type { CodeLocation, ConsoleLine, StackFrame } from './console.ts';
import type { KernelSet, Progress } from './engine.ts';
import type { LabOutput } from './output.ts';
import type { EngineReport } from './report.ts';

/**
 * The worker in which the student's code runs. `threads`: from a blob, isolated where the page is,
 * but no secure context. `webgpu`: from a data: URL, a secure context with `navigator.gpu`, but
 * never isolated, so one thread.
 */
export type WorkerKind = 'threads' | 'webgpu';

/** One module of the student, as the editor's TypeScript worker emitted it. */
export interface ProgramModule {
  /** Path as the editor shows it: `main.ts`. */
  readonly path: string;
  /** JavaScript, ES modules. */
  readonly code: string;
  /** Source map (version 3, JSON) from `code` to the editor's text; null if there is none. */
  readonly sourceMap: string | null;
}

/** The student's own file. A Blob crosses realms without being copied. */
export interface ProgramFile {
  readonly name: string;
  readonly blob: Blob;
  /** The model that keeps its weights in it; it is no model itself. */
  readonly weightsOf?: string;
}

export interface Program {
  readonly modules: readonly ProgramModule[];
  /** Path of the module to run. */
  readonly entry: string;
  readonly files: readonly ProgramFile[];
  /** What TFLM's resolver registers where the code does not say; `reference` if left out. */
  readonly kernels?: KernelSet;
}

export interface RunError {
  readonly name: string;
  readonly message: string;
  /** Where it was thrown, in the editor; null where it was not in the student's code. */
  readonly location: CodeLocation | null;
  readonly stack: readonly StackFrame[];
}

/** Everything a run tells the page, in order. `id` is the run's. */
export type RunEvent = { readonly id: number } & (
  | {
      readonly kind: 'started';
      readonly worker: WorkerKind;
      readonly isolated: boolean;
    }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | {
      readonly kind: 'console';
      readonly lines: readonly ConsoleLine[];
      /** Lines left out so far, over the whole run. */
      readonly omitted: number;
    }
  | { readonly kind: 'output'; readonly output: LabOutput }
  /** The last interpreter or session of each engine, after the code has run. */
  | { readonly kind: 'report'; readonly report: EngineReport }
  | { readonly kind: 'error'; readonly error: RunError }
  /** Nothing is left to do: no timer, no request, no promise of a runtime. */
  | { readonly kind: 'done'; readonly milliseconds: number }
);

/** How a run ended. `superseded`: a newer one was started. */
export type RunOutcome =
  | { readonly status: 'done'; readonly milliseconds: number }
  | { readonly status: 'failed'; readonly error: RunError }
  | { readonly status: 'stopped' }
  | { readonly status: 'superseded' };
