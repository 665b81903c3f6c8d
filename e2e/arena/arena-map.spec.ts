import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, labReady, runDone, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';
import { decodePng, drawAlone, exported } from './exported.ts';

/** The arena map in a browser, on models of the zoo and on one that upstream was recorded with. */

const FIXTURES = 'engine/test/fixtures';
const RECORDED = 'graph__residual_int8';
interface Golden {
  readonly arenaUsedBytes: number;
  readonly smallestArena: number;
  readonly ladder: readonly {
    readonly arena: number;
    readonly ok: boolean;
    readonly log: string;
  }[];
}
const golden = (): Golden =>
  JSON.parse(readFileSync(`${FIXTURES}/golden/${RECORDED}.json`, 'utf8')) as Golden;

const mark = (page: Page, key: string) => page.locator(`[data-mark="${key}"] b`);
const figure = (bytes: number) => bytes.toLocaleString('ko-KR');
const verdict = (page: Page) => page.getByRole('status').filter({ hasText: /^(성공|실패)$/ });
const sizeField = (page: Page) => page.getByRole('spinbutton', { name: '아레나 크기(바이트)' });

async function openArena(page: Page, query: string): Promise<void> {
  await page.goto(`${siteUrl('root')}arena?${query}`);
  await expect(mark(page, 'smallest')).toBeVisible({ timeout: 30_000 });
}

async function openRecorded(page: Page): Promise<void> {
  await openArena(page, 'model=sine_int8.tflite');
  await page.getByLabel('모델 파일 고르기').setInputFiles(`${FIXTURES}/models/${RECORDED}.tflite`);
  await expect(page.getByRole('combobox', { name: '모델 고르기' })).toHaveValue(
    `${RECORDED}.tflite`,
  );
  await expect(mark(page, 'smallest')).toHaveText(figure(golden().smallestArena));
}

test("the marks and the ladder of messages are upstream's records", async ({ quietPage: page }) => {
  const { arenaUsedBytes, ladder } = golden();
  await openRecorded(page);
  await expect(mark(page, 'used')).toHaveText(figure(arenaUsedBytes));
  for (const { arena, ok, log } of ladder.toSorted((a, b) => b.arena - a.arena)) {
    await sizeField(page).fill(String(arena));
    await expect(verdict(page)).toHaveText(ok ? '성공' : '실패');
    const [first = ''] = log.split('\n');
    if (!ok && first !== '') {
      await expect(page.locator('pre[data-bad="true"]')).toContainText(first);
    }
  }
  await expect(page.getByText(/지금까지 만난 실패 \d+가지/)).toBeVisible();
});

test('a size that fails marks its event, and the event can be looked at', async ({
  page,
  shot,
}) => {
  await openArena(page, 'model=branches_int8.tflite&arena=6000');
  await expect(verdict(page)).toHaveText('실패');
  await expect(page.locator('pre[data-bad="true"]')).toContainText(
    'Failed to resize buffer. Requested: 2304',
  );
  await expect(page.getByText('머리가 쓸 수 있는 끝 1,792')).toBeVisible();
  await shot('arena-failing');
  await page.getByRole('button', { name: /번째 사건에서 멈춰 보기/ }).click();
  await expect(page.getByRole('tab', { name: '준비 과정' })).toHaveAttribute(
    'data-state',
    'active',
  );
  await expect(
    page.getByText(/확정된 메모리 계획을 두려고 2,304바이트가 필요했지만/).first(),
  ).toBeVisible();
});

test('the values shown at an op are those of a run in Node', async ({ quietPage: page }) => {
  const { runModel, zooModel } = await import('../../engine/test/arena-map/engine-runs.ts');
  const { asInput } = await import('../../src/features/arena-map/inputs.ts');
  const samples = JSON.parse(readFileSync('public/models/digits/samples.json', 'utf8'));
  const { model, more } = runModel(zooModel('digits/digits_int8.tflite'), {
    before: (trial) => {
      const tensor = trial.interpreter.inputIndex(0);
      const described = runModel(zooModel('digits/digits_int8.tflite')).model.subgraphs[0];
      const input = described?.tensors[tensor];
      if (input === undefined) throw new Error('no input');
      trial.fill(0, asInput(samples.samples[0].input, input));
      trial.interpreter.requestSnapshot(0, 6, described?.outputs[0] ?? -1);
    },
    read: (trial) => trial.snapshotsAfter(0, 6),
  });
  const expected = [...(more?.[0]?.value.values ?? [])].join(', ');
  expect(model.subgraphs[0]?.ops).toHaveLength(7);
  await openArena(page, 'model=digits_int8.tflite&op=7&tab=values');
  await page.getByRole('checkbox', { name: /역양자화/ }).uncheck();
  const output = page.getByRole('article', { name: '출력 probability' });
  await output.getByText(/값 10개/).click();
  await expect(output.locator('code')).toHaveText(expected);
});

test('everything by keyboard: op, size, steps and a plan of my own', async ({ page }) => {
  await openArena(page, 'model=branches_int8.tflite&tab=planner');
  const map = page.getByRole('slider', { name: /시간과 주소 지도/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(map).toHaveAttribute('aria-valuetext', '1단계 Conv2D');
  await expect(page).toHaveURL(/op=1/);

  await page.getByRole('slider', { name: '아레나 크기 조절' }).focus();
  await page.keyboard.press('Home');
  await expect(verdict(page)).toHaveText('실패');
  await sizeField(page).fill('9000');
  await expect(verdict(page)).toHaveText('성공');

  const block = page.getByRole('button', { name: /^skip2, 주소/ });
  await block.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByText('출력이 원래 계획과 한 바이트도 다르지 않습니다.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^skip2, 주소 2,176/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^skip2, 주소 1,920/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('button', { name: /^skip2, 주소 2,176/ })).toBeVisible();
  await page.getByRole('button', { name: '처음 계획으로' }).click();
  await expect(page.getByRole('button', { name: /^skip2, 주소 1,920/ })).toBeVisible();

  const bar = page.getByRole('slider', { name: /^아레나 9,000 B/ });
  await bar.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '준비 과정' })).toHaveAttribute(
    'data-state',
    'active',
  );
});

test('a block dragged onto a living one is no victory, even where the output is the same', async ({
  page,
}) => {
  await openArena(page, 'model=branches_int8.tflite&tab=planner');
  const block = page.getByRole('button', { name: /^skip2, 주소/ });
  await block.scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  if (box === null) throw new Error('no block');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText(/바이트가 겹칩니다/).first()).toBeVisible();
  await expect(
    page.getByText(/겹치는 계획은 쓸 수 없습니다|출력이 원래 계획과 다릅니다/),
  ).toBeVisible();
  await expect(page.getByText('탐욕 계획을 이겼습니다!')).toHaveCount(0);
});

test('block, row, bar and op light one another up', async ({ page }) => {
  await openArena(page, 'model=branches_int8.tflite');
  const bar = page.getByRole('slider', { name: /^아레나 7,328 B/ });
  await page.getByRole('row', { name: /^joined/ }).hover();
  await expect(page.getByText(/^joined · 중간 · 768 B · 주소 768 · 11~12단계/)).toBeVisible();
  await expect(bar.locator('[data-pointed-block]')).toHaveCount(1);
  // The head's lower edge: what lies at address 0 at the chosen step.
  const map = page.getByRole('slider', { name: /시간과 주소 지도/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const box = await bar.locator('svg').boundingBox();
  if (box === null) throw new Error('no bar');
  await page.mouse.move(box.x + 20, box.y + 24 + 280 - 3);
  await expect(page.getByRole('row', { name: /^wide/ })).toHaveAttribute('data-pointed', 'true');
});

test('what failed before there was a plan is marked on both pictures', async ({ page }) => {
  await openArena(page, 'model=digits_int8.tflite&arena=1500');
  // A temporary for conv2's kernel: while its op, the second Conv2D, was prepared.
  await expect(page.locator('[data-failed-event="89"]')).toContainText(
    '커널 준비(Prepare)에서 실패',
  );
  await expect(page.locator('[data-failed-event] rect')).toHaveCount(1);
  const height = () =>
    page.evaluate(() => document.querySelector('[role=tablist]')?.getBoundingClientRect().top);
  const before = await height();
  await sizeField(page).fill('3000');
  await expect(verdict(page)).toHaveText('성공');
  expect(await height()).toBe(before);
});

test('another model is another page of the history; an own file has no address', async ({
  page,
}) => {
  const chosen = page.getByRole('combobox', { name: '모델 고르기' });
  await openArena(page, 'model=sine_int8.tflite');
  await chosen.selectOption('branches_int8.tflite');
  await expect(page).toHaveURL(/model=branches_int8/);
  await page.goBack();
  await expect(chosen).toHaveValue('sine_int8.tflite');
  // Back in the moment in which the address is written.
  await page.evaluate(() => {
    const push = history.pushState;
    history.pushState = (...args) => {
      history.pushState = push;
      history.pushState(...args);
      history.back();
    };
    addEventListener('popstate', () => document.body.setAttribute('data-back', ''), { once: true });
  });
  await chosen.selectOption('branches_int8.tflite');
  await expect(page.locator('[data-back]')).toBeAttached();
  await expect(chosen).toHaveValue('sine_int8.tflite');
  await page.getByLabel('모델 파일 고르기').setInputFiles(`${FIXTURES}/models/${RECORDED}.tflite`);
  await expect(page).not.toHaveURL(/model=/);
  await page.goto(`${siteUrl('root')}arena?model=nobody.tflite`);
  await expect(page.getByText(/예제 모델에 없는 이름입니다/)).toBeVisible();
  await expect(chosen).toHaveValue('digits_int8.tflite');
});

test('planners compared: greedy, own plan, no reuse, bound', async ({ page, shot }) => {
  await openArena(page, 'model=branches_int8_planned.tflite&tab=planner');
  const row = (key: string) => page.locator(`[data-planner="${key}"]`);
  await expect(row('greedy')).toContainText('2,304');
  await expect(row('own')).toContainText('1,536');
  await expect(row('bound')).toContainText('1,536');
  await shot('arena-planner');
});

test("an op left out ends in upstream's message", async ({ page }) => {
  await openArena(page, 'model=digits_int8.tflite&tab=resolver');
  await page.getByRole('checkbox', { name: /AddSoftmax/ }).uncheck();
  await page.getByRole('button', { name: '이 리졸버로 실행' }).click();
  await expect(page.getByText("Didn't find op for builtin opcode 'SOFTMAX'")).toBeVisible();
});

test('a model that TFLM refuses is shown as far as it can be read', async ({ page, shot }) => {
  await page.goto(`${siteUrl('root')}arena?model=beyond_float32.tflite`);
  const refused = page.getByRole('region', { name: '거부된 연산자' });
  await expect(refused).toContainText("Didn't find op for builtin opcode 'TOPK_V2'");
  await expect(verdict(page)).toHaveText('실패');
  await shot('arena-refused');
});

test('an op whose Prepare fails is marked, and the tensors of the file are listed', async ({
  quietPage: page,
}) => {
  await openArena(page, 'model=sine_int8.tflite');
  const name = 'bad__transpose_runtime_perm.tflite';
  await page.getByLabel('모델 파일 고르기').setInputFiles(`${FIXTURES}/models/${name}`);
  const refused = page.getByRole('region', { name: '거부된 연산자' });
  await expect(refused).toContainText('Non-constant >perm< tensor is not supported');
  await expect(page.getByRole('table')).toContainText('0 Transpose');
  await refused.getByRole('button', { name: '0번 Transpose' }).click();
  const map = page.getByRole('slider', { name: /시간과 주소 지도/ });
  await expect(map).toHaveAttribute('aria-valuetext', '1단계 Transpose');
  await page.getByRole('tab', { name: '보드' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('AllocateTensors가 실패하는 모델');
});

test('the smallest arena is searched with the inputs that the map shows', async ({
  quietPage: page,
}) => {
  await openArena(page, 'model=sine_int8.tflite');
  // Divides by its second input: zeros would fail at every size.
  const name = 'floor_div__float.tflite';
  await page.getByLabel('모델 파일 고르기').setInputFiles(`${FIXTURES}/models/${name}`);
  await expect(mark(page, 'smallest')).toHaveText('948');
});

test('the zip holds the project, the input of the map and what came of it', async ({
  quietPage: page,
}) => {
  await openArena(page, 'model=digits_int8.tflite&tab=deploy');
  const output = page.getByText(/^출력 probability INT8/).locator('code');
  const shown = ((await output.textContent()) ?? '').trim();
  await page.getByRole('combobox', { name: '플랫폼' }).selectOption('espIdf');
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'zip 내려받기' }).click();
  const files = unzipSync(readFileSync(await (await taken).path()));
  const text = (path: string) => strFromU8(files[`digits_int8/${path}`] ?? new Uint8Array());
  expect(text('README.md')).toContain(`\`${shown}\``);
  expect(text('main/model_input.h')).toContain('const int8_t kInput0[] = {');
  expect(text('main/main.cc')).toContain('constexpr int kArenaBytes = 2832;');
  const model = readFileSync('public/models/digits/digits_int8.tflite');
  const [, array = ''] = text('main/model_data.cc').split('= {');
  const bytes = [...array.matchAll(/0x([0-9a-f]{2})/g)].map(([, hex]) => Number(`0x${hex}`));
  expect(Buffer.from(bytes).equals(model)).toBe(true);
});

test('light, dark and 360 pixels', async ({ page, shot }) => {
  await openArena(page, 'model=branches_int8.tflite&op=3');
  await shot('arena-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('arena-dark');
  await page.setViewportSize({ width: 360, height: 780 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(360);
  await shot('arena-360');
});

test('a word of a lesson and an op of the map light each other up', async ({ page }) => {
  await page.goto(`${siteUrl('root')}learn/tflm/planner`);
  const conv = page.getByRole('button', { name: '첫 번째 Conv2D' });
  const add = page.getByRole('button', { name: 'Add', exact: true });
  await labReady(page);
  await page.getByRole('button', { name: '모델 실행하기' }).click();
  await runDone(page);
  await conv.click();
  const map = page.getByRole('slider', { name: /시간과 주소 지도/ });
  await expect(map).toHaveAttribute('aria-valuetext', '1단계 Conv2D');
  for (let i = 0; i < 3; i++) await map.press('ArrowRight');
  await page.mouse.move(0, 0);
  await expect(add).toHaveAttribute('aria-current', 'location');
  await expect(conv).not.toHaveAttribute('aria-current');
});

test('pictures, table and text can be taken away, whole', async ({ quietPage: page, shot }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openArena(page, 'model=digits_int8.tflite&op=3&tab=export');
  const taken = await exported(page, 'SVG');
  expect(taken.name).toBe('digits_int8-arena.svg');
  const svg = taken.bytes.toString('utf8');
  // On its own: no style sheet, no variable, nothing that would have to be fetched.
  expect(svg).not.toMatch(/var\(|color\(|class=|style=|href|@import|NaN/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: '글로 복사' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('1 (id=1): size=1024, offset=0, first_used=1 last_used=2');
  const csv = (await exported(page, 'CSV')).bytes.toString('utf8');
  expect(csv).toContain('\n1,conv1,intermediate,1024,0,1,2,online,INT8,1x8x8x16\n');
  const { bytes: png } = await exported(page, 'PNG');

  const alone = await page.context().newPage();
  const drawn = await drawAlone(alone, svg);
  expect(drawn.broken).toBe(false);
  const words = ['digits_int8.tflite', 'pool1', 'conv1', 'conv2', '주소', '1,024', '합계'];
  words.push('입력', 'MaxPool2D', 'Softmax', '최대 1,280 B', '스크래치', '영구', '여유');
  words.push('아레나 3,120 B', '꼬리(영구) 합계 1,548', '커널 데이터 700', '머리(계획) 1,280');
  words.push('임시가 닿은 끝 936', '아레나 3,120 B · 성공, 사용량 2,828 B · 3단계 Conv2D');
  for (const word of words) expect(drawn.texts).toContain(word);
  expect(drawn.cutOff).toEqual([]);
  expect(drawn.lostFills).toEqual([]);

  const pixels = await decodePng(alone, png);
  expect([pixels.width, pixels.height]).toEqual([2 * drawn.width, 2 * drawn.height]);
  // The dark page's ground, and on each part of it something drawn.
  expect(pixels.corner).toBe(drawn.ground);
  for (const part of ['title', 'map', 'bar'] as const) {
    expect(pixels.inked[part], part).toBeGreaterThan(0.02);
  }
  await alone.setViewportSize({ width: drawn.width, height: drawn.height });
  await alone.screenshot({ path: 'e2e/screenshots/arena-exported.png' });
  await shot('arena-export');
});

test('what is taken away of a failing size says so', async ({ page }) => {
  await openArena(page, 'model=digits_int8.tflite&arena=1500&tab=export');
  const svg = (await exported(page, 'SVG')).bytes.toString('utf8');
  const drawn = await drawAlone(await page.context().newPage(), svg);
  expect(drawn.texts).toContain('아레나 1,500 B · 실패');
  expect(drawn.texts).toContain('커널 준비(Prepare)에서 실패');
  expect(drawn.texts).toContain('흐린 블록은 공간이 넉넉할 때의 계획입니다.');
  expect(drawn.texts.some((text) => text.startsWith('Failed to allocate'))).toBe(true);
  expect(drawn.cutOff).toEqual([]);
});
