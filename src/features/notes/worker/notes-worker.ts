import type { Nodes } from 'hast';
import { compileWithTree } from '@/note/compile.ts';
import { indexDocuments, type SearchIndex } from '@/shared/search/search-index.ts';
import type { NotesAnswer, NotesRequest } from './contract.ts';

/** Compiles notes and searches them, away from the page. */

let index: SearchIndex | null = null;

/** More of one note is not searched: an index of it would be larger than the note. */
const MOST_SEARCHED = 200_000;

function wordsOf(root: Nodes): string {
  const words: string[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') words.push(node.value);
    else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes);
    }
  }
  return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, MOST_SEARCHED);
}

function answer(request: NotesRequest): NotesAnswer {
  const { id } = request;
  if (request.kind === 'compile') {
    const { model, tree } = compileWithTree(request.source);
    const { html: _html, ...withoutHtml } = model;
    return { id, kind: 'compiled', compiled: { model: withoutHtml, tree, plain: wordsOf(tree) } };
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
