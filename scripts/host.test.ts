import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cacheControlFor, headersFile, headersFor } from './vite/headers.ts';

it('a host that reads _headers isolates every page and keeps hashed files', () => {
  const lines = headersFile('/edge/').split('\n');
  const block = (pattern: string) => {
    const start = lines.indexOf(pattern);
    expect(start, pattern).toBeGreaterThanOrEqual(0);
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => !line.startsWith('  '));
    return rest.slice(0, end).map((line) => line.trim());
  };
  expect(block('/edge/*')).toEqual(
    expect.arrayContaining([
      'Cross-Origin-Opener-Policy: same-origin',
      'Cross-Origin-Embedder-Policy: require-corp',
      'Cross-Origin-Resource-Policy: cross-origin',
      'Access-Control-Allow-Origin: *',
    ]),
  );
  expect(block('/edge/*').some((line) => line.startsWith('Content-Security-Policy: '))).toBe(true);
  expect(block('/edge/assets/*')).toEqual(['Cache-Control: public, max-age=31536000, immutable']);
});

it('the servers of this project say the same as _headers', () => {
  for (const [name, value] of Object.entries(headersFor({ isolated: true, policy: true }))) {
    expect(headersFile('/')).toContain(`  ${name}: ${value}\n`);
  }
  expect(cacheControlFor('/edge/assets/index-abc.js')).toContain('immutable');
  expect(cacheControlFor('/edge/learn/tflm/arena')).toBe('no-cache');
});

it('no other origin is named by the policy, and the page without isolation keeps the rest', () => {
  const isolated = headersFor({ isolated: true, policy: true });
  const plain = headersFor({ isolated: false, policy: true });
  expect(isolated['Content-Security-Policy']).not.toMatch(/https?:|\*/);
  expect(plain).not.toHaveProperty('Cross-Origin-Embedder-Policy');
  expect(plain['Content-Security-Policy']).toBe(isolated['Content-Security-Policy']);
});

it('no lockfile or setting names the host of a registry', () => {
  expect(readFileSync('.npmrc', 'utf8')).toContain('omit-lockfile-registry-resolved=true');
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
  const settings = files.filter((path) =>
    /(^|\/)(\.npmrc|requirements[^/]*|pip\.conf)$/.test(path),
  );
  for (const path of settings) {
    const named = readFileSync(path, 'utf8').match(/.*(https?:\/\/|--index-url|registry=).*/g);
    expect(named, path).toBeNull();
  }
});
