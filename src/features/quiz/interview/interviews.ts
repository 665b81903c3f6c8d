import { create } from 'zustand';
import type { Answered, Question } from './interview.ts';
import type { KeptInterviews } from './interview-db.ts';
import { type Draft, type KeptInterview, NO_DRAFT, withAnswer } from './kept-interview.ts';
import { hold, isLeft, untilLeft } from './page-lock.ts';

interface InterviewsState {
  /** The one that goes on in this page. */
  readonly running: KeptInterview | null;
  /** All that are known, the newest first. */
  readonly interviews: readonly KeptInterview[];
  /** Those that were left before their end and can be gone on with; null until that is known. */
  readonly offered: readonly string[] | null;
  /** So many go on in other tabs. */
  readonly elsewhere: number;
  /** The one of this page was taken over in another: this page has a copy. */
  readonly copied: boolean;
  /** What the storage does not have. */
  readonly unsaved: number;
  /** Rows of the storage that cannot be read. */
  readonly damaged: number;
  /** Why nothing is kept, where storage is off or full. */
  readonly problem: string | null;
}

/** Interviews of this browser: the one that goes on is written at every change. */
export const useInterviews = create<InterviewsState>()(() => ({
  running: null,
  interviews: [],
  offered: null,
  elsewhere: 0,
  copied: false,
  unsaved: 0,
  damaged: 0,
  problem: null,
}));

const { setState, getState } = useInterviews;

type Database = typeof import('./interview-db.ts');

const newId = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const PAGE = newId();

let kept: KeptInterviews = { interviews: [], damaged: 0 };
/** The newest state of each that this page wrote; what was read may be older. */
const own = new Map<string, KeptInterview>();
/** Those of them that the storage does not have yet. */
const unwritten = new Set<string>();
let writing: Promise<void> | null = null;
let leave = () => {};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function isNewer(mine: KeptInterview, read: KeptInterview | undefined): boolean {
  if (read === undefined || unwritten.has(mine.id)) return true;
  return read.holder === PAGE && read.changedAt < mine.changedAt;
}

function show(change: Partial<InterviewsState> = {}): void {
  const all = new Map(kept.interviews.map((interview) => [interview.id, interview]));
  for (const [id, mine] of own) if (isNewer(mine, all.get(id))) all.set(id, mine);
  setState({
    interviews: [...all.values()].sort((a, b) => b.changedAt - a.changedAt),
    damaged: kept.damaged,
    ...change,
  });
}

let opening: Promise<Database> | null = null;
let stopWatching: (() => void) | null = null;

/** Resolves when the storage was read once, or said why not. */
function watch(database: Database): Promise<void> {
  stopWatching?.();
  return new Promise((resolve) => {
    stopWatching = database.watchInterviews(
      (found) => {
        kept = found;
        show(unwritten.size === 0 ? { problem: null } : {});
        resolve();
      },
      (error) => {
        show({ problem: wordsOf(error) });
        resolve();
      },
    );
  });
}

function open(): Promise<Database> {
  opening ??= import('./interview-db.ts').then(
    async (database) => {
      await watch(database);
      return database;
    },
    (error: unknown) => {
      opening = null;
      throw error;
    },
  );
  return opening;
}

const unfinished = (): readonly KeptInterview[] =>
  getState().interviews.filter(({ finishedAt }) => finishedAt === null);

/** Looks for interviews that were left. One that goes on in another tab is offered when that tab leaves. */
export async function findOffers(): Promise<void> {
  setState({ offered: null, elsewhere: 0, copied: false });
  try {
    await open();
    await writing;
  } catch (error) {
    show({ problem: wordsOf(error) });
  }
  const offered: string[] = [];
  const busy: string[] = [];
  for (const { id, holder } of unfinished()) {
    (holder === PAGE || (await isLeft(id)) ? offered : busy).push(id);
  }
  setState({ offered, elsewhere: busy.length });
  for (const id of busy) {
    void untilLeft(id).then(() =>
      setState(({ offered: now, elsewhere }) =>
        now?.includes(id) === false
          ? { offered: [...now, id], elsewhere: Math.max(0, elsewhere - 1) }
          : {},
      ),
    );
  }
}

/** Another page has it now: what is here goes on under a name of its own, and nothing is lost. */
function copy(interview: KeptInterview): void {
  const copied = { ...interview, id: newId() };
  forget(interview.id);
  own.set(copied.id, copied);
  unwritten.add(copied.id);
  if (getState().running?.id !== interview.id) return;
  leave();
  leave = hold(copied.id);
  show({ running: copied, copied: true });
}

function forget(id: string): void {
  own.delete(id);
  unwritten.delete(id);
}

/** The first that the storage does not have, in its newest state. */
function nextUnwritten(): KeptInterview | undefined {
  const [id] = unwritten;
  return id === undefined ? undefined : own.get(id);
}

async function writeAll(): Promise<void> {
  try {
    const database = await open();
    for (let next = nextUnwritten(); next !== undefined; next = nextUnwritten()) {
      const written = await database.writeInterview(next);
      const newest = own.get(next.id);
      if (!written && newest !== undefined) copy(newest);
      else if (newest === next) unwritten.delete(next.id);
    }
    show({ problem: null, unsaved: 0 });
  } catch (error) {
    show({ problem: wordsOf(error), unsaved: unwritten.size });
  } finally {
    writing = null;
  }
}

/** One write at a time; what changes meanwhile is written after it, in its newest state. */
function write(interview: KeptInterview, change: Partial<InterviewsState> = {}): void {
  own.set(interview.id, interview);
  unwritten.add(interview.id);
  show(change);
  writing ??= writeAll();
}

/** Offers the storage what it refused. */
export async function saveInterviewsAgain(): Promise<void> {
  writing ??= writeAll();
  await writing;
  if (getState().problem === null) await watch(await open());
}

/** All that this browser has, and this tab alone. */
export async function allInterviews(): Promise<readonly KeptInterview[]> {
  try {
    await open();
    await writing;
  } catch (error) {
    show({ problem: wordsOf(error) });
  }
  return getState().interviews;
}

export function startInterview(questions: readonly Question[], limit: number | null): void {
  const now = Date.now();
  const running: KeptInterview = {
    id: newId(),
    holder: PAGE,
    startedAt: now,
    changedAt: now,
    finishedAt: null,
    limit,
    questions: questions.map(({ id }) => id),
    answers: [],
    draft: NO_DRAFT,
  };
  leave = hold(running.id);
  write(running, { running, copied: false });
}

function change(next: (running: KeptInterview) => KeptInterview): KeptInterview | null {
  const { running } = getState();
  if (running === null) return null;
  const changed = { ...next(running), changedAt: Date.now() };
  const goesOn = changed.finishedAt === null;
  if (!goesOn) leave();
  write(changed, { running: goesOn ? changed : null });
  return changed;
}

export const keepDraft = (draft: Draft): void => void change((running) => ({ ...running, draft }));

export const keepAnswer = (answered: Answered): void =>
  void change((running) => withAnswer(running, answered));

const finished = (interview: KeptInterview): KeptInterview => ({
  ...interview,
  finishedAt: Date.now(),
  draft: NO_DRAFT,
});

/** Ends the one that goes on; its id, by which its report is found. Without an answer it is dropped. */
export function finishInterview(): string | null {
  const { running } = getState();
  if (running === null) return null;
  if (running.answers.length > 0) return change(finished)?.id ?? null;
  leave();
  setState({ running: null });
  void drop(running.id);
  return null;
}

async function drop(id: string): Promise<void> {
  forget(id);
  try {
    await writing;
    await (await open()).removeInterview(id);
  } catch (error) {
    show({ problem: wordsOf(error) });
  }
}

/** The newest state of an interview, from now on written by this page. */
async function take(id: string): Promise<KeptInterview | null> {
  const known = getState().interviews.find((interview) => interview.id === id) ?? null;
  if (unwritten.has(id)) return known;
  try {
    return await (await open()).takeOver(id, PAGE);
  } catch (error) {
    show({ problem: wordsOf(error) });
    return known === null ? null : { ...known, holder: PAGE };
  }
}

export async function resumeInterview(id: string): Promise<void> {
  const taken = await take(id);
  if (taken === null || taken.finishedAt !== null) return findOffers();
  leave = hold(id);
  show({ running: taken, copied: false });
}

/** Leaves those that were offered behind: with answers they are finished, without they are dropped. */
export async function putAside(ids: readonly string[]): Promise<void> {
  setState(({ offered }) => ({ offered: offered?.filter((id) => !ids.includes(id)) ?? null }));
  for (const id of ids) {
    const taken = await take(id);
    if (taken === null || taken.finishedAt !== null) continue;
    if (taken.answers.length === 0) await drop(id);
    else write(finished(taken));
  }
}

/** The student left the page; the interview waits where it is. */
export function leaveInterview(): void {
  leave();
  leave = () => {};
  setState({ running: null });
}
