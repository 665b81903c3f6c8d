import { compileWithTree } from '@/note/compile.ts';
import type { Connect, Handover, NotesAnswer, NotesRequest } from './contract.ts';
import { forget, hold } from './held.ts';
import { partsOf } from './parts.ts';
import { piecesOf } from './pieces.ts';

/** Compiles notes, keeps them, and searches those that are kept: one file, a worker for each of these. */

type CompileRequest = Extract<NotesRequest, { kind: 'compile' }>;

/** To the keeper. */
let keeper: MessagePort | null = null;

function connect(port: MessagePort): void {
  keeper = port;
  port.onmessage = ({ data }: MessageEvent<Handover | string>) => {
    if (typeof data === 'string') return;
    port.postMessage(hold(data.content, data.id));
  };
}

/** The keeper has it before the page is told of it. */
function handOver(handover: Handover): Promise<void> {
  const port = keeper;
  if (port === null) throw new Error('no keeper is connected');
  return new Promise((resolve) => {
    port.addEventListener('message', () => resolve(), { once: true });
    port.postMessage(handover);
  });
}

async function compile({ id, source, drawn, heldAs }: CompileRequest): Promise<NotesAnswer> {
  const { model, tree } = compileWithTree(source);
  const { title, date, tags, difficulty, missing, sections, cards, figures } = model;
  if (heldAs !== null) {
    await handOver({ id: heldAs, content: { text: source, parts: partsOf(tree), cards } });
  }
  if (drawn) {
    const lists = { sections, cards, figures, blocks: tree.children };
    for (const piece of piecesOf(lists)) say({ id, kind: 'piece', piece });
  }
  const counts = { sections: sections.length, cards: cards.length };
  return { id, kind: 'compiled', facts: { title, date, tags, difficulty, missing, ...counts } };
}

async function answer(request: NotesRequest): Promise<NotesAnswer> {
  const { id } = request;
  switch (request.kind) {
    case 'compile':
      return compile(request);
    case 'write': {
      const { writeHeld } = await import('./keeper.ts');
      return { id, kind: 'written', held: await writeHeld(request.notes) };
    }
    case 'replace': {
      const { replaceHeld } = await import('./keeper.ts');
      return { id, kind: 'replaced', other: await replaceHeld(request.note, request.over) };
    }
    case 'remove': {
      const { takeOut } = await import('./keeper.ts');
      return { id, kind: 'removed', held: await takeOut(request.paths) };
    }
    case 'forget':
      forget(request.ids);
      return { id, kind: 'forgotten' };
    case 'index': {
      const { refreshIndex } = await import('../search/note-index.ts');
      await refreshIndex((done, total) => say({ id, kind: 'progress', done, total }));
      return { id, kind: 'indexed' };
    }
    case 'search': {
      const { searchIndex } = await import('../search/note-index.ts');
      return { id, kind: 'found', hits: searchIndex(request.query, request.limit) };
    }
  }
}

const say = (message: NotesAnswer): void => postMessage(message);

// One after another: a search finds what was asked to be indexed before it.
let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<NotesRequest | Connect>) => {
  if (data.kind === 'connect') {
    connect(data.port);
    return;
  }
  last = last
    .then(() => answer(data))
    .then(say)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      say({ id: data.id, kind: 'failed', message });
    });
});
