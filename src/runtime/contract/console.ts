/** What the student's code and the runtimes print, as plain data that the console can expand. */

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** Who speaks: the student's code, a runtime (its own log lines), or the lab itself. */
export type ConsoleSource = 'user' | 'runtime' | 'lab';

/** A place in the student's code, in the editor's lines and columns (both from 1). */
export interface CodeLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface StackFrame {
  /** Name of the function; null at module level. */
  readonly name: string | null;
  readonly location: CodeLocation;
}

export type SerializedValue =
  | {
      readonly kind: 'primitive';
      readonly type:
        | 'string'
        | 'number'
        | 'bigint'
        | 'boolean'
        | 'undefined'
        | 'null'
        | 'symbol'
        | 'function';
      readonly text: string;
      /** Characters left out of a long string. */
      readonly omitted: number;
    }
  | {
      readonly kind: 'object';
      /** Constructor name: Object, Array, Float32Array, Map … */
      readonly name: string;
      /** Number of elements for what has a length, else null. */
      readonly length: number | null;
      readonly entries: readonly SerializedEntry[];
      /** Entries left out because of their number or depth. */
      readonly omitted: number;
    }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly stack: readonly StackFrame[];
    }
  | { readonly kind: 'circular'; readonly name: string };

export interface SerializedEntry {
  readonly key: string;
  readonly value: SerializedValue;
}

export interface ConsoleLine {
  /** Counts up from 0 within a run, whatever the source. */
  readonly index: number;
  readonly level: ConsoleLevel;
  readonly source: ConsoleSource;
  /** The runtime that spoke, when source is 'runtime'. */
  readonly engine: 'tflm' | 'onnx' | 'tflite' | null;
  readonly values: readonly SerializedValue[];
  /** Where in the editor it was printed; null where that is not known. */
  readonly location: CodeLocation | null;
  /** Milliseconds since the run started. */
  readonly time: number;
}

/** A run sends no more lines than this; what follows is only counted. */
export const CONSOLE_LINES = 10_000;
