import { create } from 'zustand';
import { download } from '@/shared/files/download.ts';
import { byPath } from './by-path.ts';
import type { RefusedFile } from './files/read-files.ts';
import type { ListedNotes, NoteRow } from './notes-db.ts';
import type { HeldNote } from './worker/contract.ts';

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
  /** Notes that the storage refused: they are in this tab, and offered to it again. */
  readonly unsaved: number;
  /** Rows of the storage that cannot be read. */
  readonly damaged: number;
  readonly job: ImportJob | null;
  readonly report: ImportReport | null;
  /** What was deleted last, until something else is. */
  readonly removed: readonly HeldNote[];
  /** What the last drop wrote over. */
  readonly replaced: readonly HeldNote[];
}

/** The student's own notes, as kept in this browser; follows changes made in other tabs. */
export const useNotes = create<NotesState>()(() => ({
  ready: false,
  notes: [],
  problem: null,
  unsaved: 0,
  damaged: 0,
  job: null,
  report: null,
  removed: [],
  replaced: [],
}));

const { setState, getState } = useNotes;

type Database = typeof import('./notes-db.ts');

type Keeper = typeof import('./worker/client.ts');

/** A compiled note with the text that it was compiled from. */
export interface ReadyNote {
  readonly held: HeldNote;
  readonly text: string;
}

interface Unsaved extends ReadyNote {
  /** The text that its editing began with; undefined where it is to be written in any case. */
  readonly over?: string | null;
}

let opening: Promise<Database> | null = null;
let stopWatching: (() => void) | null = null;
let stored: ListedNotes = { notes: [], damaged: 0 };
/** By path: what the storage refused. */
const pending = new Map<string, Unsaved>();

/** What is kept and, over it, what is not yet. */
function show(change: Partial<NotesState> = {}): void {
  const rows = new Map(stored.notes.map((note) => [note.path, note]));
  for (const { held } of pending.values()) rows.set(held.note.path, held.note);
  const notes = pending.size === 0 ? stored.notes : [...rows.values()].sort(byPath);
  setState({ ready: true, notes, damaged: stored.damaged, unsaved: pending.size, ...change });
}

function fail(error: unknown): void {
  show({ problem: error instanceof Error ? error.message : String(error) });
}

function watch(database: Database): void {
  stopWatching?.();
  stopWatching = database.watchNotes((found) => {
    stored = found;
    show(pending.size === 0 ? { problem: null } : {});
  }, fail);
}

export function openNotes(): Promise<Database> {
  opening ??= import('./notes-db.ts').then(
    (database) => {
      watch(database);
      return database;
    },
    (error: unknown) => {
      opening = null;
      fail(error);
      throw error;
    },
  );
  return opening;
}

/** Reads the list; where that cannot even be loaded it is said as a storage that refuses. */
export async function readNotes(): Promise<void> {
  await openNotes().catch(() => {});
}

/** Opens the storage and waits for the list, which is empty where it cannot be read. */
export async function loadNotes(): Promise<readonly NoteRow[]> {
  await openNotes();
  if (!getState().ready) {
    await new Promise<void>((resolve) => {
      const stop = useNotes.subscribe(({ ready }) => {
        if (!ready) return;
        stop();
        resolve();
      });
    });
  }
  return getState().notes;
}

export interface OpenedNote {
  /** As the storage has it; null where it has none. */
  readonly kept: string | null;
  /** What was typed over it and could not be kept. */
  readonly unsaved: string | null;
}

export async function openNote(path: string): Promise<OpenedNote> {
  await leaving.get(path);
  const one = pending.get(path);
  const database = await openNotes();
  const kept = await database.readText(path).catch(() => one?.over ?? null);
  return { kept, unsaved: one?.text ?? null };
}

const openKeeper = (): Promise<Keeper> => import('./worker/client.ts');

const forget = async (notes: readonly HeldNote[]): Promise<void> => {
  if (notes.length > 0) await (await openKeeper()).forgetHeld(notes);
};

/** By name: what is on its way to the storage. */
const writing = new Map<string, Promise<Keeping>>();
/** What the storage has taken, and the keeper holds no more. */
const written = new WeakSet<HeldNote>();

/** A compiled note that its editor has no use for any more. */
export async function release({ id, note }: HeldNote): Promise<void> {
  await writing.get(id);
  if (pending.get(note.path)?.held.id !== id) await forget([{ id, note }]);
}

function setUnsaved(unsaved: Unsaved): void {
  const { path } = unsaved.held.note;
  const before = pending.get(path)?.held;
  pending.set(path, unsaved);
  if (before !== undefined && before.id !== unsaved.held.id) void forget([before]);
}

/** The storage has it; gives whether it had been refused before. */
function settle(held: HeldNote): boolean {
  const { path } = held.note;
  const before = pending.get(path)?.held;
  if (before !== undefined && before.id !== held.id) void forget([before]);
  written.add(held);
  return pending.delete(path);
}

/** What can be undone now; what could be before no more. */
export function setUndo(change: Pick<NotesState, 'removed' | 'replaced' | 'report'>): void {
  const { removed, replaced } = getState();
  void forget([...removed, ...replaced]);
  show(change);
}

export type Keeping =
  | { readonly status: 'kept' }
  /** Another tab wrote this text, or deleted the note (null): nothing was written. */
  | { readonly status: 'changed'; readonly found: string | null }
  | { readonly status: 'refused' };

/** Keeps a note that has been compiled, over the text that was there when its editing began. */
export async function keepNote(ready: ReadyNote, over: string | null): Promise<Keeping> {
  const { held } = ready;
  if (written.has(held)) return { status: 'kept' };
  const work = async (): Promise<Keeping> => {
    try {
      const other = await (await openKeeper()).replaceHeld(held, over);
      if (other !== null) return { status: 'changed', found: other.found };
      if (settle(held)) show(pending.size === 0 ? { problem: null } : {});
      return { status: 'kept' };
    } catch (error) {
      setUnsaved({ ...ready, over });
      fail(error);
      return { status: 'refused' };
    }
  };
  const begun = writing.get(held.id);
  if (begun !== undefined) return begun;
  const done = work().finally(() => writing.delete(held.id));
  writing.set(held.id, done);
  return done;
}

/** By path: texts whose editor was left before they were kept. */
const leaving = new Map<string, Promise<void>>();

/** Whether closing this tab would lose something. */
export const isUnsaved = (): boolean => pending.size > 0 || leaving.size > 0;

/** Keeps a text whose editor is left; where another tab wrote meanwhile, as one that is not saved. */
export function keepOnLeaving(path: string, text: string, over: string | null): void {
  const work = async () => {
    const { compileToKeep } = await openKeeper();
    const held = await compileToKeep(path, text);
    const keeping = await keepNote({ held, text }, over);
    if (keeping.status !== 'changed') return;
    setUnsaved({ held, text, over });
    show({ problem: CHANGED_ELSEWHERE });
  };
  const done = work()
    .catch(fail)
    .finally(() => leaving.delete(path));
  leaving.set(path, done);
}

const CHANGED_ELSEWHERE =
  '그 사이에 다른 탭에서 고친 노트가 있습니다. 노트를 열어 어느 글을 남길지 골라 주세요.';

/** Offers the storage what it refused. */
export async function saveAgain(): Promise<void> {
  try {
    const database = await openNotes();
    let changed = false;
    const keeper = await openKeeper();
    for (const { held, over } of pending.values()) {
      if (over === undefined) await forget(await keeper.writeHeld([held]));
      else if ((await keeper.replaceHeld(held, over)) !== null) {
        changed = true;
        continue;
      }
      settle(held);
    }
    watch(database);
    show({ problem: changed ? CHANGED_ELSEWHERE : null });
  } catch (error) {
    fail(error);
  }
}

/**
 * Keeps notes over what was there, and gives back what they were written over; null where the storage
 * refuses them and they stay in this tab.
 */
export async function keepAll(ready: readonly ReadyNote[]): Promise<readonly HeldNote[] | null> {
  try {
    const before = await (await openKeeper()).writeHeld(ready.map(({ held }) => held));
    for (const { held } of ready) settle(held);
    return before;
  } catch (error) {
    for (const one of ready) setUnsaved(one);
    fail(error);
    return null;
  }
}

/** Whether the storage has the note just so. */
export async function isKept(path: string, text: string): Promise<boolean> {
  if (pending.has(path)) return false;
  const database = await openNotes();
  return (await database.readText(path).catch(() => null)) === text;
}

export async function deleteNotes(paths: readonly string[]): Promise<void> {
  const unsaved = paths.flatMap((path) => pending.get(path)?.held ?? []);
  const inTab = new Set(unsaved.map(({ note }) => note.path));
  const inStorage = new Set(stored.notes.map(({ path }) => path));
  const asked = paths.filter((path) => inStorage.has(path));
  try {
    const found = asked.length === 0 ? [] : await (await openKeeper()).takeOut(asked);
    for (const path of paths) pending.delete(path);
    const stale = found.filter(({ note }) => inTab.has(note.path));
    void forget(stale);
    const removed = [...found.filter((one) => !stale.includes(one)), ...unsaved];
    setUndo({ removed, replaced: [], report: null });
  } catch (error) {
    fail(error);
  }
}

/** Brings back what was deleted, or written over, last. */
export async function undo(): Promise<void> {
  const { removed, replaced } = getState();
  try {
    // As something new: whoever has read the notes meanwhile is to read them again.
    const updatedAt = Date.now();
    const held = [...removed, ...replaced].map(({ id, note }) => ({
      id,
      note: { ...note, updatedAt },
    }));
    await forget(await (await openKeeper()).writeHeld(held));
    setState({ removed: [], replaced: [], report: null });
  } catch (error) {
    fail(error);
  }
}

export const dismissReport = (): void => setUndo({ report: null, removed: [], replaced: [] });

/** Every note with its text, as a zip of the files it came from; also what could not be kept. */
export async function exportNotes(): Promise<void> {
  const [database, { zipOf }] = await Promise.all([openNotes(), import('./files/export.ts')]);
  const kept = await database.readTexts().catch((error: unknown) => {
    fail(error);
    return [];
  });
  const texts = new Map(kept.map(({ path, text }) => [path, text]));
  for (const [path, { text }] of pending) texts.set(path, text);
  const files = [...texts].map(([path, text]) => ({ path, text }));
  download('notes.zip', zipOf(files), 'application/zip');
}
