import type { SmallestArena } from '../../contract/app-worker.ts';

export interface ArenaTry {
  readonly ok: boolean;
  readonly messages: readonly string[];
}

/** The largest arena that is tried before a model is said to fit none. */
const LARGEST = 128 * 1024 * 1024;

/** Sizes below the answer that are tried as well, and how near they lie to one another. */
const MOST_PROBES = 128;
const LEAST_STEP = 16;

/**
 * The smallest arena that works, by bisection between a size that fails and one that works; the
 * answer is checked one byte below. The sizes that work need not be contiguous, so this is a size
 * that works next to one that does not. Sizes all the way down are then probed: `contiguous` tells
 * whether one contradicts it, and `smaller` which.
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
      const { messages } = last;
      const none = { bytes: null, smaller: null, probed: 0 };
      return { ...none, checkedBelow: false, contiguous: true, tries, messages };
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
  const probes: number[] = [];
  const step = Math.max(LEAST_STEP, Math.ceil(high / MOST_PROBES));
  for (let size = high - step; size > 0; size -= step) probes.push(size);
  const working: number[] = [];
  for (const size of probes) if ((await tryAt(size)).ok) working.push(size);
  return {
    bytes: high,
    checkedBelow: !below.ok,
    contiguous:
      working.length === 0 && !tries.some(({ arenaBytes, ok }) => !ok && arenaBytes > high),
    smaller: working.at(-1) ?? null,
    probed: probes.length,
    tries,
    messages: below.messages,
  };
}
