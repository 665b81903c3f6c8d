import { AxeBuilder } from '@axe-core/playwright';
import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

const PAGES = [
  '',
  'learn/tflm/first-inference',
  'lab',
  'arena',
  'compare',
  'providers',
  'quiz',
  'quiz/interview',
  'quiz/glossary',
  'quiz/statistics',
  'notes',
  'reference',
  'environment',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const findings: string[] = [];
    for (const path of PAGES) {
      await page.goto(siteUrl('root') + path);
      await page.waitForLoadState('networkidle');
      // Monaco's own widgets are its makers' to mend.
      const axe = new AxeBuilder({ page }).exclude('.monaco-editor');
      // Nothing but the colours is another in the dark.
      if (colorScheme === 'dark') axe.withRules('color-contrast');
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) {
        findings.push(...nodes.map(({ html }) => `/${path} ${id}: ${html.slice(0, 160)}`));
      }
    }
    expect(findings).toEqual([]);
  });
}

test('no page is wider than a phone of 360 px', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of PAGES) {
    await page.goto(siteUrl('root') + path);
    await page.waitForLoadState('networkidle');
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth, `/${path}`).toBeLessThanOrEqual(clientWidth);
  }
});
