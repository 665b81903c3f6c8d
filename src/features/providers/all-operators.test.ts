import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALL_OPERATORS } from './all-operators.ts';

it('counts the operators that the wheel of the same version has', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const { version, operators } = read('models/fixtures/ort-config/kernels.json');
  expect(ALL_OPERATORS).toEqual({ version, count: operators });
  expect(read('package.json').dependencies['onnxruntime-web']).toBe(version);
});
