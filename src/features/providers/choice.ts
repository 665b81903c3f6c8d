import type { OptimizationLevel } from '@/runtime/contract/engine.ts';
import type { ProviderChoice } from '@/runtime/contract/placement.ts';

/** What is chosen on the page, as code says it. */
export interface Choice {
  /** In order of preference. */
  readonly providers: readonly ProviderChoice[];
  readonly threads: number;
  readonly level: OptimizationLevel;
  readonly file: string;
  /** What the model calls the files in which it keeps weights. */
  readonly externalFiles: readonly string[];
}
