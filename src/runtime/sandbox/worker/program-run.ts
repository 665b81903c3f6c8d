import type { ConsoleLevel } from '../../contract/console.ts';
import type { EngineId } from '../../contract/engine.ts';
import type { Program, RunError, RunEvent, WorkerKind } from '../../contract/run.ts';
import type { EngineHost, LoadedEngine } from '../../engines/engine.ts';
import { ENGINE_SPECIFIERS, engineOf } from '../../engines/registry.ts';
import { type ConsoleHook, hookConsole } from './console.ts';
import { ConsoleStream } from './console-stream.ts';
import type { FrameAssets } from './frame-assets.ts';
import { labModule } from './lab.ts';
import { importedModules, LinkError, linkProgram, missingExport } from './link.ts';
import { countPending, Pending } from './pending.ts';
import { serialize } from './serialize.ts';
import { SourceLocator } from './stack.ts';
import { Zoo } from './zoo.ts';

/** Where the stub modules find what they export; by name, because they are modules of their own. */
const MODULES = 'edge-runtime-lab.modules';

const WEBGPU_WORKER =
  'WebGPU를 쓰는 코드라서 WebGPU용 워커에서 실행합니다. 이 워커는 스레드를 하나만 쓸 수 있습니다.';

/** How often a program that goes on has its reports renewed, and its progress told. */
const REPORT_MS = 1000;
const PROGRESS_MS = 50;

/** Of a thrown value more is not worth reading. */
const THROWN_LENGTH = 300;
const UNREADABLE = '던진 값을 글로 옮길 수 없습니다.';

export interface RunSetup {
  readonly id: number;
  readonly worker: WorkerKind;
  readonly appUrl: string;
  readonly program: Program;
  readonly assets: FrameAssets;
  readonly importProgram: (url: string) => Promise<unknown>;
  readonly tell: (event: RunEvent) => void;
}

type Untagged<T> = T extends unknown ? Omit<T, 'id'> : never;

/** One run of one program, from its imports to its last report. */
export class ProgramRun {
  readonly #started = performance.now();
  readonly #setTimeout = self.setTimeout.bind(self);
  readonly #pending = new Pending();
  readonly #locator = new SourceLocator();
  readonly #engines = new Map<EngineId, LoadedEngine>();
  readonly #modules = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #console: ConsoleStream;
  readonly #hook: ConsoleHook;
  readonly #zoo: Zoo;
  readonly #reported = new Map<EngineId, string>();
  #progressAt = Number.NEGATIVE_INFINITY;
  #over = false;

  constructor(private readonly setup: RunSetup) {
    const models = new URL('models/', setup.appUrl).href;
    this.#zoo = new Zoo(models, setup.program.files, async (url, bytes) => {
      const content = await setup.assets.provide({ url, what: '모델', bytes });
      if (content instanceof ArrayBuffer) return content;
      throw new TypeError(`${url} is no file of the zoo`);
    });
    this.#console = new ConsoleStream(
      (lines, omitted) => this.#tell({ kind: 'console', lines, omitted }),
      () => performance.now() - this.#started,
      (flush, milliseconds) => this.#setTimeout(flush, milliseconds),
    );
    this.#hook = hookConsole(console, this.#console, this.#locator);
  }

  async start(): Promise<void> {
    const { worker } = this.setup;
    this.#tell({ kind: 'started', worker, isolated: self.crossOriginIsolated });
    if (worker === 'webgpu') this.#lab('info', WEBGPU_WORKER);
    countPending(self, this.#pending);
    // A worker that closed itself would never say that it is over.
    self.close = () => {
      this.#lab('info', 'close()를 불러 실행을 여기서 끝냈습니다.');
      void this.#finish();
    };
    addEventListener('error', (event) => {
      event.preventDefault();
      void this.#finish(event.error ?? new Error(event.message));
    });
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      void this.#finish(event.reason);
    });
    try {
      await this.#loadModules();
      const url = await linkProgram(this.setup.program, this.#linkHost(), this.#locator);
      this.#tell({ kind: 'progress', progress: { stage: 'running', done: 0, total: null } });
      await this.setup.importProgram(url);
      await this.#quiet();
      await this.#finish();
    } catch (error) {
      await this.#finish(error);
    }
  }

  /** Loads every runtime that the program imports, so that its module can be used at once. */
  async #loadModules(): Promise<void> {
    this.#modules.set('lab', {
      ...labModule({
        zoo: this.#zoo,
        hold: (work) => this.#traced(this.#pending.hold(work)),
        output: (output) => this.#tell({ kind: 'output', output }),
        running: (done, total) => this.#running(done, total),
      }),
    });
    const host = this.#engineHost();
    for (const specifier of await importedModules(this.setup.program)) {
      const engine = engineOf(specifier);
      if (engine === undefined) continue;
      const loaded = await engine.load(host, specifier);
      this.#engines.set(engine.id, loaded);
      this.#modules.set(specifier, loaded.exports);
    }
    Object.defineProperty(self, Symbol.for(MODULES), { value: this.#modules });
  }

  #engineHost(): EngineHost {
    const { worker, assets, program } = this.setup;
    return {
      worker,
      kernels: program.kernels ?? 'reference',
      threads: self.crossOriginIsolated ? navigator.hardwareConcurrency : 1,
      log: (engine, level, text) =>
        this.#console.push({
          level,
          source: 'runtime',
          engine,
          values: [serialize(text, this.#locator)],
          location: null,
        }),
      provide: async (asset) => {
        const content = await assets.provide(asset);
        const { what } = asset;
        this.#tell({ kind: 'progress', progress: { stage: 'compiling', what } });
        return content;
      },
      capture: (work) => this.#hook.capture(work),
      hold: (work) => this.#traced(this.#pending.hold(work)),
      nameOf: (bytes) => this.#zoo.nameOf(bytes),
    };
  }

  /** Remembers who called, for an error that comes back later without a trace of it. */
  #traced<T>(work: Promise<T>): Promise<T> {
    // Its stack is only written out where it is asked for, and that costs more than many a run.
    const caller = new Error();
    work.catch((error: unknown) => {
      if (error instanceof Error) this.#locator.calledFrom(error, caller.stack ?? '');
    });
    return work;
  }

  #linkHost() {
    const toUrl = (code: string) =>
      URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const stubs = new Map<string, string>();
    return {
      modules: ['lab', ...ENGINE_SPECIFIERS],
      toUrl,
      resolve: (specifier: string) => {
        const exports = this.#modules.get(specifier);
        if (exports === undefined) return undefined;
        const stub = stubs.get(specifier) ?? toUrl(stubModule(specifier, Object.keys(exports)));
        stubs.set(specifier, stub);
        this.#locator.name(stub, specifier);
        return stub;
      },
    };
  }

  /**
   * Waits until nothing is left to happen, looked at twice with other work in between. A program
   * that goes on, as a stream does, has its reports shown on the way.
   */
  async #quiet(): Promise<void> {
    let reported = performance.now();
    for (let still = 0; still < 2; still = this.#pending.none ? still + 1 : 0) {
      await new Promise((resolve) => this.#setTimeout(resolve, 5));
      if (performance.now() - reported < REPORT_MS) continue;
      this.#report(false);
      reported = performance.now();
    }
  }

  /** A loop may tell how far it is at every step; the page need not hear of each. */
  #running(done: number, total: number | null): void {
    const now = performance.now();
    if (now - this.#progressAt < PROGRESS_MS && done !== total) return;
    this.#progressAt = now;
    this.#tell({ kind: 'progress', progress: { stage: 'running', done, total } });
  }

  /** Tells what each engine's last interpreter or session did, if it did anything since. */
  #report(over: boolean): void {
    for (const [id, engine] of this.#engines) {
      try {
        const report = engine.report(over);
        if (report === null) continue;
        const { ordinal, timing } = report;
        const state = `${ordinal} ${timing.loadMilliseconds} ${timing.runMilliseconds.length}`;
        if (!over && this.#reported.get(id) === state) continue;
        this.#reported.set(id, state);
        this.#tell({ kind: 'report', report });
      } catch (error) {
        // The engine died in the middle of something; the run still ends as it should.
        const text = `${id}: ${error instanceof Error ? error.message : String(error)}`;
        this.#lab('error', `실행 결과를 읽지 못했습니다. ${text}`);
      }
    }
  }

  #lab(level: ConsoleLevel, text: string): void {
    const values = [serialize(text, this.#locator)];
    this.#console.push({ level, source: 'lab', engine: null, values, location: null });
  }

  async #finish(...failure: [unknown?]): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#console.flush();
    if (failure.length > 0) this.#tell({ kind: 'error', error: this.#described(failure[0]) });
    this.#report(true);
    this.#console.flush();
    this.#tell({ kind: 'done', milliseconds: performance.now() - this.#started });
  }

  /** An error whose own properties throw ends its run as any other does. */
  #described(failure: unknown): RunError {
    try {
      return this.#describe(failure);
    } catch {
      return { name: 'Error', message: UNREADABLE, location: null, stack: [] };
    }
  }

  #describe(failure: unknown): RunError {
    if (!(failure instanceof Error)) {
      return { name: '던진 값', message: thrownText(failure), location: null, stack: [] };
    }
    const stack = this.#locator.framesOf(failure);
    const message = this.#locator.readable(failure.message);
    const location =
      failure instanceof LinkError
        ? failure.location
        : (stack[0]?.location ?? missingExport(message, this.setup.program, this.#locator));
    return { name: failure.name, message, location, stack };
  }

  #tell(event: Untagged<RunEvent>): void {
    this.setup.tell({ ...event, id: this.setup.id } as RunEvent);
  }
}

/** A value that is no error, as text: objects by what is in them. */
function thrownText(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return text.slice(0, THROWN_LENGTH);
}

/** A module that hands on what the worker has loaded: `export const { a, b } = …`. */
function stubModule(specifier: string, names: readonly string[]): string {
  const exported = names.filter((name) => name !== 'default');
  const lines = [
    `const exports = self[Symbol.for(${JSON.stringify(MODULES)})].get(${JSON.stringify(specifier)});`,
    `export const { ${exported.join(', ')} } = exports;`,
  ];
  if (names.includes('default')) lines.push('export default exports.default;');
  return lines.join('\n');
}
