import type { InterpreterReport } from '../../contract/report.ts';
import type { EngineHost } from '../engine.ts';
import type { LoadedTflm } from './load.ts';
import type { Trial } from './trial.ts';

/** What the classes of the student's module share within one run. */
export interface ApiState {
  readonly tflm: LoadedTflm;
  readonly host: EngineHost;
  /** Whose report the page is shown. */
  last: Trial | null;
  /** The report of the last one, where the program has deleted it. */
  lastWords: InterpreterReport | null;
  ordinal: number;
  /** Prints messages as the runtime's own lines: as errors where the call has failed. */
  say(messages: readonly string[], failed: boolean): void;
}
