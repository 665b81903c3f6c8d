/**
 * One worker thread with clang and lld in it. The 75 MB compiler is compiled once by the pool; the
 * worker's copy of the package is handed that module instead of compiling its own.
 */
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

export interface ToolJob {
  readonly id: number;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Paths to hand back after the tool ended well. */
  readonly outputs: readonly string[];
}

export interface ToolAnswer {
  readonly id: number;
  readonly ok: boolean;
  /** What the tool printed on either stream. */
  readonly text: string;
  readonly outputs: Readonly<Record<string, Uint8Array>>;
}

export type CompilerModules = Readonly<Record<string, WebAssembly.Module>>;

type Tree = { [name: string]: Tree | string | Uint8Array };

if (parentPort === null) throw new Error('clang-worker.ts runs as a worker thread only');
const port = parentPort;
const shared = workerData as CompilerModules;

// The package asks for its modules in a fixed order, and a Response made from bytes has no address:
// so the modules are told apart by that order.
const order = ['llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm'];
WebAssembly.compileStreaming = async (source) => {
  await (await source).body?.cancel();
  const next = order.shift();
  const compiled = next === undefined ? undefined : shared[basename(next)];
  if (!compiled) throw new Error('the compiler package asks for a module it did not have before');
  return compiled;
};

const toolchain = await import('@yowasp/clang');
await toolchain.runLLVM(undefined, {}, { fetchProgress: () => {} });

port.on('message', async (job: ToolJob) => port.postMessage(await run(job)));

async function run(job: ToolJob): Promise<ToolAnswer> {
  const decoder = new TextDecoder();
  let text = '';
  const collect = (bytes: Uint8Array | null) => {
    if (bytes) text += decoder.decode(bytes, { stream: true });
  };
  try {
    const result = (await toolchain.runLLVM([...job.args], toTree(job.files), {
      stdout: collect,
      stderr: collect,
      decodeASCII: false,
    })) as Tree;
    const outputs: Record<string, Uint8Array> = {};
    for (const path of job.outputs) outputs[path] = bytesAt(result, path);
    return { id: job.id, ok: true, text, outputs };
  } catch (error) {
    // Exit: the tool said why. Anything else (a template that overflows the stack): say it here.
    if (!(error instanceof toolchain.Exit)) text += `${error}\n`;
    return { id: job.id, ok: false, text, outputs: {} };
  }
}

function toTree(files: ToolJob['files']): Tree {
  const root: Tree = {};
  for (const [path, content] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop() as string;
    let at = root;
    for (const folder of folders) {
      at[folder] ??= {};
      at = at[folder] as Tree;
    }
    at[name] = content;
  }
  return root;
}

function bytesAt(tree: Tree, path: string): Uint8Array {
  let at: Tree | string | Uint8Array | undefined = tree;
  for (const part of path.split('/')) at = (at as Tree | undefined)?.[part];
  if (at instanceof Uint8Array) return at;
  if (typeof at === 'string') return new TextEncoder().encode(at);
  throw new Error(`the tool wrote no ${path}`);
}
