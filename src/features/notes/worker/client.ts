import type { SearchHit } from '@/shared/search/search-index.ts';
import type {
  CompiledForKeeping,
  CompiledForPage,
  NoteHead,
  NotesAnswer,
  NotesRequest,
} from './contract.ts';
import { joinPieces, type Lists, type Piece } from './pieces.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Pending {
  readonly resolve: (answer: NotesAnswer) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: (done: number, total: number) => void;
  readonly onPiece: (piece: Piece) => void;
}

type Listeners = Pick<Pending, 'onProgress' | 'onPiece'>;

/** One worker, made at first use; stopping ends it, whatever it is at. */
class NotesWorker {
  #worker: Worker | null = null;
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();

  ask(
    request: Unnumbered<NotesRequest>,
    signal?: AbortSignal,
    { onProgress = () => {}, onPiece = () => {} }: Partial<Listeners> = {},
  ): Promise<NotesAnswer> {
    signal?.throwIfAborted();
    const id = this.#nextId++;
    const answer = new Promise<NotesAnswer>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress, onPiece });
    });
    const stop = () => this.stop(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    this.#open().postMessage({ ...request, id });
    return answer.finally(() => signal?.removeEventListener('abort', stop));
  }

  /** A worker in the middle of a note cannot be asked to stop: it is ended, the next one is new. */
  stop(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
  }

  #open(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./notes-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<NotesAnswer>) => {
      const pending = this.#pending.get(data.id);
      if (data.kind === 'progress') {
        pending?.onProgress(data.done, data.total);
        return;
      }
      if (data.kind === 'piece') {
        pending?.onPiece(data.piece);
        return;
      }
      this.#pending.delete(data.id);
      if (data.kind === 'failed') pending?.reject(new Error(data.message));
      else pending?.resolve(data);
    });
    worker.addEventListener('error', (event) => this.stop(new Error(event.message)));
    this.#worker = worker;
    return worker;
  }
}

// Three, so that ending one job takes neither the index nor what is being typed with it.
const importer = new NotesWorker();
const previewer = new NotesWorker();
const searcher = new NotesWorker();

const unexpected = ({ kind }: NotesAnswer): Error => new Error(`unexpected answer: ${kind}`);

async function compileWith(
  worker: NotesWorker,
  kind: 'compile' | 'compileToKeep',
  source: string,
  signal: AbortSignal,
): Promise<Lists & { readonly head: NoteHead }> {
  const pieces: Piece[] = [];
  const onPiece = (piece: Piece) => pieces.push(piece);
  const answer = await worker.ask({ kind, source }, signal, { onPiece });
  if (answer.kind !== 'compiled') throw unexpected(answer);
  return { head: answer.head, ...joinPieces(pieces) };
}

export async function compileForImport(
  source: string,
  signal: AbortSignal,
): Promise<CompiledForKeeping> {
  const compiled = await compileWith(importer, 'compileToKeep', source, signal);
  const { head, sections, cards, parts } = compiled;
  return { model: { ...head, sections, cards }, parts };
}

export async function compileForPage(
  source: string,
  signal: AbortSignal,
): Promise<CompiledForPage> {
  const compiled = await compileWith(previewer, 'compile', source, signal);
  const { head, sections, cards, figures, parts, blocks } = compiled;
  return {
    model: { ...head, sections, cards, figures },
    tree: { type: 'root', children: [...blocks] },
    parts,
  };
}

export async function indexNotes(onProgress: (done: number, total: number) => void): Promise<void> {
  await searcher.ask({ kind: 'index' }, undefined, { onProgress });
}

export async function searchNotes(query: string, limit: number): Promise<readonly SearchHit[]> {
  const answer = await searcher.ask({ kind: 'search', query, limit });
  return answer.kind === 'found' ? answer.hits : [];
}
