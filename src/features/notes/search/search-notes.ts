import type { SearchHit } from '@/shared/search/search-index.ts';
import { loadNotes, useNotes } from '../notes.ts';
import type { NoteRow } from '../notes-db.ts';

/** Searches the student's notes, part by part and card by card, in their worker. */

export type Progress = (done: number, total: number) => void;

let indexed: { readonly notes: readonly NoteRow[]; readonly done: Promise<void> } | null = null;

/** The index is made at the first search; after a change, what changed is read again. */
export function indexNotesOnce(onProgress: Progress = () => {}): Promise<void> {
  const { notes } = useNotes.getState();
  if (indexed?.notes === notes) return indexed.done;
  const done = import('../worker/client.ts').then(({ indexNotes }) => indexNotes(onProgress));
  indexed = { notes, done };
  done.catch(() => {
    indexed = null;
  });
  return done;
}

/** Places in the notes that speak of it; none where there are no notes. */
export async function searchOwnNotes(query: string, limit: number): Promise<readonly SearchHit[]> {
  if ((await loadNotes()).length === 0) return [];
  await indexNotesOnce();
  const { searchNotes } = await import('../worker/client.ts');
  return searchNotes(query, limit);
}
