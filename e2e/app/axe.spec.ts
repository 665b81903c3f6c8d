import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

const runButton = (page: Page) => page.locator('button:enabled', { hasText: /^실행$/ });

/** Every page, and what is there once it has drawn what it had to look for. */
const PAGES: readonly (readonly [path: string, drawn: (page: Page) => Locator])[] = [
  ['', (page) => page.getByRole('region', { name: '오늘의 복습' }).getByText(/새 카드 \d+장/)],
  ['learn/tflm/first-inference', runButton],
  ['lab', runButton],
  ['arena', (page) => page.locator('[data-mark="smallest"] b')],
  ['compare', (page) => page.getByRole('checkbox', { checked: true }).nth(2)],
  ['providers', (page) => page.getByText('✗ 사용 불가').first()],
  ['quiz', (page) => page.getByRole('article')],
  ['quiz/interview', (page) => page.getByRole('button', { name: /질문으로 시작/ })],
  ['quiz/glossary', (page) => page.getByRole('heading', { level: 1 })],
  ['quiz/statistics', (page) => page.getByText('지금까지 한 답')],
  ['notes', (page) => page.getByText('아직 노트가 없습니다')],
  ['reference', (page) => page.getByRole('navigation', { name: 'API 차례' })],
  ['environment', (page) => page.getByRole('region', { name: /교차 출처 격리/ })],
];

async function open(page: Page, [path, drawn]: (typeof PAGES)[number]): Promise<void> {
  await page.goto(siteUrl('root') + path);
  // On a phone the lab is behind its tab.
  await expect(drawn(page)).toBeAttached({ timeout: 30_000 });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const findings: string[] = [];
    for (const visited of PAGES) {
      await open(page, visited);
      // Monaco's own widgets are its makers' to mend.
      const axe = new AxeBuilder({ page }).exclude('.monaco-editor');
      // Nothing but the colours is another in the dark.
      if (colorScheme === 'dark') axe.withRules('color-contrast');
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) {
        findings.push(...nodes.map(({ html }) => `/${visited[0]} ${id}: ${html.slice(0, 160)}`));
      }
    }
    expect(findings).toEqual([]);
  });
}

test('no page is wider than a phone of 360 px', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const visited of PAGES) {
    await open(page, visited);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth, `/${visited[0]}`).toBeLessThanOrEqual(clientWidth);
  }
});
