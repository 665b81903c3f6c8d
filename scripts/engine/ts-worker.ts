/**
 * Starts a TypeScript file as a worker thread. Node 20 does not run loader hooks for a worker's
 * entry file, so the entry is a line of JavaScript that registers tsx and imports the file.
 */
import { Worker, type WorkerOptions } from 'node:worker_threads';

const tsx = import.meta.resolve('tsx/esm/api');

export function startTsWorker(file: URL, options: WorkerOptions = {}): Worker {
  const entry = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(file.href)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(entry)}`), options);
}
