import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { question } from './fixtures/question.ts';
import type { Question } from './interview.ts';

/** Pages that come and go, on IndexedDB as Node has it and without locks, as in an older browser. */

const QUESTIONS = ['a', 'b'].map((id) => question(id));
const answerTo = (index: number) => ({
  question: QUESTIONS[index] as Question,
  answer: `답 ${index}`,
  points: [{ label: '점', accept: [] }],
  found: [true],
  seconds: 5,
});
const draft = (answer: string) => ({ answer, seconds: 3, points: null });

async function newPage() {
  vi.resetModules();
  const page = await import('./interviews.ts');
  await page.findOffers();
  return page;
}
type InterviewPage = Awaited<ReturnType<typeof newPage>>;
const stateOf = ({ useInterviews }: InterviewPage) => useInterviews.getState();

/** All that the page has to write is written. */
const written = async (page: InterviewPage) => {
  await page.saveInterviewsAgain();
  expect(stateOf(page).problem).toBe(null);
};

beforeEach(async () => {
  vi.stubGlobal('navigator', {});
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Dexie.delete('quiz');
  warn.mockRestore();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function left(): Promise<string> {
  const page = await newPage();
  page.startInterview(QUESTIONS, 60);
  page.keepAnswer(answerTo(0));
  page.keepDraft(draft('적다 만 답'));
  await written(page);
  return stateOf(page).running?.id ?? '';
}

describe('an interview that was left', () => {
  it('is offered by the next page, and gone on with where it was', async () => {
    const id = await left();
    const page = await newPage();
    expect(stateOf(page)).toMatchObject({ offered: [id], running: null });
    await page.resumeInterview(id);
    const { running } = stateOf(page);
    expect(running?.answers.map(({ card }) => card)).toEqual(['a']);
    expect(running).toMatchObject({ limit: 60, draft: draft('적다 만 답') });
  });

  it('is finished with its answers when a new one is begun, or dropped where it has none', async () => {
    const id = await left();
    const page = await newPage();
    await page.putAside([id]);
    page.startInterview(QUESTIONS, null);
    await written(page);
    const next = await newPage();
    const [second] = stateOf(next).offered ?? [];
    expect(second).not.toBe(id);
    await next.putAside([second ?? '']);
    await written(next);
    const { interviews, offered } = stateOf(await newPage());
    expect(offered).toEqual([]);
    expect(interviews.map((interview) => interview.id)).toEqual([id]);
    expect(interviews[0]?.answers).toHaveLength(1);
  });

  it('of two pages that go on with it each has its own from then on', async () => {
    const one = await newPage();
    one.startInterview(QUESTIONS, null);
    one.keepDraft(draft('첫 탭'));
    await written(one);
    const id = stateOf(one).running?.id ?? '';
    const two = await newPage();
    await two.resumeInterview(id);
    two.keepDraft(draft('둘째 탭'));
    await written(two);
    one.keepDraft(draft('첫 탭에서 더'));
    await written(one);
    expect(stateOf(one).copied).toBe(true);
    const { interviews } = stateOf(await newPage());
    expect(interviews.map((interview) => interview.draft.answer).sort()).toEqual([
      '둘째 탭',
      '첫 탭에서 더',
    ]);
  });
});

describe('a report', () => {
  it('is there for the next page', async () => {
    const page = await newPage();
    page.startInterview(QUESTIONS, null);
    page.keepAnswer(answerTo(0));
    const id = page.finishInterview();
    expect(stateOf(page).running).toBe(null);
    await written(page);
    const { interviews, offered } = stateOf(await newPage());
    expect(offered).toEqual([]);
    expect(interviews[0]?.id).toBe(id);
    expect(interviews[0]?.finishedAt).not.toBe(null);
  });

  it('of long ago makes room: twenty are kept', async () => {
    const page = await newPage();
    const clock = vi.spyOn(Date, 'now');
    for (let day = 1; day <= 21; day++) {
      clock.mockReturnValue(day * 86_400_000);
      page.startInterview(QUESTIONS, null);
      page.keepAnswer(answerTo(0));
      page.finishInterview();
      await written(page);
    }
    const { interviews } = stateOf(await newPage());
    expect(interviews).toHaveLength(20);
    expect(interviews.at(-1)?.startedAt).toBe(2 * 86_400_000);
  });
});

describe('a storage that refuses', () => {
  const full = () =>
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });

  it('is said; the interview goes on, and is written once there is room', async () => {
    const page = await newPage();
    const refusal = full();
    page.startInterview(QUESTIONS, null);
    page.keepAnswer(answerTo(0));
    await page.saveInterviewsAgain();
    expect(stateOf(page)).toMatchObject({
      unsaved: 1,
      problem: expect.stringContaining('no room'),
    });
    // Left and come back to within the page, it is offered all the same.
    const id = stateOf(page).running?.id ?? '';
    page.leaveInterview();
    await page.findOffers();
    expect(stateOf(page).offered).toEqual([id]);
    await page.resumeInterview(id);
    expect(stateOf(page).running?.answers).toHaveLength(1);

    refusal.mockRestore();
    page.keepDraft(draft('더'));
    await written(page);
    expect(stateOf(page).unsaved).toBe(0);
    expect(stateOf(await newPage()).offered).toEqual([id]);
  });

  it('from the start hangs nothing', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const page = await newPage();
    expect(stateOf(page)).toMatchObject({
      offered: [],
      problem: expect.stringContaining('denied'),
    });
    page.startInterview(QUESTIONS, null);
    page.keepAnswer(answerTo(0));
    const id = page.finishInterview();
    expect(stateOf(page).interviews[0]?.id).toBe(id);
  });

  it('with a damaged interview leaves it alone and counts it', async () => {
    const id = await left();
    const raw = await new Dexie('quiz').open();
    await raw.table('interviews').put({ id: 'broken', answers: 7 });
    const { offered, damaged } = stateOf(await newPage());
    expect([offered, damaged]).toEqual([[id], 1]);
    expect(await raw.table('interviews').count()).toBe(2);
    raw.close();
  });
});
