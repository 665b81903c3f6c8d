import { compileWithTree } from '@/note/compile.ts';
import type { NotesAnswer, NotesRequest } from './contract.ts';
import { partsOf } from './parts.ts';
import { piecesOf } from './pieces.ts';

/** Compiles notes and searches those that are kept, away from the page. */

async function answer(request: NotesRequest): Promise<NotesAnswer> {
  const { id } = request;
  if (request.kind === 'compile' || request.kind === 'compileToKeep') {
    const { model, tree } = compileWithTree(request.source);
    const { title, date, tags, difficulty, missing, sections, cards, figures } = model;
    const kept = { sections, cards, parts: partsOf(tree) };
    const drawn = request.kind === 'compile' ? { figures, blocks: tree.children } : {};
    for (const piece of piecesOf({ ...kept, ...drawn })) say({ id, kind: 'piece', piece });
    return { id, kind: 'compiled', head: { title, date, tags, difficulty, missing } };
  }
  const { refreshIndex, searchIndex } = await import('../search/note-index.ts');
  if (request.kind === 'search') {
    return { id, kind: 'found', hits: searchIndex(request.query, request.limit) };
  }
  await refreshIndex((done, total) => say({ id, kind: 'progress', done, total }));
  return { id, kind: 'indexed' };
}

const say = (message: NotesAnswer): void => postMessage(message);

// One after another: a search finds what was asked to be indexed before it.
let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<NotesRequest>) => {
  last = last
    .then(() => answer(data))
    .then(say)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      say({ id: data.id, kind: 'failed', message });
    });
});
