/**
 * `npm run bench:kernels [-- --models DIR] [--only REGEXP] [--rounds N] [--wasm FILE] [--out FILE]`
 *
 * Reference kernels, fast kernels and tfjs-tflite (SIMD, XNNPACK) in Chromium: one page, one thread,
 * warm, in shuffled order. Prints the medians and writes everything to bench/results/.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../scripts/test/browser.ts';
import { median, quantile } from '../src/shared/format/statistics.ts';
import type { BenchAnswer, BenchRequest, ModelResult, Subject } from './kernels/protocol.ts';
import { keepResults } from './results.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    models: { type: 'string', default: 'public/models' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '15' },
    // What the page takes in this browser.
    wasm: { type: 'string', default: 'engine/dist/tflm-relaxed.wasm' },
    out: { type: 'string', default: 'bench/results/kernels.json' },
  },
});

/** The worker as one classic script. */
async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'bench/kernels/worker.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (first === undefined || !('output' in first)) throw new Error('vite built nothing');
  return first.output[0].code;
}

const models = (readdirSync(values.models, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.tflite') && new RegExp(values.only).test(file))
  .sort();
if (models.length === 0) throw new Error(`no .tflite like "${values.only}" in ${values.models}`);

const tflite = join(root, 'node_modules/@tensorflow/tfjs-tflite/wasm');
const worker = await bundle();

function contentOf(path: string): { readonly type: string; readonly body: string | Buffer } {
  if (path === '/') return { type: 'text/html', body: '<!doctype html><title>bench</title>' };
  if (path === '/worker.js') return { type: 'text/javascript', body: worker };
  if (path === '/tflm.wasm') {
    return { type: 'application/wasm', body: readFileSync(resolve(values.wasm)) };
  }
  const [, folder, name = ''] = path.split('/');
  if (folder === 'tflite' && readdirSync(tflite).includes(name)) {
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return { type, body: readFileSync(join(tflite, name)) };
  }
  const model = folder === 'models' ? models[Number(name)] : undefined;
  if (model === undefined) throw new Error(`nothing at ${path}`);
  return { type: 'application/octet-stream', body: readFileSync(join(values.models, model)) };
}

const server = createServer((request, response) => {
  try {
    const { type, body } = contentOf(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(200, { 'content-type': type }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: browserArgs(),
});
const version = browser.version();
const results: ModelResult[] = [];
try {
  for (const [index, name] of models.entries()) {
    // A page a model, so that none inherits another's memory.
    const page = await browser.newPage();
    await page.goto(origin);
    const request: BenchRequest = {
      model: { name, url: `${origin}/models/${index}` },
      rounds: Number(values.rounds),
      batch: 20,
      engine: `${origin}/tflm.wasm`,
      tflite: `${origin}/tflite/`,
    };
    const answer = await page.evaluate(
      (asked) =>
        new Promise<BenchAnswer>((done) => {
          const worker = new Worker('/worker.js');
          worker.onmessage = (event) => done(event.data as BenchAnswer);
          worker.onerror = (event) => done({ error: event.message });
          worker.postMessage(asked);
        }),
      request,
    );
    await page.close();
    if ('error' in answer) throw new Error(`${name}: ${answer.error}`);
    results.push(answer.result);
  }
} finally {
  await browser.close();
  server.close();
}

const middle = (result: ModelResult, subject: Subject): number | undefined => {
  const times = result.times[subject];
  return typeof times === 'string' ? undefined : median([...times]);
};
const least = (result: ModelResult, subject: Subject): number | undefined => {
  const times = result.times[subject];
  return typeof times === 'string' ? undefined : Math.min(...times);
};
const milliseconds = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(3));
const ratio = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? '-' : (a / b).toFixed(2);

// Medians, and by the least times: what else the machine did is not in those.
console.log(
  'model | reference ms | fast ms | XNNPACK ms | reference/fast | fast/XNNPACK | least: ref/fast | fast/XNN | allocate ms | traced',
);
for (const result of results) {
  const [reference, fast, xnnpack] = (['reference', 'fast', 'xnnpack'] as const).map((subject) =>
    middle(result, subject),
  );
  console.log(
    [
      result.name,
      milliseconds(reference),
      milliseconds(fast),
      milliseconds(xnnpack),
      ratio(reference, fast),
      ratio(fast, xnnpack),
      ratio(least(result, 'reference'), least(result, 'fast')),
      ratio(least(result, 'fast'), least(result, 'xnnpack')),
      milliseconds(result.allocate === null ? undefined : median([...result.allocate.plain])),
      milliseconds(result.allocate === null ? undefined : median([...result.allocate.traced])),
    ].join(' | '),
  );
}

const summary = results.map((result) => ({
  model: result.name,
  kernelBufferBytes: result.kernelBuffers,
  ...Object.fromEntries(
    (['reference', 'fast', 'xnnpack'] as const).map((subject) => {
      const times = result.times[subject];
      return [subject, typeof times === 'string' ? { failed: times } : spread(times)];
    }),
  ),
  allocate:
    result.allocate === null
      ? null
      : { plain: spread(result.allocate.plain), traced: spread(result.allocate.traced) },
  ops: shares(result),
}));

function spread(times: readonly number[]) {
  const all = [...times];
  return {
    median: median(all),
    quartiles: [quantile(all, 0.25), quantile(all, 0.75)],
    least: Math.min(...all),
  };
}

/** By op: microseconds, multiply-adds, GMAC/s and share of the fast Invoke. */
function shares({ ops }: ModelResult) {
  const all = ops.reduce((sum, op) => sum + op.fast, 0);
  return ops.map((op) => ({
    ...op,
    gmacs: op.macs === 0 ? null : op.macs / op.fast / 1000,
    share: op.fast / all,
  }));
}

const unit = 'milliseconds per Invoke; ops in microseconds';
keepResults(
  values.out,
  { engine: basename(values.wasm), unit, rounds: Number(values.rounds), models: summary },
  version,
);
