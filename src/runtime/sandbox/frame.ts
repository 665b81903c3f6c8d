import type { Asset } from '../contract/engine.ts';
import type { WorkerKind } from '../contract/run.ts';
import type {
  FrameConnect,
  FrameReady,
  FrameToPage,
  FrameToWorker,
  PageToFrame,
  WorkerToFrame,
} from '../contract/sandbox.ts';
import { AssetStore } from './assets.ts';
import workerUrl from './worker/main.ts?worker&url';

/**
 * The frame of opaque origin. It starts and ends the workers and keeps the runtimes' files between
 * runs; it runs no code of the student itself.
 */

interface Sandboxed {
  readonly worker: Worker;
  readonly kind: WorkerKind;
  readonly ready: Promise<void>;
  /** The run it was given; null for the spare one. */
  run: number | null;
}

/**
 * A classic worker that imports the module: module workers do not start from blobs here. It also
 * hands on a bare `import()`, which no bundler has got to see.
 */
function startWorker(kind: WorkerKind): Worker {
  const url = JSON.stringify(new URL(workerUrl, location.href).href);
  const source = `self.importProgram = (url) => import(url);
import(${url}).catch((error) => postMessage({ kind: 'worker-failed', message: String(error) }));`;
  if (kind === 'webgpu') {
    return new Worker(`data:text/javascript,${encodeURIComponent(source)}`);
  }
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(blob);
  // The worker has its source by the time it speaks; the address is of no use after that.
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}

function serve({ appUrl }: FrameConnect, page: MessagePort): void {
  const assets = new AssetStore((message) => tell(message));
  let current: Sandboxed | null = null;
  let spare: Sandboxed | null = null;

  const tell = (message: FrameToPage) => page.postMessage(message);

  function open(kind: WorkerKind): Sandboxed {
    const worker = startWorker(kind);
    const ready = new Promise<void>((resolve, reject) => {
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'The worker could not be started'));
      };
      worker.onmessage = ({ data }: MessageEvent<WorkerToFrame | null>) => {
        switch (data?.kind) {
          case 'worker-ready':
            resolve();
            break;
          case 'worker-failed':
            reject(new Error(data.message));
            break;
          case 'asset-wanted':
            void deliver(sandboxed, data.asset);
            break;
        }
      };
    });
    ready.catch(() => {});
    const sandboxed: Sandboxed = { worker, kind, ready, run: null };
    return sandboxed;
  }

  async function deliver(to: Sandboxed, asset: Asset): Promise<void> {
    const id = to.run;
    // The student's code can post anything; what is no request is not answered.
    if (id === null || typeof asset?.url !== 'string') return;
    const { url } = asset;
    try {
      const compiled = to.kind === 'threads' && url.endsWith('.wasm');
      const content = await assets.get(asset, id, compiled ? 'module' : 'bytes');
      const message: FrameToWorker = { kind: 'asset', url, content };
      to.worker.postMessage(message);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const message: FrameToWorker = { kind: 'asset-failed', url, message: text };
      to.worker.postMessage(message);
    }
  }

  async function run({ id, worker: kind, program, events }: Extract<PageToFrame, { kind: 'run' }>) {
    if (current !== null) end(current);
    const taken = spare?.kind === kind ? spare : open(kind);
    if (taken === spare) spare = null;
    taken.run = id;
    current = taken;
    try {
      await taken.ready;
      if (current !== taken) return;
      const message: FrameToWorker = { kind: 'run', id, worker: kind, appUrl, program, events };
      taken.worker.postMessage(message, [events]);
    } catch (error) {
      tell({
        kind: 'crashed',
        id,
        message: error instanceof Error ? error.message : String(error),
      });
      if (current === taken) end(taken);
    }
  }

  function end(sandboxed: Sandboxed): void {
    sandboxed.worker.terminate();
    if (current === sandboxed) current = null;
    // The next run finds a worker that has already loaded.
    spare ??= open('threads');
  }

  page.onmessage = ({ data }: MessageEvent<PageToFrame>) => {
    switch (data.kind) {
      case 'run':
        void run(data);
        break;
      case 'stop':
        if (current?.run === data.id) end(current);
        break;
      case 'asset':
        assets.arrived(data.url, data.bytes);
        break;
      case 'asset-failed':
        assets.failed(data.url, data.message);
        break;
    }
  };
  spare = open('threads');
}

addEventListener('message', function connect({ source, data, ports }: MessageEvent<FrameConnect>) {
  const [port] = ports;
  if (source !== parent || data?.kind !== 'sandbox-connect' || port === undefined) return;
  removeEventListener('message', connect);
  serve(data, port);
});
const ready: FrameReady = { kind: 'sandbox-ready' };
// Whoever embeds the frame may know that it is there.
parent.postMessage(ready, '*');
