import type { Page } from '@playwright/test';

/**
 * When the page first holds an element that matches `selector` and has `text` in it, and when it was
 * last clicked before: both by the page's own clock, in milliseconds since its navigation began. A test
 * runner looks every half second once it has waited for a while; this hears of every change.
 */
export function appears(
  page: Page,
  selector: string,
  text = '',
): Promise<{ readonly at: number; readonly clickedAt: number }> {
  return page.evaluate(
    async ([wanted, words]) => {
      const ended = new AbortController();
      // Methods: a function in a variable would be given its name by a helper that the page has not.
      const seen = {
        clickedAt: 0,
        now() {
          const found = [...document.querySelectorAll(wanted)];
          return found.some(({ textContent }) => textContent?.includes(words));
        },
      };
      addEventListener(
        'click',
        ({ timeStamp }) => {
          seen.clickedAt = timeStamp;
        },
        { capture: true, signal: ended.signal },
      );
      if (!seen.now()) {
        await new Promise<void>((resolve) => {
          const watcher = new MutationObserver(() => {
            if (!seen.now()) return;
            watcher.disconnect();
            resolve();
          });
          watcher.observe(document, { childList: true, subtree: true, characterData: true });
        });
      }
      const at = performance.now();
      ended.abort();
      return { at, clickedAt: seen.clickedAt };
    },
    [selector, text] as const,
  );
}
