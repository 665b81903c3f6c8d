import { describe, expect, it } from 'vitest';
import { troubleOf } from './load-failure.ts';

describe('what is said of a page that did not open', () => {
  it.each([
    'Failed to fetch dynamically imported module: https://lab.example/assets/arena-Bx1.js',
    'error loading dynamically imported module: https://lab.example/assets/arena-Bx1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/arena-Bx1.css',
  ])('%s: the network, or a new version', (message) => {
    const error = new TypeError(message);
    expect(troubleOf(error, '이 페이지를', true).advice).toContain('새 판');
    expect(troubleOf(error, '이 페이지를', false).title).toContain('연결이 끊겨');
  });

  it('takes no other error for one', () => {
    const { title, advice } = troubleOf(new TypeError('x is undefined'), '이 페이지를', true);
    expect(title).toContain('문제가 생겼습니다');
    expect(advice).not.toContain('새 판');
  });
});
