import type { Connect, NotesAnswer, NotesRequest } from './contract.ts';
import type { Piece } from './pieces.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Pending {
  readonly resolve: (answer: NotesAnswer) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: (done: number, total: number) => void;
  readonly onPiece: (piece: Piece) => void;
}

type Listeners = Pick<Pending, 'onProgress' | 'onPiece'>;

/** One worker, made at first use; stopping ends it, whatever it is at. */
export class NotesWorker {
  #worker: Worker | null = null;
  #connectedTo: Worker | null = null;
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

  /** A channel between the two, as long as both are what they are now. */
  connect(other: NotesWorker): void {
    const [here, there] = [this.#open(), other.#open()];
    if (this.#connectedTo === there) return;
    const { port1, port2 } = new MessageChannel();
    here.postMessage({ kind: 'connect', port: port1 } satisfies Connect, [port1]);
    there.postMessage({ kind: 'connect', port: port2 } satisfies Connect, [port2]);
    this.#connectedTo = there;
  }

  /** A worker in the middle of a note cannot be asked to stop: it is ended, the next one is new. */
  stop(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#connectedTo = null;
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
