import type { Bundle } from './bundle.ts';

/**
 * A way into onnxruntime-web's WebAssembly that its JavaScript does not offer: the memory it has
 * taken, and the file that it writes an optimised model to. The build has no file system: opening
 * gives descriptor 0 and the first write throws. So four of its imports are put in front by ones
 * that keep one file in memory. Tried with onnxruntime-web 1.30.0, whose version is pinned.
 */

/** `optimizedModelFilePath` of a session that is to be saved. */
export const SAVED_MODEL = '/saved-model';
/** Far from what the runtime hands out itself. */
const DESCRIPTOR = 1000;
const FILE_CALLS = ['openat', 'fd_close', 'fd_seek', 'fd_write'] as const;
type FileCall = (typeof FILE_CALLS)[number];

/** Names in the bundle with readable imports; the other one is told by its proxied calls. */
const NAMES: Readonly<Record<string, FileCall>> = {
  __syscall_openat: 'openat',
  fd_close: 'fd_close',
  fd_seek: 'fd_seek',
  fd_write: 'fd_write',
};
/** Index of the call that a thread asks of the main one: `return proxy(25, 1, …)`. */
const PROXIED: Readonly<Record<string, FileCall>> = {
  11: 'openat',
  21: 'fd_close',
  24: 'fd_seek',
  25: 'fd_write',
};
const PROXIED_CALL = /return(?: \w+\?| )?\w+\((\d+),1,/;

type Import = (...args: (number | bigint)[]) => number;

export interface WasmTap {
  readonly memory: WebAssembly.Memory;
  /** Null where the four calls were not all found: another version. */
  readonly file: MemoryFile | null;
}

/** One file that grows as it is written, with a place to write at. */
export class MemoryFile {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;
  #position = 0;

  truncate(): void {
    this.#length = 0;
    this.#position = 0;
  }

  write(chunk: Uint8Array): void {
    const end = this.#position + chunk.byteLength;
    if (end > this.#bytes.byteLength) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#bytes.byteLength));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(chunk, this.#position);
    this.#position = end;
    this.#length = Math.max(this.#length, end);
  }

  /** lseek's whence: 0 from the start, 1 from here, 2 from the end. */
  seek(offset: number, whence: number): number {
    const from = [0, this.#position, this.#length][whence] ?? 0;
    this.#position = Math.max(0, from + offset);
    return this.#position;
  }

  /** The content so far, which is then gone: models are large. */
  take(): Uint8Array {
    const content = this.#bytes.slice(0, this.#length);
    this.#bytes = new Uint8Array(64 * 1024);
    this.truncate();
    return content;
  }
}

/** By bundle: each has one instance, made at its first create. */
const taps = new Map<Bundle, WasmTap>();
/** The bundle whose create is going on: other runtimes of the worker instantiate modules as well. */
let creating: Bundle | null = null;
let installed = false;

export const tapOf = (bundle: Bundle): WasmTap | null => taps.get(bundle) ?? null;

/** Runs the first create of a bundle so that its instance is tapped. In our own worker only. */
export async function tapping<T>(bundle: Bundle, create: () => Promise<T>): Promise<T> {
  install();
  creating = bundle;
  try {
    return await create();
  } finally {
    creating = null;
  }
}

function install(): void {
  if (installed) return;
  installed = true;
  const { instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.instantiate = ((source: never, imports?: WebAssembly.Imports) =>
    instantiate(source, tapped(imports))) as typeof instantiate;
  WebAssembly.instantiateStreaming = (source, imports) =>
    instantiateStreaming(source, tapped(imports));
}

function tapped(imports: WebAssembly.Imports | undefined): WebAssembly.Imports | undefined {
  const modules = Object.values(imports ?? {});
  const memory = modules
    .flatMap((module) => Object.values(module))
    .find((value) => value instanceof WebAssembly.Memory);
  if (imports === undefined || memory === undefined || creating === null) return imports;
  const found = new Map<FileCall, { readonly module: WebAssembly.ModuleImports; name: string }>();
  for (const module of new Set(modules)) {
    for (const [name, value] of Object.entries(module)) {
      const call = typeof value === 'function' ? fileCallOf(name, String(value)) : undefined;
      if (call !== undefined) found.set(call, { module, name });
    }
  }
  const whole = found.size === FILE_CALLS.length;
  const file = whole ? new MemoryFile() : null;
  taps.set(creating, { memory, file });
  // instantiateStreaming may go through instantiate: what is tapped is not tapped again.
  creating = null;
  if (file === null) return imports;
  const ours = fileCalls(file, memory);
  for (const [call, { module, name }] of found) {
    const theirs = module[name] as Import;
    module[name] = ((...args) => ours[call](args) ?? theirs(...args)) satisfies Import;
  }
  return imports;
}

function fileCallOf(name: string, source: string): FileCall | undefined {
  return (
    NAMES[name] ?? (name.length <= 2 ? PROXIED[PROXIED_CALL.exec(source)?.[1] ?? ''] : undefined)
  );
}

/** Each returns null for what is not our file. */
function fileCalls(file: MemoryFile, memory: WebAssembly.Memory) {
  const view = () => new DataView(memory.buffer);
  const mine = (descriptor: unknown) => descriptor === DESCRIPTOR;
  const pathAt = (address: number): string => {
    const bytes = new Uint8Array(memory.buffer, address);
    // Copied out of memory that may be shared, which a decoder does not read from.
    return new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)));
  };
  const calls: Readonly<Record<FileCall, (args: (number | bigint)[]) => number | null>> = {
    openat: ([, path]) => {
      if (!pathAt(Number(path) >>> 0).endsWith(SAVED_MODEL)) return null;
      file.truncate();
      return DESCRIPTOR;
    },
    fd_close: ([descriptor]) => (mine(descriptor) ? 0 : null),
    fd_seek: ([descriptor, offset, whence, result]) => {
      if (!mine(descriptor)) return null;
      const position = file.seek(Number(offset), Number(whence));
      view().setBigInt64(Number(result) >>> 0, BigInt(position), true);
      return 0;
    },
    fd_write: ([descriptor, vectors, count, result]) => {
      if (!mine(descriptor)) return null;
      let written = 0;
      for (let i = 0; i < Number(count); i++) {
        const at = (Number(vectors) >>> 0) + 8 * i;
        const length = view().getUint32(at + 4, true);
        file.write(new Uint8Array(memory.buffer, view().getUint32(at, true), length));
        written += length;
      }
      view().setUint32(Number(result) >>> 0, written, true);
      return 0;
    },
  };
  return calls;
}
