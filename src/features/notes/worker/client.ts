import type { SearchHit } from '@/shared/search/search-index.ts';
import type { NoteRow } from '../notes-db.ts';
import type { CompiledForPage, HeldNote, NoteFacts, NotesAnswer } from './contract.ts';
import { joinPieces, type Piece } from './pieces.ts';
import { NotesWorker } from './worker-client.ts';

/** The page's side of the notes' workers. */

// Apart, so that ending one job takes neither the index nor what is being typed with it.
const importer = new NotesWorker();
const previewer = new NotesWorker();
const searcher = new NotesWorker();
/** For texts whose editor was left. */
const leaver = new NotesWorker();
/** Never ended: it holds what is not written yet, or may come back. */
const keeper = new NotesWorker();

const unexpected = ({ kind }: NotesAnswer): Error => new Error(`unexpected answer: ${kind}`);

let nextNumber = 1;

async function compileWith(
  worker: NotesWorker,
  source: string,
  { drawn, keepable, signal }: { drawn: boolean; keepable: boolean; signal: AbortSignal },
) {
  const heldAs = keepable ? `note-${nextNumber++}` : null;
  if (keepable) worker.connect(keeper);
  const pieces: Piece[] = [];
  const onPiece = (piece: Piece) => pieces.push(piece);
  const request = { kind: 'compile', source, drawn, heldAs } as const;
  const answer = await worker.ask(request, signal, { onPiece });
  if (answer.kind !== 'compiled') throw unexpected(answer);
  return { facts: answer.facts, heldAs, pieces };
}

const heldNote = (id: string, path: string, facts: NoteFacts): HeldNote => {
  const { title, date, tags, difficulty, sections, cards, missing } = facts;
  const note: NoteRow = {
    path,
    title,
    date,
    tags,
    difficulty,
    sections,
    cards,
    missing: missing.length,
    updatedAt: Date.now(),
  };
  return { id, note };
};

async function compileHeld(
  worker: NotesWorker,
  path: string,
  source: string,
  signal: AbortSignal,
): Promise<HeldNote> {
  const options = { drawn: false, keepable: true, signal };
  const { facts, heldAs } = await compileWith(worker, source, options);
  return heldNote(heldAs ?? '', path, facts);
}

/** A note to be kept; the page itself has its row alone. */
export const compileForImport = (
  path: string,
  source: string,
  signal: AbortSignal,
): Promise<HeldNote> => compileHeld(importer, path, source, signal);

/** The same of a text whose editor was left: what is stopped elsewhere does not end it. */
export const compileToKeep = (path: string, source: string): Promise<HeldNote> =>
  compileHeld(leaver, path, source, new AbortController().signal);

/** A note to be drawn and, with a path, to be kept. */
export async function compileForPage(
  source: string,
  path: string | null,
  signal: AbortSignal,
): Promise<{ readonly compiled: CompiledForPage; readonly held: HeldNote | null }> {
  const options = { drawn: true, keepable: path !== null, signal };
  const { facts, heldAs, pieces } = await compileWith(previewer, source, options);
  const { sections, cards, figures, blocks } = joinPieces(pieces);
  const compiled: CompiledForPage = {
    model: { ...facts, sections, cards, figures },
    tree: { type: 'root', children: [...blocks] },
  };
  const held = heldAs === null || path === null ? null : heldNote(heldAs, path, facts);
  return { compiled, held };
}

/** Writes notes, all or none, and gives what they were written over. */
export async function writeHeld(notes: readonly HeldNote[]): Promise<readonly HeldNote[]> {
  const answer = await keeper.ask({ kind: 'write', notes });
  if (answer.kind !== 'written') throw unexpected(answer);
  return answer.held;
}

/** Null where it was written; else what another tab wrote meanwhile, and nothing was. */
export async function replaceHeld(
  note: HeldNote,
  over: string | null,
): Promise<{ readonly found: string | null } | null> {
  const answer = await keeper.ask({ kind: 'replace', note, over });
  if (answer.kind !== 'replaced') throw unexpected(answer);
  return answer.other;
}

/** Deletes notes and gives them, so that they can be written again. */
export async function takeOut(paths: readonly string[]): Promise<readonly HeldNote[]> {
  const answer = await keeper.ask({ kind: 'remove', paths });
  if (answer.kind !== 'removed') throw unexpected(answer);
  return answer.held;
}

export async function forgetHeld(notes: readonly HeldNote[]): Promise<void> {
  if (notes.length > 0) await keeper.ask({ kind: 'forget', ids: notes.map(({ id }) => id) });
}

export async function indexNotes(onProgress: (done: number, total: number) => void): Promise<void> {
  await searcher.ask({ kind: 'index' }, undefined, { onProgress });
}

export async function searchNotes(query: string, limit: number): Promise<readonly SearchHit[]> {
  const answer = await searcher.ask({ kind: 'search', query, limit });
  return answer.kind === 'found' ? answer.hits : [];
}
