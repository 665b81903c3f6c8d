import type { SmallestArena } from '@/runtime/contract/app-worker.ts';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import { peakBytes } from '../plan/arena-state.ts';

/** The three measured marks of the arena slider; null where it is not known (yet). */
export interface Marks {
  readonly used: number | null;
  readonly peak: number | null;
  readonly smallest: number | null;
}

export function marksOf(reference: ArenaTrial | null, smallest: SmallestArena | null): Marks {
  const ok = reference?.allocateStatus === 'kTfLiteOk' ? reference : null;
  return {
    used: ok?.arenaUsedBytes ?? null,
    peak: ok === null ? null : peakBytes(ok.trace),
    smallest: smallest?.bytes ?? null,
  };
}
