import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
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

for (const part of course) {
  for (const lesson of part.lessons) {
    test(`${part.slug}/${lesson.slug}: starters run as said, solutions reach every goal`, async ({
      page,
    }) => {
      test.setTimeout(240_000);
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(String(error)));
      for (const step of lesson.steps) {
        await test.step(step.id, async () => {
          const solved = existsSync(`content/${lesson.folder}/solution/${step.id}.ts`);
          await page.goto(`${siteUrl('root')}learn/${part.slug}/${lesson.slug}?step=${step.id}`);
          await expect(page.getByRole('heading', { level: 2, name: step.title })).toBeVisible();
          await labReady(page);
          await runProgram(page);
          expect(await outcome(page), 'starter').toBe(step.expect === 'fails' ? 'failed' : 'done');
          if (solved) {
            await takeSolution(page);
            await runProgram(page);
            await outcome(page);
          }
          const goals = page.locator(`section[aria-labelledby="step-${step.id}"] [data-passed]`);
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
