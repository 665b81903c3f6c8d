import type { SmallestArena } from '@/runtime/contract/app-worker.ts';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import { peakBytes } from '../plan/arena-state.ts';

/** The three measured marks of the arena slider; null where it is not known (yet). */
export interface Marks {
  readonly used: number | null;
  readonly peak: number | null;
  readonly smallest: number | null;
}

/** Why the smallest size that works is not known; null where it is. */
export function whyNoSmallest(
  reference: ArenaTrial | null,
  smallest: SmallestArena | null,
): string | null {
  if (smallest?.bytes != null) return null;
  if (reference !== null && reference.allocateStatus !== 'kTfLiteOk') {
    return '64 MB 아레나에서도 AllocateTensors가 실패하는 모델이라 최소 성공 크기가 없습니다.';
  }
  if (reference !== null && reference.invokeStatus !== 'kTfLiteOk') {
    return '64 MB 아레나에서도 Invoke가 실패하는 모델이라 최소 성공 크기가 없습니다.';
  }
  return smallest === null
    ? '최소 성공 크기를 찾는 중입니다.'
    : '어떤 크기에서도 성공하지 못했습니다.';
}

export function marksOf(reference: ArenaTrial | null, smallest: SmallestArena | null): Marks {
  const ok = reference?.allocateStatus === 'kTfLiteOk' ? reference : null;
  return {
    used: ok?.arenaUsedBytes ?? null,
    peak: ok === null ? null : peakBytes(ok.trace),
    smallest: smallest?.bytes ?? null,
  };
}
