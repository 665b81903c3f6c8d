import { compileWithTree } from '@/note/compile.ts';
import type { NotesAnswer, NotesRequest } from './contract.ts';
import { partsOf } from './parts.ts';

/** Compiles notes and searches those that are kept, away from the page. */

async function answer(request: NotesRequest): Promise<NotesAnswer> {
  const { id } = request;
  if (request.kind === 'compile' || request.kind === 'compileToKeep') {
    const { model, tree } = compileWithTree(request.source);
    if (request.kind === 'compileToKeep') {
      const { title, date, tags, difficulty, sections, cards, missing } = model;
      const kept = { title, date, tags, difficulty, sections, cards, missing };
      return { id, kind: 'compiledToKeep', compiled: { model: kept, parts: partsOf(tree) } };
    }
    const { html: _html, ...withoutHtml } = model;
    return { id, kind: 'compiled', compiled: { model: withoutHtml, tree, parts: partsOf(tree) } };
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
