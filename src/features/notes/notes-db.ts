import Dexie, { type Table } from 'dexie';
import { z } from 'zod/mini';
import type { Card } from '@/note/model.ts';
import { watchDatabase } from '@/shared/storage/watch.ts';
import { wholeRows } from '@/shared/storage/whole-rows.ts';
import { byPath } from './by-path.ts';
import type { NotePart } from './worker/parts.ts';

/** What the list shows of a note. Small, since all of them are read at once. */
const noteSchema = z.readonly(
  z.object({
    /** File name, with the folder it was dropped in: a second drop of it is an update. */
    path: z.string(),
    title: z.string(),
    date: z.nullable(z.string()),
    tags: z.readonly(z.array(z.string())),
    difficulty: z.nullable(z.string()),
    sections: z.number(),
    cards: z.number(),
    missing: z.number(),
    updatedAt: z.number(),
  }),
);
export type NoteRow = z.infer<typeof noteSchema>;

export interface ListedNotes {
  readonly notes: readonly NoteRow[];
  /** Rows that cannot be read; they are left as they are. */
  readonly damaged: number;
}

export interface TextRow {
  readonly path: string;
  readonly text: string;
  readonly parts: readonly NotePart[];
}

export interface CardsRow {
  readonly path: string;
  readonly cards: readonly Card[];
}

/** A note with all that is kept of it. */
export interface KeptNote {
  readonly note: NoteRow;
  readonly text: TextRow;
  readonly cards: CardsRow;
}

/** A text of version 1. */
interface UnpartedText {
  plain?: string;
  parts?: readonly NotePart[];
}

function inParts(row: UnpartedText): void {
  row.parts = [{ section: null, title: '', text: row.plain ?? '' }];
  delete row.plain;
}

class NotesDatabase extends Dexie {
  readonly notes!: Table<NoteRow, string>;
  readonly texts!: Table<TextRow, string>;
  readonly cards!: Table<CardsRow, string>;

  constructor() {
    super('notes');
    this.version(1).stores({ notes: 'path', texts: 'path', cards: 'path' });
    // Searched by its parts; before, a note was searched as one.
    this.version(2).upgrade((transaction) =>
      transaction.table('texts').toCollection().modify(inParts),
    );
  }

  /** All three or none. */
  atOnce<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction('rw', this.notes, this.texts, this.cards, work);
  }
}

const notesDb = new NotesDatabase();

/** Writes notes, and gives back those that it wrote over. */
export async function writeNotes(kept: readonly KeptNote[]): Promise<KeptNote[]> {
  return notesDb.atOnce(async () => {
    const before = await readWhole(kept.map(({ note }) => note.path));
    await notesDb.notes.bulkPut(kept.map(({ note }) => note));
    await notesDb.texts.bulkPut(kept.map(({ text }) => text));
    await notesDb.cards.bulkPut(kept.map(({ cards }) => cards));
    return before;
  });
}

async function readWhole(keys: string[]): Promise<KeptNote[]> {
  const notes = await notesDb.notes.bulkGet(keys);
  const texts = await notesDb.texts.bulkGet(keys);
  const cards = await notesDb.cards.bulkGet(keys);
  return notes.flatMap((note, index) => {
    const text = texts[index];
    const row = cards[index];
    return note === undefined || text === undefined || row === undefined
      ? []
      : [{ note, text, cards: row }];
  });
}

/**
 * Writes a note over the text that its editor began with, or over none (null). What stands there now
 * is given back, and nothing written, where another tab has been at it.
 */
export async function replaceNote(
  kept: KeptNote,
  over: string | null,
): Promise<{ readonly found: string | null } | null> {
  return notesDb.atOnce(async () => {
    const found = await readText(kept.note.path);
    if (found !== over && found !== kept.text.text) return { found };
    await writeNotes([kept]);
    return null;
  });
}

/** Takes notes out and gives them back, so that it can be undone. */
export async function removeNotes(paths: readonly string[]): Promise<KeptNote[]> {
  return notesDb.atOnce(async () => {
    const keys = [...paths];
    const removed = await readWhole(keys);
    await notesDb.notes.bulkDelete(keys);
    await notesDb.texts.bulkDelete(keys);
    await notesDb.cards.bulkDelete(keys);
    return removed;
  });
}

const textOf = (row: TextRow | undefined): string | null =>
  typeof row?.text === 'string' ? row.text : null;

export const readText = async (path: string): Promise<string | null> =>
  textOf(await notesDb.texts.get(path));

/** A damaged row keeps no other from being read. */
const listOf = <T>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list : [];

/** What the search reads of notes. */
export async function readForSearch(
  paths: readonly string[],
): Promise<{ path: string; parts: readonly NotePart[]; cards: readonly Card[] }[]> {
  const keys = [...paths];
  const [texts, cards] = await Promise.all([
    notesDb.texts.bulkGet(keys),
    notesDb.cards.bulkGet(keys),
  ]);
  return keys.map((path, index) => ({
    path,
    parts: listOf(texts[index]?.parts),
    cards: listOf(cards[index]?.cards),
  }));
}

export const readTexts = async (): Promise<TextRow[]> =>
  (await notesDb.texts.toArray()).filter((row) => textOf(row) !== null);

/** The cards of every note, with the note's own row. */
export async function readCards(): Promise<{ note: NoteRow; cards: readonly Card[] }[]> {
  return notesDb.transaction('r', notesDb.notes, notesDb.cards, async () => {
    const rows = new Map(
      (await notesDb.cards.toArray()).map(({ path, cards }) => [path, listOf(cards)]),
    );
    const { notes } = await listNotes();
    return notes.map((note) => ({ note, cards: rows.get(note.path) ?? [] }));
  });
}

export async function listNotes(): Promise<ListedNotes> {
  const { whole, damaged } = wholeRows(noteSchema, await notesDb.notes.toArray());
  return { notes: whole.sort(byPath), damaged };
}

/** Calls back with the list, now and after each change in any tab; gives what ends it. */
export const watchNotes = (
  onChange: (found: ListedNotes) => void,
  onError: (error: unknown) => void,
): (() => void) => watchDatabase(notesDb, listNotes, onChange, onError);
