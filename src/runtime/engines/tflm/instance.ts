/**
 * One instance of tflm.wasm: memory, text and guarded calls. Runs in Node and in the browser; takes a
 * compiled module, so that instances are cheap and the bytes are compiled once.
 */

/** The engine trapped, or was called after it had trapped. Nothing in its memory can be trusted. */
export class EngineDeadError extends Error {
  override readonly name = 'EngineDeadError';
}

export interface HostFunctions {
  /** Gets the text of one DebugLog call; upstream's messages end with "\r\n". */
  readonly log?: (text: string) => void;
  /** The clock of op times, in microseconds. */
  readonly now?: () => number;
}

type WasmFunction = (...args: number[]) => number;

export class Instance {
  readonly #exports: Readonly<Record<string, WasmFunction>>;
  readonly #memory: WebAssembly.Memory;
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();
  #dead: string | null = null;
  log: (text: string) => void;

  constructor(module: WebAssembly.Module, host: HostFunctions = {}) {
    this.log = host.log ?? (() => {});
    const now = host.now ?? (() => performance.now() * 1000);
    const instance = new WebAssembly.Instance(module, {
      env: {
        tflm_log: (text: number, length: number) => this.log(this.text(text, length)),
        tflm_now: now,
      },
    });
    const { memory, ...functions } = instance.exports;
    this.#memory = memory as WebAssembly.Memory;
    this.#exports = functions as Record<string, WasmFunction>;
    this.call('__wasm_call_ctors');
  }

  /** Why the instance died, or null while it lives. */
  get dead(): string | null {
    return this.#dead;
  }

  /** Bytes of WebAssembly memory the instance holds. */
  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  call(name: string, ...args: number[]): number {
    if (this.#dead !== null) throw new EngineDeadError(`the engine ended earlier: ${this.#dead}`);
    const target = this.#exports[name];
    if (!target) throw new TypeError(`tflm.wasm does not export ${name}`);
    try {
      return target(...args);
    } catch (error) {
      // A trap, or the stack of the host ran out: either way the C++ side was left in the middle.
      this.#dead = error instanceof Error ? error.message : String(error);
      throw new EngineDeadError(`the engine trapped in ${name}: ${this.#dead}`, { cause: error });
    }
  }

  /** Fresh views: growing the memory detaches older ones, so none is kept. */
  bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer as ArrayBuffer, address, length);
  }

  view(): DataView {
    return new DataView(this.#memory.buffer);
  }

  i32s(address: number, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, count);
  }

  text(address: number, length: number): string {
    return this.#decoder.decode(this.bytes(address, length));
  }

  /** A NUL-terminated string; null for a null pointer. */
  cString(address: number): string | null {
    if (address === 0) return null;
    const all = new Uint8Array(this.#memory.buffer, address);
    return this.text(address, all.indexOf(0));
  }

  encode(text: string): Uint8Array {
    return this.#encoder.encode(`${text}\0`);
  }
}
