import type { RunEvent } from '../../contract/run.ts';
import type { FrameToWorker, WorkerToFrame } from '../../contract/sandbox.ts';
import { WasmFiles } from '../../engines/wasm-files.ts';
import { FrameAssets } from './frame-assets.ts';
import { wrapWorker } from './nested-workers.ts';
import { ProgramRun } from './program-run.ts';

/**
 * The worker in which one program of the student runs, once. Everything that the program could
 * replace is bound before it starts.
 */

interface Bootstrapped {
  /** Put there by the frame's first lines of the worker. */
  importProgram: (url: string) => Promise<unknown>;
}

const { importProgram } = self as unknown as Bootstrapped;
Reflect.deleteProperty(self, 'importProgram');
const tellFrame: (message: WorkerToFrame) => void = postMessage.bind(self);
const files = new WasmFiles(self);
const assets = new FrameAssets(files, tellFrame);

addEventListener('message', ({ data }: MessageEvent<FrameToWorker>) => {
  switch (data.kind) {
    case 'run':
      start(data);
      break;
    case 'asset':
      assets.arrived(data.url, data.content);
      break;
    case 'asset-failed':
      assets.failed(data.url, data.message);
      break;
  }
});

function start({ id, worker, appUrl, program, events }: Extract<FrameToWorker, { kind: 'run' }>) {
  const post = events.postMessage.bind(events);
  // From a data: URL nested workers cannot load anything, and there are no threads anyway.
  if (worker === 'threads') self.Worker = wrapWorker(self.Worker);
  const run = new ProgramRun({
    id,
    worker,
    appUrl,
    program,
    assets,
    importProgram,
    tell: (event: RunEvent) => post(event),
  });
  void run.start();
}

tellFrame({ kind: 'worker-ready' });
