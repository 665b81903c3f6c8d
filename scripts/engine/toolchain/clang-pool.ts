/** Worker threads that each hold a clang; started at the first job, so a cached build costs nothing. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import v8 from 'node:v8';
import type { Worker } from 'node:worker_threads';
import { startTsWorker } from '../ts-worker.ts';
import type { CompilerModules, ToolAnswer, ToolJob } from './clang-worker.ts';

const require = createRequire(import.meta.url);
const bundle = require.resolve('@yowasp/clang');

/** The exact version: part of every cache key and of the manifest. */
export const compilerVersion = (
  JSON.parse(await readFile(join(dirname(bundle), '..', 'package.json'), 'utf8')) as {
    version: string;
  }
).version;

interface Member {
  readonly worker: Worker;
  busy: Waiting | null;
}

interface Waiting {
  readonly job: ToolJob;
  readonly resolve: (answer: ToolAnswer) => void;
  readonly reject: (error: unknown) => void;
}

export class ClangPool {
  #members: Promise<Member[]> | undefined;
  readonly #queue: Waiting[] = [];
  #nextId = 1;
  readonly #size: number;

  constructor(size = Math.min(2, availableParallelism())) {
    this.#size = size;
  }

  async run(
    args: readonly string[],
    files: ToolJob['files'],
    outputs: readonly string[],
  ): Promise<ToolAnswer> {
    this.#members ??= this.#start();
    const members = await this.#members;
    return await new Promise((resolve, reject) => {
      this.#queue.push({ job: { id: this.#nextId++, args, files, outputs }, resolve, reject });
      for (const member of members) this.#feed(member);
    });
  }

  async close(): Promise<void> {
    const members = await this.#members;
    await Promise.all((members ?? []).map((member) => member.worker.terminate()));
  }

  async #start(): Promise<Member[]> {
    // One tier of compilation: the optimising one would spend a minute on the compiler itself.
    v8.setFlagsFromString('--liftoff-only');
    const modules: Record<string, WebAssembly.Module> = {};
    for (const name of [
      'llvm.core.wasm',
      'llvm.core2.wasm',
      'llvm.core3.wasm',
      'llvm.core4.wasm',
    ]) {
      modules[name] = await WebAssembly.compile(await readFile(join(dirname(bundle), name)));
    }
    return Array.from({ length: this.#size }, () => this.#member(modules));
  }

  #member(modules: CompilerModules): Member {
    const worker = startTsWorker(new URL('./clang-worker.ts', import.meta.url), {
      workerData: modules,
    });
    const member: Member = { worker, busy: null };
    worker.on('message', (answer: ToolAnswer) => {
      member.busy?.resolve(answer);
      member.busy = null;
      this.#feed(member);
    });
    worker.on('error', (error) => {
      member.busy?.reject(error);
      for (const waiting of this.#queue.splice(0)) waiting.reject(error);
    });
    return member;
  }

  #feed(member: Member): void {
    if (member.busy) return;
    const next = this.#queue.shift();
    if (!next) return;
    member.busy = next;
    member.worker.postMessage(next.job);
  }
}
