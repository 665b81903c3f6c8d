import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { openBuiltSite } from '../scripts/built-site.ts';
import { median, quantile } from '../src/shared/format/statistics.ts';
import { appears } from './appears.ts';
import { keepResults } from './results.ts';

/**
 * `npm run bench:page`: a lesson opened in Chromium with a cold cache, several times over. Times are
 * of this machine, with the server on it; bytes are what crosses the wire (brotli, as hosts send).
 */
const RUNS = Number(process.env.RUNS ?? 7);
const LESSON = 'learn/tflm/first-inference';
const GOALS = { readable: 1000, editor: 2500, result: 1000 } as const;

interface Sample {
  readonly readable: number;
  readonly editor: number;
  readonly result: number;
}

async function once(page: Page, url: string): Promise<Sample> {
  await page.goto(url, { waitUntil: 'commit' });
  const [readable, editor] = await Promise.all([
    appears(page, 'h2', '예제 실행하기'),
    appears(page, '.monaco-editor .view-line'),
  ]);
  // A student reads before the click; what loads meanwhile is not part of the wait.
  await page.waitForLoadState('networkidle');
  const result = appears(page, '[aria-label="콘솔 출력"]', '아레나 사용량');
  await page.getByRole('button', { name: '실행', exact: true }).click();
  const { at, clickedAt } = await result;
  return { readable: readable.at, editor: editor.at, result: at - clickedAt };
}

function scriptBytes(): number {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<
    string,
    { file: string; imports?: string[] }
  >;
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const needed of manifest[key]?.imports ?? []) visit(needed);
  };
  for (const key of ['index.html', 'src/app/pages/lesson.tsx']) visit(key);
  for (const key of Object.keys(manifest))
    if (key.includes('first-inference/lesson.mdx')) visit(key);
  return [...seen]
    .map((key) => manifest[key]?.file ?? '')
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + brotliCompressSync(readFileSync(`dist/${file}`)).length, 0);
}

async function transferred(page: Page, url: string, code: string): Promise<number> {
  let bytes = 0;
  page.on('response', async (response) => {
    if (!/\.(wasm|m?js)$/.test(new URL(response.url()).pathname)) return;
    const body = await response.body().catch(() => null);
    if (body !== null) bytes += brotliCompressSync(body, { params: { 1: 5 } }).length;
  });
  await page.goto(`${url}lab`);
  await page.getByRole('button', { name: '실행', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  bytes = 0;
  await page.getByRole('textbox', { name: '코드 편집기' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
  await page.getByRole('button', { name: '실행', exact: true }).click();
  await page.locator('[data-outcome="done"]').waitFor({ timeout: 60_000 });
  return bytes;
}

const RUNTIMES = {
  TFLM: "import * as tflm from 'tflm'; new tflm.MicroMutableOpResolver(1).addConv2D();",
  'ONNX Runtime (wasm)':
    "import * as ort from 'onnxruntime-web'; import { loadModel } from 'lab'; await ort.InferenceSession.create(await loadModel('sine.onnx'), { executionProviders: ['wasm'] });",
  TFLite:
    "import { Interpreter } from 'tflite'; import { loadModel } from 'lab'; await Interpreter.create(await loadModel('sine_float32.tflite'));",
};

await using site = await openBuiltSite();
const { url, browser } = site;
const samples: Sample[] = [];
for (let i = 0; i < RUNS; i++) {
  // A context of its own has an empty cache.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  samples.push(await once(await context.newPage(), url + LESSON));
  await context.close();
}
const figures = (key: keyof Sample) => {
  const values = samples.map((sample) => sample[key]);
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  return { median: median(values), quartiles: [low, high], goal: GOALS[key] };
};
const line = (name: string, key: keyof Sample) => {
  const { median: middle, quartiles, goal } = figures(key);
  const spread = quartiles.map((value) => value.toFixed(0)).join('–');
  console.log(`${name}: median ${middle.toFixed(0)} ms (${spread}), goal ${goal} ms`);
};
console.log(`${RUNS} cold loads of ${LESSON}, server on this machine`);
line('readable lesson', 'readable');
line('ready editor', 'editor');
line('click to first TFLM result', 'result');
const lessonScriptBytes = scriptBytes();
console.log(
  `JavaScript before the lesson is readable: ${lessonScriptBytes} bytes brotli, goal 150000`,
);
const runtimeBytes: Record<string, number> = {};
for (const [name, code] of Object.entries(RUNTIMES)) {
  const context = await browser.newContext();
  const bytes = await transferred(await context.newPage(), url, code);
  runtimeBytes[name] = bytes;
  console.log(`${name}: ${bytes} bytes brotli (quality 5) loaded for a first run`);
  await context.close();
}
keepResults(
  'bench/results/page.json',
  {
    unit: 'milliseconds, cold; bytes in brotli',
    loads: RUNS,
    readable: figures('readable'),
    editor: figures('editor'),
    result: figures('result'),
    lessonScriptBytes,
    runtimeBytes,
  },
  browser.version(),
);
