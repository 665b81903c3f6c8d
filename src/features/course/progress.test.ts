import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A storage that refuses, as in a private window or on a full disk: the lesson goes on all the same. */

const STEP = 'tflm/arena/regions';

async function open() {
  vi.resetModules();
  const progress = await import('./progress.ts');
  const { DraftKeeper, pendingDraft } = await import('./draft-keeper.ts');
  await progress.openProgress();
  await vi.waitUntil(() => progress.useProgress.getState().ready);
  return { ...progress, keeper: new DraftKeeper(), pendingDraft };
}

function refusing() {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
}

beforeEach(async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Dexie.delete('course-progress');
  warn.mockRestore();
  const notes = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => notes.get(key) ?? null,
    setItem: (key: string, value: string) => notes.set(key, value),
    removeItem: (key: string) => notes.delete(key),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('progress that cannot be kept', () => {
  it('counts until the page is closed, and is written with the next change that can be', async () => {
    const { updateStep, useProgress } = await open();
    const refused = refusing();
    const settle = (id: string) =>
      updateStep(STEP, ({ settled }) => ({ settled: { ...settled, [id]: 'passed' } }));
    expect([await settle('recorded'), await settle('bigger')]).toEqual([false, false]);
    const { steps, problem } = useProgress.getState();
    expect(Object.keys(steps.get(STEP)?.settled ?? {})).toEqual(['recorded', 'bigger']);
    expect(problem).toContain('no room');

    refused.mockRestore();
    expect(await updateStep(STEP, () => ({ done: true }))).toBe(true);
    await vi.waitUntil(() => useProgress.getState().problem === null);
    const again = (await open()).useProgress.getState().steps.get(STEP);
    expect(again).toMatchObject({ done: true, settled: { recorded: 'passed', bigger: 'passed' } });
  });

  it('leaves the note of a draft where it is: it is the only copy', async () => {
    const { keeper, pendingDraft, useProgress } = await open();
    const refused = refusing();
    keeper.keep(STEP, 'my code');
    keeper.flush();
    await vi.waitUntil(() => useProgress.getState().problem !== null);
    expect(pendingDraft(STEP)).toBe('my code');
    refused.mockRestore();
    keeper.keep(STEP, 'my newer code');
    keeper.flush();
    await vi.waitUntil(() => pendingDraft(STEP) === undefined);
    expect(useProgress.getState().steps.get(STEP)?.draft).toBe('my newer code');
  });

  it('knows what was typed a moment ago also where localStorage refuses', async () => {
    const { keeper, pendingDraft, useProgress } = await open();
    const refused = vi.fn(() => {
      throw new DOMException('insecure', 'SecurityError');
    });
    vi.stubGlobal('localStorage', { getItem: refused, setItem: refused, removeItem: refused });
    keeper.keep(STEP, 'my code');
    // Before it has gone anywhere: the student may be back at the step sooner.
    expect(pendingDraft(STEP)).toBe('my code');
    keeper.flush();
    await vi.waitUntil(() => useProgress.getState().steps.get(STEP)?.draft === 'my code');
    await vi.waitUntil(() => pendingDraft(STEP) === undefined);
  });
});
