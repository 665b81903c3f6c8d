import { RuntimeClient } from '@/runtime/client/runtime-client.ts';
import type { CompareCandidate } from '@/runtime/contract/compare.ts';

/**
 * The comparison's workers: one for all, and one more for each other number of threads of ONNX
 * Runtime, which fixes it with the first session of a worker.
 */
const workers = new Map<number, RuntimeClient>();

export function workerOf({ engine, threads }: Pick<CompareCandidate, 'engine' | 'threads'>) {
  const key = engine === 'onnx' ? threads : 1;
  let worker = workers.get(key);
  if (worker === undefined) {
    worker = new RuntimeClient();
    workers.set(key, worker);
  }
  return worker;
}

/** A run of a large model cannot be interrupted from within: its worker goes. */
export function endWorkers(): void {
  for (const worker of workers.values()) worker[Symbol.dispose]();
  workers.clear();
}
