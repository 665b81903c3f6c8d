import type { SmallestArena } from '../../contract/app-worker.ts';

export interface ArenaTry {
  readonly ok: boolean;
  readonly messages: readonly string[];
}

/** The largest arena that is tried before a model is said to fit none. */
const LARGEST = 128 * 1024 * 1024;

/**
 * The smallest arena that works, by bisection between a size that fails and one that works; the
 * answer is checked one byte below. The sizes that work need not be contiguous, so this is a size
 * that works next to one that does not, and `contiguous` tells whether a contradiction was seen.
 *
 * `hint` is a size near the answer (what a generous arena used), from which the bounds grow.
 */
export async function findSmallestArena(
  tryAt: (arenaBytes: number) => Promise<ArenaTry>,
  hint: number,
): Promise<SmallestArena> {
  const tries: { arenaBytes: number; ok: boolean }[] = [];
  let last: ArenaTry = { ok: false, messages: [] };
  const works = async (arenaBytes: number) => {
    last = await tryAt(arenaBytes);
    tries.push({ arenaBytes, ok: last.ok });
    return last.ok;
  };

  let high = Math.max(16, hint);
  while (!(await works(high))) {
    if (high >= LARGEST) {
      return { bytes: null, checkedBelow: false, contiguous: true, tries, messages: last.messages };
    }
    high = Math.min(LARGEST, high * 2);
  }
  let low = 0;
  // The answer is rarely far below the hint: a few steps down save most of the bisection.
  for (let step = 64; high - step > 0; step *= 4) {
    if (await works(high - step)) high -= step;
    else {
      low = high - step;
      break;
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await works(middle)) high = middle;
    else low = middle;
  }
  const below = await tryAt(high - 1);
  tries.push({ arenaBytes: high - 1, ok: below.ok });
  return {
    bytes: high,
    checkedBelow: !below.ok,
    contiguous: !tries.some(
      ({ arenaBytes, ok }) => (ok && arenaBytes < high) || (!ok && arenaBytes > high),
    ),
    tries,
    messages: below.messages,
  };
}
