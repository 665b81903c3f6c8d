/**
 * `npm run fuzz -- --n N --seed S [--workers W] [--save DIR] [--wasm FILE]
 * [--kernels reference|fast]`
 *
 * N broken models, each opened, described, allocated and invoked. Whatever the file, the engine must
 * answer with a status: a trap, or an answer that takes over 2 s, is a finding. Run k uses seed
 * S + k, so one finding is repeated by `--n 1 --seed <its seed>`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { readCorpus } from './fuzz/corpus.ts';
import type { FuzzAnswer, FuzzSetup } from './fuzz/fuzz-worker.ts';
import { mutate } from './fuzz/mutate.ts';
import { repositoryRoot } from './toolchain/sources.ts';
import { startTsWorker } from './ts-worker.ts';

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    save: { type: 'string' },
    kernels: { type: 'string', default: 'reference' },
    wasm: { type: 'string', default: resolve(repositoryRoot, 'engine/dist/tflm.wasm') },
  },
});

const limitMs = 2000;
const total = Number(values.n);
const firstSeed = Number(values.seed);
const workers = Math.min(Number(values.workers), total);

interface Finding {
  readonly seed: number;
  readonly kind: 'trap' | 'hang';
  readonly text: string;
}

const findings: Finding[] = [];
const counts = { refused: 0, ran: 0 };
const started = performance.now();

// Worker w takes the seeds congruent to w, so a finding never depends on how many workers there are.
await Promise.all(Array.from({ length: workers }, (_, w) => runShare(w)));

for (const { seed, kind, text } of findings.sort((a, b) => a.seed - b.seed)) {
  console.log(`${kind} at seed ${seed}: ${text}`);
  if (values.save !== undefined) {
    mkdirSync(values.save, { recursive: true });
    writeFileSync(join(values.save, `seed-${seed}.tflite`), mutate(readCorpus(), seed).bytes);
  }
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${total} mutants in ${seconds} s: ${counts.ran} ran, ${counts.refused} refused, ${findings.length} findings`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

/** Runs the share of one worker, replacing the worker whenever it hangs or dies. */
async function runShare(share: number): Promise<void> {
  let next = share;
  while (next < total) next = await runUntilItStops(next);
}

/** Resolves with the first index that was not run yet. */
function runUntilItStops(from: number): Promise<number> {
  // The index under way plus one. When it was first seen is measured here, by one clock.
  const state = new Int32Array(new SharedArrayBuffer(4));
  const setup: FuzzSetup = {
    wasm: values.wasm,
    kernels: values.kernels === 'fast' ? 'fast' : 'reference',
    firstSeed,
    from,
    step: workers,
    end: total,
    current: state,
  };
  const worker: Worker = startTsWorker(new URL('./fuzz/fuzz-worker.ts', import.meta.url), {
    workerData: setup,
  });
  return new Promise((resolveShare, reject) => {
    let watched = 0;
    let since = performance.now();
    const finish = async (next: number) => {
      clearInterval(watchdog);
      await worker.terminate();
      resolveShare(next);
    };
    const watchdog = setInterval(() => {
      const current = Atomics.load(state, 0);
      if (current !== watched) {
        watched = current;
        since = performance.now();
      } else if (current > 0 && performance.now() - since > limitMs) {
        const index = current - 1;
        findings.push({ seed: firstSeed + index, kind: 'hang', text: `over ${limitMs} ms` });
        void finish(index + workers);
      }
    }, 100);
    worker.on('message', (answer: FuzzAnswer) => {
      if (answer.kind === 'trap') {
        findings.push({ seed: answer.seed, kind: 'trap', text: answer.text });
      } else {
        counts.ran += answer.ran;
        counts.refused += answer.refused;
        if (answer.kind === 'done') void finish(total);
      }
    });
    worker.on('error', (error) => {
      clearInterval(watchdog);
      reject(error);
    });
  });
}
