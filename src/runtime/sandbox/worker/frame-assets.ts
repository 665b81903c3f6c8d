import type { Asset } from '../../contract/engine.ts';
import type { WorkerToFrame } from '../../contract/sandbox.ts';
import type { Provided, WasmFiles } from '../../engines/wasm-files.ts';

interface Wanted {
  readonly promise: Promise<Provided>;
  readonly resolve: (content: Provided) => void;
  readonly reject: (error: Error) => void;
}

function want(): Wanted {
  let resolve: (content: Provided) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Provided>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

/** Asks the frame for a runtime's files and hands them to the realm. */
export class FrameAssets {
  readonly #wanted = new Map<string, Wanted>();

  constructor(
    private readonly files: WasmFiles,
    private readonly tellFrame: (message: WorkerToFrame) => void,
  ) {}

  provide(asset: Asset): Promise<Provided> {
    const { url } = asset;
    const present = this.files.get(url);
    if (present !== undefined) return Promise.resolve(present);
    let wanted = this.#wanted.get(url);
    if (wanted === undefined) {
      wanted = want();
      this.#wanted.set(url, wanted);
      this.tellFrame({ kind: 'asset-wanted', asset });
    }
    return wanted.promise;
  }

  arrived(url: string, content: Provided): void {
    if (url.endsWith('.wasm')) this.files.add(url, content);
    this.#wanted.get(url)?.resolve(content);
    this.#wanted.delete(url);
  }

  failed(url: string, message: string): void {
    this.#wanted.get(url)?.reject(new Error(message));
    this.#wanted.delete(url);
  }
}
