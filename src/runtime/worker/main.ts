import type {
  AppWorkerCall,
  AppWorkerCalls,
  AppWorkerQuestion,
  AppWorkerRequest,
  AppWorkerResponse,
  Received,
} from '../contract/app-worker.ts';
import { WasmFiles } from '../engines/wasm-files.ts';
import { AppHost } from './app-host.ts';
import { type Answering, CALLS } from './calls.ts';
import { received } from './held-models.ts';

/** Our own trusted worker: one question after the other, each with its id and its way to stop. */

const host = new AppHost(new WasmFiles(self), console);
const cancelled = new Map<number, AbortController>();
let last: Promise<void> = Promise.resolve();

const answer = (response: AppWorkerResponse) => postMessage(response);

// No event tells the page that a worker has died, as it does when its memory is used up. A lock does:
// it is held for life, and the page waits for it.
navigator.locks
  ?.request(self.name, () => {
    answer({ kind: 'alive' });
    return new Promise(() => {});
  })
  .catch(() => {});

addEventListener('message', ({ data }: MessageEvent<AppWorkerRequest>) => {
  if (data.kind === 'cancel') {
    cancelled.get(data.id)?.abort();
    return;
  }
  const control = new AbortController();
  cancelled.set(data.id, control);
  const ask = received<AppWorkerQuestion>(data);
  last = last.then(() => work(ask, control.signal));
});

async function work(request: Received<AppWorkerQuestion>, signal: AbortSignal): Promise<void> {
  const { id, kind } = request;
  try {
    // The page has given up on it; nobody waits for an answer.
    if (signal.aborted) return;
    const onProgress: Answering['onProgress'] = (progress) =>
      answer({ id, kind: 'progress', progress });
    host.onProgress = onProgress;
    const result = await call(kind, request, { host, signal, onProgress });
    if (!signal.aborted) answer({ id, kind: 'answer', answer: result });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (!signal.aborted) answer({ id, kind: 'failed', name, message });
  } finally {
    cancelled.delete(id);
    host.onProgress = () => {};
  }
}

function call<K extends AppWorkerCall>(
  kind: K,
  ask: Received<AppWorkerCalls[K]['ask']>,
  answering: Answering,
): Promise<AppWorkerCalls[K]['answer']> {
  return CALLS[kind](ask, answering);
}
