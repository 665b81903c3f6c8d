import { create } from 'zustand';
import { download } from '@/shared/files/download.ts';
import type { FoundFile, RefusedFile } from './files/read-files.ts';
import type { KeptNote, NoteRow } from './notes-db.ts';
import type { CompiledForPage } from './worker/contract.ts';

interface ImportJob {
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

interface ImportReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedFile[];
  readonly stopped: boolean;
}

interface NotesState {
  readonly ready: boolean;
  /** By path. */
  readonly notes: readonly NoteRow[];
  /** Why nothing is kept, where storage is off or full. */
  readonly problem: string | null;
  readonly job: ImportJob | null;
  readonly report: ImportReport | null;
  /** What was deleted last, until something else is. */
  readonly removed: readonly KeptNote[];
}

/** The student's own notes, as kept in this browser; follows changes made in other tabs. */
export const useNotes = create<NotesState>()(() => ({
  ready: false,
  notes: [],
  problem: null,
  job: null,
  report: null,
  removed: [],
}));

const { setState, getState } = useNotes;

let opening: Promise<typeof import('./notes-db.ts')> | null = null;

function fail(error: unknown): void {
  setState({ ready: true, problem: error instanceof Error ? error.message : String(error) });
}

export function openNotes(): Promise<typeof import('./notes-db.ts')> {
  opening ??= import('./notes-db.ts').then((database) => {
    database.watchNotes((notes) => setState({ ready: true, notes, problem: null }), fail);
    return database;
  });
  return opening;
}

const rowsOf = (path: string, text: string, { model, parts }: CompiledForPage): KeptNote => ({
  note: {
    path,
    title: model.title,
    date: model.date,
    tags: model.tags,
    difficulty: model.difficulty,
    sections: model.sections.length,
    cards: model.cards.length,
    missing: model.missing.length,
    updatedAt: Date.now(),
  },
  text: { path, text, parts },
  cards: { path, cards: model.cards },
});

export type Keeping =
  | { readonly status: 'kept' }
  /** Another tab wrote this text, or deleted the note (null): nothing was written. */
  | { readonly status: 'changed'; readonly found: string | null }
  | { readonly status: 'refused' };

/** Keeps a note that has been compiled, over the text that was there when its editing began. */
export async function keepNote(
  path: string,
  text: string,
  compiled: CompiledForPage,
  over: string | null,
): Promise<Keeping> {
  try {
    const other = await (await openNotes()).replaceNote(rowsOf(path, text, compiled), over);
    return other === null ? { status: 'kept' } : { status: 'changed', found: other.found };
  } catch (error) {
    fail(error);
    return { status: 'refused' };
  }
}

let stopping: AbortController | null = null;

export const stopImport = (): void => stopping?.abort();

/** So many notes are written at once: each write wakes whoever watches the list. */
const BATCH = 25;

let running: Promise<void> = Promise.resolve();

/** Takes files in, after those of an earlier drop; the report says what became of each. */
export function importFiles(files: readonly FoundFile[]): Promise<void> {
  running = running.then(() => takeIn(files));
  return running;
}

async function takeIn(files: readonly FoundFile[]): Promise<void> {
  stopping = new AbortController();
  const { signal } = stopping;
  const [database, { freePath, readNote }, { compileForImport }] = await Promise.all([
    openNotes(),
    import('./files/read-files.ts'),
    import('./worker/client.ts'),
  ]);
  const known = new Set((await database.listNotes().catch(() => [])).map(({ path }) => path));
  const taken = new Set<string>();
  const refused: RefusedFile[] = [];
  const report = { added: 0, updated: 0, unchanged: 0, refused, stopped: false };
  let batch: KeptNote[] = [];
  /** What is counted has been kept. */
  const flush = async () => {
    await database.writeNotes(batch);
    const updated = batch.filter(({ note }) => known.has(note.path)).length;
    report.updated += updated;
    report.added += batch.length - updated;
    batch = [];
  };
  const takeOne = async (found: FoundFile, done: number) => {
    const path = freePath(found.path.normalize('NFC'), taken);
    setState({ job: { done, total: files.length, path } });
    const read = await readNote(found);
    signal.throwIfAborted();
    if ('reason' in read) {
      refused.push({ path, reason: read.reason });
      return;
    }
    taken.add(path);
    const { text } = read;
    if (known.has(path) && (await database.readText(path)) === text) {
      report.unchanged++;
      return;
    }
    try {
      batch.push(rowsOf(path, text, await compileForImport(text, signal)));
    } catch (error) {
      signal.throwIfAborted();
      refused.push({ path, reason: `노트로 바꾸지 못했습니다. (${String(error)})` });
      return;
    }
    if (batch.length >= BATCH) await flush();
  };
  try {
    for (const [done, found] of files.entries()) await takeOne(found, done);
  } catch (error) {
    if (signal.aborted) report.stopped = true;
    else fail(error);
  }
  try {
    await flush();
  } catch (error) {
    fail(error);
  }
  setState({ job: null, report });
}

export async function deleteNotes(paths: readonly string[]): Promise<void> {
  try {
    setState({ removed: await (await openNotes()).removeNotes(paths), report: null });
  } catch (error) {
    fail(error);
  }
}

export async function undoDelete(): Promise<void> {
  const { removed } = getState();
  try {
    await (await openNotes()).writeNotes(removed);
    setState({ removed: [] });
  } catch (error) {
    fail(error);
  }
}

export const dismissReport = (): void => setState({ report: null, removed: [] });

/** Every note with its text, as a zip of the files it came from. */
export async function exportNotes(): Promise<void> {
  const [database, { zipOf }] = await Promise.all([openNotes(), import('./files/export.ts')]);
  download('notes.zip', zipOf(await database.readTexts()), 'application/zip');
}
