import type { EngineHost } from '../engine.ts';
import type { LoadedTflm } from './load.ts';
import type { Trial } from './trial.ts';

/** What the classes of the student's module share within one run. */
export interface ApiState {
  readonly tflm: LoadedTflm;
  readonly host: EngineHost;
  last: Trial | null;
  ordinal: number;
  /** Prints messages as the runtime's own lines: as errors where the call has failed. */
  say(messages: readonly string[], failed: boolean): void;
}
