import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test, writeProgram } from './test.ts';

const LESSON = 'learn/tflm/first-inference';

test('home → lesson → run: the digit is recognised and the arena shown', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(siteUrl('root'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('엣지 AI 런타임');
  await shot('home-light');
  await page.getByRole('link', { name: '첫 강의 시작' }).click();
  await expect(page).toHaveURL(/\/learn\/edge\/why-runtime/);
  // The link is gone with its page: the keyboard goes on where the new one begins.
  await expect(page.getByRole('main')).toBeFocused();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  await page.goto(siteUrl('root') + LESSON);
  await labReady(page);
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('아레나 사용량:');
  await expect(consoleOf(page)).toContainText('예측:');
  await shot('lesson-console');
  await page.getByRole('tab', { name: /출력/ }).click();
  await expect(page.getByRole('img', { name: /정답/ })).toBeVisible();
  await shot('lesson-output');
  await page.getByRole('tab', { name: '아레나' }).click();
  await shot('lesson-arena');
  await page.getByRole('tab', { name: /노드/ }).click();
  await expect(page.getByRole('cell', { name: 'CONV_2D' }).first()).toBeVisible();
});

test("an arena too small ends with upstream's message", async ({ page, shot }) => {
  await page.goto(siteUrl('root') + LESSON);
  await labReady(page);
  await writeProgram(
    page,
    `import { loadModel } from 'lab';
import * as tflm from 'tflm';
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();
const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('digits_int8.tflite')), resolver, new tflm.TensorArena(200));
console.log('status', interpreter.allocateTensors());`,
  );
  await runProgram(page);
  await runDone(page);
  // 116 bytes are the allocator's own, 8 the options allocator's: 76 are left for 144.
  await expect(consoleOf(page)).toContainText(
    'Failed to resize buffer. Requested: 144, available 76, missing: 68',
  );
  await expect(consoleOf(page)).toContainText('status1');
  await shot('arena-too-small');
});

test("an op left out of the resolver ends with upstream's message", async ({ page, shot }) => {
  await page.goto(siteUrl('root') + LESSON);
  await labReady(page);
  await writeProgram(
    page,
    `import { loadModel } from 'lab';
import * as tflm from 'tflm';
const resolver = new tflm.MicroMutableOpResolver(4);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('digits_int8.tflite')), resolver, new tflm.TensorArena(10240));
interpreter.allocateTensors();`,
  );
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText("Didn't find op for builtin opcode 'SOFTMAX'");
  await expect(consoleOf(page)).toContainText('Failed to get registration from op code SOFTMAX');
  await shot('op-missing');
});

test('a click before the TypeScript of the editor has arrived waits for it', async ({ page }) => {
  let held = false;
  let arrived = () => {};
  const clicked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  await page.route(/\/ts\.worker/, async (route) => {
    held = true;
    await clicked;
    await route.continue();
  });
  await page.goto(`${siteUrl('root')}lab`);
  await labReady(page);
  await runProgram(page);
  await expect(page.locator('[data-outcome="running"]')).toBeAttached();
  expect(held).toBe(true);
  arrived();
  await runDone(page);
});

test('an endless loop is stopped, and the next run works', async ({ page }) => {
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, "console.log('started');\nfor (;;) {}");
  await runProgram(page);
  await expect(consoleOf(page)).toContainText('started');
  await page.getByRole('button', { name: '중지', exact: true }).click();
  await expect(page.locator('[data-outcome="stopped"]')).toBeVisible();
  await writeProgram(page, "console.log('again');");
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('again');
  await expect(consoleOf(page)).not.toContainText('started');
});

test('an uncaught error names its line, and the line opens in the editor', async ({ page }) => {
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, "const a = 1;\n\nthrow new Error('세 번째 줄');");
  await runProgram(page);
  const alert = page.getByRole('alert').filter({ hasText: '세 번째 줄' });
  await expect(alert.getByRole('button', { name: '3행' }).first()).toBeVisible();
});

test('50,000 lines leave the page alive and say what was left out', async ({ page }) => {
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, 'for (let i = 0; i < 50_000; i++) console.log(i);');
  await runProgram(page);
  await runDone(page);
  await expect(page.getByText(/40,000줄은 보내지 않았습니다/)).toBeVisible();
});

test('who has scrolled up in the console is left there; a new run is followed', async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(
    page,
    `for (let i = 0; i < 200; i++) console.log('line', i);
setTimeout(() => console.log('much later'), 1500);`,
  );
  await runProgram(page);
  await expect(consoleOf(page).getByText('199')).toBeInViewport();
  const panel = page.getByRole('tabpanel', { name: /콘솔/ });
  await panel.evaluate((element) => element.scrollTo(0, 0));
  await expect(consoleOf(page).getByText('much later')).toBeAttached();
  await runDone(page);
  await expect(consoleOf(page).getByText('much later')).not.toBeInViewport();
  await runProgram(page);
  await expect(consoleOf(page).getByText('much later')).toBeInViewport();
});

test('own file: a model runs, a truncated one and a foreign one are explained', async ({
  page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await labReady(page);
  const { readFile } = await import('node:fs/promises');
  const model = await readFile('public/models/sine/sine_float32.tflite');
  const picker = page.getByLabel('모델 파일 고르기');
  await picker.setInputFiles([
    { name: 'mine.tflite', mimeType: 'application/octet-stream', buffer: model },
    { name: 'cut.tflite', mimeType: 'application/octet-stream', buffer: model.subarray(0, 900) },
    { name: 'page.onnx', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>404</p>') },
  ]);
  await expect(page.getByText(/cut\.tflite: .*잘렸습니다/)).toBeVisible();
  await expect(page.getByText(/page\.onnx: 웹 페이지/)).toBeVisible();
  await expect(page.getByRole('list', { name: '내 파일' })).toContainText('mine.tflite');
  await shot('own-files');
  await writeProgram(
    page,
    `import { loadModel } from 'lab';
import * as tflm from 'tflm';
const resolver = new tflm.MicroMutableOpResolver(1);
resolver.addFullyConnected();
const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('mine.tflite')), resolver, new tflm.TensorArena(4096));
interpreter.allocateTensors();
interpreter.input(0).data.f[0] = 1.57;
interpreter.invoke();
console.log('sin', interpreter.output(0).data.f[0]?.toFixed(1));`,
  );
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('sin1.0');
});

test('Ctrl+Enter runs once, from the editor and from the text', async ({ page }) => {
  await page.goto(siteUrl('root') + LESSON);
  await writeProgram(page, 'console.log(crypto.getRandomValues(new Uint32Array(1))[0]);');
  await page.keyboard.press('ControlOrMeta+Enter');
  await runDone(page);
  const lines = consoleOf(page).getByRole('listitem');
  await expect(lines).toHaveCount(1);
  const first = (await lines.textContent()) ?? '';
  await page.getByRole('heading', { level: 2, name: '예제 실행하기' }).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(lines).not.toHaveText(first);
  await runDone(page);
  await expect(lines).toHaveCount(1);

  // Tab is the code's until Escape gives it back to the page.
  const editor = page.getByRole('textbox', { name: '코드 편집기' });
  const way = page.getByText('Esc를 누른 다음 Tab을 누르면 편집기에서 나갑니다');
  await editor.focus();
  await page.keyboard.press('Tab');
  await expect(way).toBeVisible();
  await expect(editor).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await expect(way).toBeHidden();
});

test('a draft survives a reload', async ({ page }) => {
  await page.goto(siteUrl('root') + LESSON);
  await labReady(page);
  await writeProgram(page, "console.log('내 코드');");
  await expect(async () => {
    await page.reload();
    await labReady(page);
    await runProgram(page);
    await expect(consoleOf(page)).toContainText('내 코드', { timeout: 5000 });
  }).toPass({ timeout: 30_000 });
});
