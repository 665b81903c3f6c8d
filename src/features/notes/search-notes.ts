import type { SearchDocument, SearchHit } from '@/shared/search/search-index.ts';
import { noteAddress } from './address.ts';
import { openNotes, useNotes } from './notes.ts';
import type { NoteRow } from './notes-db.ts';

/** Searches the student's notes, part by part, in their worker. */

let indexed: { readonly notes: readonly NoteRow[]; readonly done: Promise<void> } | null = null;

async function indexAll(notes: readonly NoteRow[]): Promise<void> {
  const [{ readTexts }, { indexNotes }] = await Promise.all([
    openNotes(),
    import('./worker/client.ts'),
  ]);
  const titles = new Map(notes.map(({ path, title }) => [path, title]));
  const documents = (await readTexts()).flatMap(({ path, parts }) =>
    parts.map(({ section, title, text }): SearchDocument => {
      const note = titles.get(path) ?? path;
      return {
        id: `${path}#${section ?? ''}`,
        kind: '노트',
        title: title === '' || title === note ? note : `${note} · ${title}`,
        text,
        to: noteAddress(path, section),
      };
    }),
  );
  await indexNotes(documents);
}

/** The index is made at the first search, and again after a change. */
export function indexNotesOnce(): Promise<void> {
  const { notes } = useNotes.getState();
  if (indexed?.notes === notes) return indexed.done;
  const done = indexAll(notes);
  indexed = { notes, done };
  done.catch(() => {
    indexed = null;
  });
  return done;
}

/** Places in the notes that speak of it; none where there are no notes. */
export async function searchOwnNotes(query: string, limit: number): Promise<readonly SearchHit[]> {
  const { listNotes } = await openNotes();
  if (!useNotes.getState().ready) useNotes.setState({ ready: true, notes: await listNotes() });
  if (useNotes.getState().notes.length === 0) return [];
  await indexNotesOnce();
  const { searchNotes } = await import('./worker/client.ts');
  return searchNotes(query, limit);
}
