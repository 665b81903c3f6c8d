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

const rowsOf = (path: string, text: string, { model, plain }: CompiledForPage): KeptNote => ({
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
  text: { path, text, plain },
  cards: { path, cards: model.cards },
});

/** Keeps a note that has been compiled. False where the storage refused it. */
export async function keepNote(
  path: string,
  text: string,
  compiled: CompiledForPage,
): Promise<boolean> {
  try {
    await (await openNotes()).writeNotes([rowsOf(path, text, compiled)]);
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

let stopping: AbortController | null = null;

export const stopImport = (): void => stopping?.abort();

/** So many notes are written at once: each write wakes whoever watches the list. */
const BATCH = 25;

/** Takes files in, one after another; the report says what became of each. */
export async function importFiles(files: readonly FoundFile[]): Promise<void> {
  stopping?.abort();
  stopping = new AbortController();
  const { signal } = stopping;
  const [database, { readFiles }, { compileForImport }] = await Promise.all([
    openNotes(),
    import('./files/read-files.ts'),
    import('./worker/client.ts'),
  ]);
  const { notes, refused } = await readFiles(files);
  const known = new Set(getState().notes.map(({ path }) => path));
  const report = { added: 0, updated: 0, unchanged: 0, refused: [...refused], stopped: false };
  let batch: KeptNote[] = [];
  const flush = async () => {
    await database.writeNotes(batch);
    batch = [];
  };
  try {
    for (const [done, { path, text }] of notes.entries()) {
      setState({ job: { done, total: notes.length, path } });
      if (known.has(path) && (await database.readText(path)) === text) {
        report.unchanged++;
        continue;
      }
      try {
        batch.push(rowsOf(path, text, await compileForImport(text, signal)));
      } catch (error) {
        if (signal.aborted) throw error;
        report.refused.push({ path, reason: `노트로 바꾸지 못했습니다. (${String(error)})` });
        continue;
      }
      if (known.has(path)) report.updated++;
      else report.added++;
      if (batch.length >= BATCH) await flush();
    }
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
  download('notes.zip', [zipOf(await database.readTexts())], 'application/zip');
}
