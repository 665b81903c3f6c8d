import type { Asset, Progress } from '../contract/engine.ts';
import type { EngineHost } from '../engines/engine.ts';
import type { Provided, WasmFiles } from '../engines/wasm-files.ts';

/** What our own worker gives an engine: files with progress, and a log that a call can read. */
export class AppHost implements EngineHost {
  readonly worker = 'app';
  readonly kernels = 'reference';
  readonly threads = self.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  /** Who is told about a file on its way: the call that is being answered. */
  onProgress: (progress: Progress) => void = () => {};

  #captured: string[] | null = null;

  /** Before any runtime is loaded: their glue keeps the console that it finds. */
  constructor(
    private readonly files: WasmFiles,
    console: Pick<Console, 'log' | 'warn' | 'error'>,
  ) {
    for (const level of ['log', 'warn', 'error'] as const) {
      const print = console[level].bind(console);
      console[level] = (...values: unknown[]) => {
        if (this.#captured === null) print(...values);
        else this.#captured.push(values.map(String).join(' '));
      };
    }
  }

  log(): void {
    // A report carries the messages; there is no console to print them on.
  }

  async provide({ url, what, bytes: totalBytes }: Asset): Promise<Provided> {
    const present = this.files.get(url);
    if (present !== undefined) return present;
    const response = await fetch(url);
    if (!response.ok || response.body === null) {
      throw new Error(`${new URL(url).pathname}: HTTP ${response.status}`);
    }
    let loadedBytes = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (chunk, controller) => {
          loadedBytes += chunk.byteLength;
          this.onProgress({ stage: 'loading', what, loadedBytes, totalBytes });
          controller.enqueue(chunk);
        },
      }),
    );
    if (!url.endsWith('.wasm')) return new Response(counted).arrayBuffer();
    const headers = { 'Content-Type': 'application/wasm' };
    const module = await WebAssembly.compileStreaming(new Response(counted, { headers }));
    this.onProgress({ stage: 'compiling', what });
    this.files.add(url, module);
    return module;
  }

  capture(work: () => void): readonly string[] {
    const lines: string[] = [];
    this.#captured = lines;
    try {
      work();
    } finally {
      this.#captured = null;
    }
    return lines;
  }

  /** As capture, for work that takes its time; the worker answers one question after the other. */
  async listening<T>(work: () => Promise<T>): Promise<{ value: T; lines: string[] }> {
    const lines: string[] = [];
    this.#captured = lines;
    try {
      return { value: await work(), lines };
    } finally {
      this.#captured = null;
    }
  }

  hold<T>(work: Promise<T>): Promise<T> {
    return work;
  }

  nameOf(): null {
    return null;
  }
}
