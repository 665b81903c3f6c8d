import type { WorkerToFrame } from '../../contract/sandbox.ts';
import type { WasmFiles } from '../../engines/wasm-files.ts';

interface Wanted {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

function want(): Wanted {
  let resolve = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

/** Asks the frame for WebAssembly files and hands them to the realm. */
export class FrameAssets {
  readonly #wanted = new Map<string, Wanted>();

  constructor(
    private readonly files: WasmFiles,
    private readonly tellFrame: (message: WorkerToFrame) => void,
  ) {}

  provide(url: string, what: string): Promise<void> {
    if (this.files.has(url)) return Promise.resolve();
    let wanted = this.#wanted.get(url);
    if (wanted === undefined) {
      wanted = want();
      this.#wanted.set(url, wanted);
      this.tellFrame({ kind: 'asset-wanted', url, what });
    }
    return wanted.promise;
  }

  arrived(url: string, content: ArrayBuffer | WebAssembly.Module): void {
    this.files.add(url, content);
    this.#wanted.get(url)?.resolve();
    this.#wanted.delete(url);
  }

  failed(url: string, message: string): void {
    this.#wanted.get(url)?.reject(new Error(message));
    this.#wanted.delete(url);
  }
}
