/** One worker of the fuzzer: its share of the seeds, one after another. */

import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { KernelSet } from '../../../src/runtime/contract/engine.ts';
import { readCorpus } from './corpus.ts';
import { exercise } from './exercise.ts';
import { mutate } from './mutate.ts';

export interface FuzzSetup {
  readonly wasm: string;
  readonly kernels: KernelSet;
  readonly firstSeed: number;
  /** First index, distance to the next, and where to stop. */
  readonly from: number;
  readonly step: number;
  readonly end: number;
  /** Shared: the index under way plus one. */
  readonly current: Int32Array;
}

export type FuzzAnswer =
  | { readonly kind: 'trap'; readonly seed: number; readonly text: string }
  | { readonly kind: 'progress' | 'done'; readonly ran: number; readonly refused: number };

if (parentPort === null) throw new Error('fuzz-worker.ts runs as a worker thread only');
const port = parentPort;
const setup = workerData as FuzzSetup;
const module = await WebAssembly.compile(readFileSync(setup.wasm));
const corpus = readCorpus();

let ran = 0;
let refused = 0;
const report = (kind: 'progress' | 'done') => {
  port.postMessage({ kind, ran, refused } satisfies FuzzAnswer);
  ran = 0;
  refused = 0;
};

for (let index = setup.from; index < setup.end; index += setup.step) {
  Atomics.store(setup.current, 0, index + 1);
  const seed = setup.firstSeed + index;
  const mutant = mutate(corpus, seed);
  const outcome = exercise(module, mutant.bytes, setup.kernels);
  if (outcome.kind === 'trap') {
    const text = `${mutant.steps.join(', ')}: ${outcome.text}`;
    port.postMessage({ kind: 'trap', seed, text } satisfies FuzzAnswer);
  } else if (outcome.kind === 'ran') ran++;
  else refused++;
  if (ran + refused >= 256) report('progress');
}
report('done');
