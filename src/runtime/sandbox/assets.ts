import type { Asset } from '../contract/engine.ts';
import type { FrameToPage } from '../contract/sandbox.ts';

type Form = 'bytes' | 'module';
type Content<F extends Form> = F extends 'module' ? WebAssembly.Module : ArrayBuffer;

interface Awaited {
  readonly resolve: (bytes: ArrayBuffer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The runtimes' files, fetched by the page once and kept for all runs. WebAssembly is kept compiled
 * for workers of this agent cluster; as bytes for the data: worker, which a module cannot reach.
 */
export class AssetStore {
  readonly #kept = new Map<string, Promise<ArrayBuffer | WebAssembly.Module>>();
  readonly #fetches = new Map<string, Promise<ArrayBuffer>>();
  readonly #awaited = new Map<string, Awaited>();
  readonly #tell: (message: FrameToPage) => void;

  constructor(tell: (message: FrameToPage) => void) {
    this.#tell = tell;
  }

  /** `id` is the run that waits: the page shows it the progress. */
  get<F extends Form>(asset: Asset, id: number, form: F): Promise<Content<F>> {
    const { url } = asset;
    const key = `${form} ${url}`;
    let kept = this.#kept.get(key);
    // Said for every run that waits, also while the file is already on its way.
    if (kept === undefined || this.#fetches.has(url)) {
      this.#tell({ kind: 'asset-wanted', id, asset });
    }
    if (kept === undefined) {
      const bytes = this.#fetch(url);
      kept = form === 'module' ? bytes.then((content) => WebAssembly.compile(content)) : bytes;
      this.#kept.set(key, kept);
      kept.catch(() => this.#kept.delete(key));
    }
    return kept as Promise<Content<F>>;
  }

  arrived(url: string, bytes: ArrayBuffer): void {
    this.#awaited.get(url)?.resolve(bytes);
    this.#awaited.delete(url);
  }

  failed(url: string, message: string): void {
    this.#awaited.get(url)?.reject(new Error(message));
    this.#awaited.delete(url);
  }

  #fetch(url: string): Promise<ArrayBuffer> {
    let fetching = this.#fetches.get(url);
    if (fetching === undefined) {
      fetching = new Promise<ArrayBuffer>((resolve, reject) => {
        this.#awaited.set(url, { resolve, reject });
      });
      this.#fetches.set(url, fetching);
      const forget = () => this.#fetches.delete(url);
      fetching.then(forget, forget);
    }
    return fetching;
  }
}
