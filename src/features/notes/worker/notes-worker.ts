import { compileWithTree } from '@/note/compile.ts';
import { indexDocuments, type SearchIndex } from '@/shared/search/search-index.ts';
import type { NotesAnswer, NotesRequest } from './contract.ts';
import { partsOf } from './parts.ts';

/** Compiles notes and searches them, away from the page. */

let index: SearchIndex | null = null;

function answer(request: NotesRequest): NotesAnswer {
  const { id } = request;
  if (request.kind === 'compile') {
    const { model, tree } = compileWithTree(request.source);
    const { html: _html, ...withoutHtml } = model;
    return { id, kind: 'compiled', compiled: { model: withoutHtml, tree, parts: partsOf(tree) } };
  }
  if (request.kind === 'index') {
    index = indexDocuments(request.documents);
    return { id, kind: 'indexed' };
  }
  return { id, kind: 'found', hits: index?.search(request.query, request.limit) ?? [] };
}

addEventListener('message', ({ data }: MessageEvent<NotesRequest>) => {
  try {
    postMessage(answer(data));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    postMessage({ id: data.id, kind: 'failed', message } satisfies NotesAnswer);
  }
});
