import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A storage that refuses: what was answered counts in this tab and is offered again. */

const NOW = Date.UTC(2026, 10, 23, 9);

async function open() {
  vi.resetModules();
  const reviews = await import('./reviews.ts');
  await reviews.openReviews();
  return reviews;
}
type Reviews = Awaited<ReturnType<typeof open>>;

const until = (
  { useReviews }: Reviews,
  done: (state: ReturnType<typeof useReviews.getState>) => boolean,
) =>
  new Promise<void>((resolve) => {
    if (done(useReviews.getState())) resolve();
    const stop = useReviews.subscribe((state) => {
      if (!done(state)) return;
      stop();
      resolve();
    });
  });

/** An empty storage. The pages of the test before are still open, and say so. */
async function newBrowser(): Promise<void> {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Dexie.delete('quiz');
  warn.mockRestore();
}

beforeEach(newBrowser);
afterEach(() => vi.restoreAllMocks());

function fullStorage() {
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
}

describe('answers that cannot be kept', () => {
  it('count all the same, and are written once there is room, in their order', async () => {
    const reviews = await open();
    const full = fullStorage();
    await reviews.answerCard('a', 'good', NOW);
    await reviews.answerCard('a', 'good', NOW + 600_000);
    const state = reviews.useReviews.getState();
    expect([state.unsaved, state.memories.get('a')?.reps]).toEqual([2, 2]);
    expect(state.problem).toContain('no room');

    full.mockRestore();
    expect(await reviews.saveAgain()).toBe(true);
    await until(reviews, ({ answers, unsaved }) => unsaved === 0 && answers.length === 2);
    const again = await open();
    await until(again, ({ answers }) => answers.length === 2);
    expect(again.useReviews.getState().memories.get('a')?.reps).toBe(2);
  });

  it('can be taken back', async () => {
    const reviews = await open();
    fullStorage();
    await reviews.answerCard('a', 'good', NOW);
    const last = reviews.lastAnswer(reviews.useReviews.getState().answers, NOW);
    if (last === null) throw new Error('nothing to take back');
    await reviews.undoAnswer(last);
    expect(reviews.useReviews.getState().memories.size).toBe(0);
  });
});
