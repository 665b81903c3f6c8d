import { existsSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { course } from '../../content/course.ts';
import { expect, labReady, runProgram, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';

/** Every lesson as a student meets it: the text is drawn, its programs run, its goals are reached. */

async function outcome(page: Page): Promise<string | null> {
  const shown = page.locator('[data-outcome]');
  await expect(shown).toHaveAttribute('data-outcome', /^(done|failed)$/, { timeout: 60_000 });
  return shown.getAttribute('data-outcome');
}

async function takeSolution(page: Page): Promise<void> {
  await page.getByRole('button', { name: '정답 보기' }).click();
  // Closed before it has compared, the diff editor complains.
  await expect(
    page.getByRole('dialog').locator('.char-insert, .line-insert').first(),
  ).toBeAttached();
  await page.getByRole('button', { name: '정답으로 바꾸기' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Predictions that want a change of the student's own, as their text says. */
const OWN_CODE = ['N을 4로 두고', '값이 63개인데'];

/** Answers what is still open in a step; gives the questions that the last run cannot settle. */
async function predict(step: Locator): Promise<string[]> {
  const open: string[] = [];
  for (const form of await step.getByRole('form', { name: /^예측:/ }).all()) {
    // What was answered before the run is graded by it.
    const settling = () => expect(form).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
    await settling();
    const ask = form.getByRole('button', { name: '확인' });
    if ((await ask.count()) === 0) continue;
    const [number, choice] = [form.getByRole('spinbutton'), form.getByRole('radio')];
    if ((await number.count()) > 0) await number.fill('1');
    else await choice.first().check();
    await ask.click();
    await settling();
    const [truth, refusal] = [form.getByRole('status'), form.getByRole('alert')];
    await expect(truth.or(refusal)).toBeVisible();
    if ((await truth.count()) === 0) open.push((await form.getAttribute('aria-label')) ?? '');
  }
  return open;
}

test.describe('every lesson', () => {
  const thrown: string[] = [];
  // One student goes through the whole course: editor and runtimes are loaded once.
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    page.on('pageerror', (error) => thrown.push(String(error)));
  });
  test.afterAll(() => page.close());

  /** From the end of the lesson before, where the page is there; else by the address. */
  async function open(part: string, lesson: string): Promise<void> {
    const address = `learn/${part}/${lesson}`;
    const next = page.locator(`a[href$="/${address}"]`, { hasText: '다음 강의' });
    if (await next.isVisible()) await next.click();
    else await page.goto(siteUrl('root') + address);
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  }

  for (const part of course) {
    for (const lesson of part.lessons) {
      test(`${part.slug}/${lesson.slug}: starters run as said, solutions reach every goal`, async () => {
        test.setTimeout(240_000);
        thrown.length = 0;
        await open(part.slug, lesson.slug);
        for (const [index, step] of lesson.steps.entries()) {
          await test.step(step.id, async () => {
            const solved = existsSync(`content/${lesson.folder}/solution/${step.id}.ts`);
            if (index > 0) await page.getByRole('button', { name: '다음 단계' }).click();
            await expect(page).toHaveURL(index > 0 ? new RegExp(`step=${step.id}$`) : /learn/);
            await expect(page.getByRole('heading', { level: 2, name: step.title })).toBeVisible();
            const section = page.locator(`section[aria-labelledby="step-${step.id}"]`);
            await labReady(page);
            const early = section.locator('[data-passed="true"]');
            await expect(early, 'goals reached before anything is run').toHaveCount(0);
            await runProgram(page);
            expect(await outcome(page), 'starter').toBe(
              step.expect === 'fails' ? 'failed' : 'done',
            );
            let open = await predict(section);
            if (solved) {
              await takeSolution(page);
              await runProgram(page);
              await outcome(page);
              open = await predict(section);
            }
            const unasked = open.filter(
              (label) => !OWN_CODE.some((words) => label.includes(words)),
            );
            expect(unasked, 'predictions that neither program settles').toEqual([]);
            const goals = section.locator('[data-passed]');
            for (const goal of await goals.all()) {
              const wanted = (await goal.textContent()) ?? '';
              await expect(goal, wanted).toHaveAttribute('data-passed', 'true');
            }
          });
        }
        expect(thrown, 'errors in the page').toEqual([]);
      });
    }
  }
});

test('a word of the lesson and the place in the lab point at each other', async ({ page }) => {
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference?step=run`);
  await labReady(page);
  const arena = page.getByRole('button', { name: '텐서 아레나(Tensor Arena)' });
  const resolver = page.getByRole('button', { name: '연산자 리졸버(Op Resolver)' });
  const conv = page.getByRole('button', { name: '합성곱(CONV_2D)' });
  await arena.click();
  await expect(page.locator('.lab-marked-line')).toBeVisible();
  await expect(arena).toHaveAttribute('aria-current', 'location');

  // The other way round: the cursor, the tab, the op on the map.
  const lines = readFileSync('content/2-tflm/1-first-inference/starter/run.ts', 'utf8').split('\n');
  await page.getByRole('textbox', { name: '코드 편집기' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  const down = lines.findIndex((line) => line.includes('new tflm.MicroMutableOpResolver'));
  for (let line = 0; line < down; line++) await page.keyboard.press('ArrowDown');
  await expect(resolver).toHaveAttribute('aria-current', 'location');
  await expect(arena).not.toHaveAttribute('aria-current');
  await page.getByRole('tab', { name: '출력' }).click();
  await expect(page.getByRole('button', { name: '출력', exact: true }).last()).toHaveAttribute(
    'aria-current',
    'location',
  );
  await runProgram(page);
  await outcome(page);
  await conv.click();
  await expect(page.getByRole('tab', { name: '아레나' })).toHaveAttribute('aria-selected', 'true');
  await expect(conv).toHaveAttribute('aria-current', 'location');
});

test('a step shows the sources that it cites, and no others', async ({ page }) => {
  await page.goto(`${siteUrl('root')}learn/onnx-runtime/execution-providers?step=partial`);
  const sources = page.getByRole('region', { name: '출처' });
  await expect(sources.getByRole('listitem')).toHaveCount(2);
  await expect(sources).toContainText('#9054');
  // The step before cites its source where a prediction is explained, and that is not answered yet.
  await page.getByRole('button', { name: '이전 단계' }).click();
  await expect(sources).toBeHidden();
  await labReady(page);
  await runProgram(page);
  await outcome(page);
  await predict(page.getByRole('region', { name: '이름만 있는 제공자' }));
  await expect(sources.getByRole('listitem')).toHaveCount(1);
  await expect(sources).toContainText('#19496');
});

test('a card in the text is answered where it stands; the lesson ends with its cards', async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference?step=omit`);
  const choice = page.getByRole('region', { name: /^카드: .*어떤 헤더/ });
  await choice.getByRole('button', { name: 'tensorflow/lite/micro/micro_op_resolver.h' }).click();
  await expect(choice.getByText('· 정답')).toBeVisible();
  await expect(choice.getByRole('status')).toContainText('인터페이스');
  const question = page.getByRole('region', { name: /^카드: TFLite와 TFLM을 비교/ });
  await question.getByRole('button', { name: '답 보기' }).click();
  await expect(question.getByRole('table')).toBeVisible();
  await page.getByRole('link', { name: '이 강의의 카드 복습하기' }).click();
  await expect(page.getByLabel('범위')).toHaveValue('from /learn/tflm/first-inference');
  await expect(page.getByRole('article')).toContainText('순서를 말해 보세요');
});
