import { GrowingIndex } from '@/shared/search/growing-index.ts';
import type { SearchDocument, SearchHit } from '@/shared/search/search-index.ts';
import { listNotes, type NoteRow, readForSearch } from '../notes-db.ts';
import { documentsOfNote } from './note-documents.ts';

/** The index of the notes that are kept, as their worker holds it: only what changed is read again. */

const NOTES_AT_ONCE = 50;

const index = new GrowingIndex();
/** When each note in the index was written. */
const versions = new Map<string, number>();

async function readDocuments(
  notes: readonly NoteRow[],
  onProgress: (done: number, total: number) => void,
): Promise<Map<string, SearchDocument[]>> {
  const found = new Map<string, SearchDocument[]>();
  for (let from = 0; from < notes.length; from += NOTES_AT_ONCE) {
    onProgress(from, notes.length);
    const some = notes.slice(from, from + NOTES_AT_ONCE);
    const read = await readForSearch(some.map(({ path }) => path));
    for (const [at, { path, parts, cards }] of read.entries()) {
      found.set(path, documentsOfNote(path, some[at]?.title ?? path, parts, cards));
    }
  }
  return found;
}

export async function refreshIndex(
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { notes } = await listNotes();
  const changed = notes.filter(({ path, updatedAt }) => versions.get(path) !== updatedAt);
  const here = new Set(notes.map(({ path }) => path));
  const gone = [...versions.keys()].filter((path) => !here.has(path));
  if (changed.length === 0 && gone.length === 0) return;
  const groups = new Map<string, SearchDocument[] | null>(await readDocuments(changed, onProgress));
  for (const path of gone) groups.set(path, null);
  index.change(groups);
  for (const { path, updatedAt } of changed) versions.set(path, updatedAt);
  for (const path of gone) versions.delete(path);
}

export const searchIndex = (query: string, limit: number): SearchHit[] =>
  index.search(query, limit);
