import { type KeptNote, removeNotes, replaceNote, writeNotes } from '../notes-db.ts';
import type { HeldNote } from './contract.ts';
import { contentOf, forget, hold } from './held.ts';

/** Writes to the storage away from the page: what is held, by name. What is refused stays held. */

function whole({ id, note }: HeldNote): KeptNote {
  const { text, parts, cards } = contentOf(id);
  const { path } = note;
  return { note, text: { path, text, parts }, cards: { path, cards } };
}

const heldOf = (found: readonly KeptNote[]): HeldNote[] =>
  found.map(({ note, text: { text, parts }, cards: { cards } }) => ({
    id: hold({ text, parts, cards }),
    note,
  }));

/** Gives what they were written over. */
export async function writeHeld(notes: readonly HeldNote[]): Promise<HeldNote[]> {
  const before = await writeNotes(notes.map(whole));
  forget(notes.map(({ id }) => id));
  return heldOf(before);
}

/** Gives what another tab wrote in its place, where one did. */
export async function replaceHeld(
  note: HeldNote,
  over: string | null,
): Promise<{ readonly found: string | null } | null> {
  const other = await replaceNote(whole(note), over);
  if (other === null) forget([note.id]);
  return other;
}

export const takeOut = async (paths: readonly string[]): Promise<HeldNote[]> =>
  heldOf(await removeNotes(paths));
