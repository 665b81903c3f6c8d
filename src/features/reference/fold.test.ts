import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { declaredModule } from '../../../scripts/reference/declarations.ts';
import { families } from './fold.ts';

const source = readFileSync('src/runtime/contract/modules/tflm.d.ts', 'utf8');
const tflm = declaredModule('tflm', source).exports;
const membersOf = (name: string) => tflm.find((one) => one.name === name)?.members ?? [];

it('folds the ops of a resolver and nothing else of it', () => {
  const [made, counted, ops, ...rest] = families(membersOf('MicroMutableOpResolver'));
  expect(made?.items.map(({ name }) => name)).toEqual(['constructor']);
  expect(counted?.items.map(({ name }) => name)).toEqual(['getRegistrationLength']);
  expect(ops?.folded).toBe(true);
  expect(ops?.items.length).toBeGreaterThan(100);
  expect(ops?.items.every(({ name }) => name.startsWith('add'))).toBe(true);
  expect(rest).toEqual([]);
});

it('folds constants and registrations, and leaves what has something to say', () => {
  const folded = families(tflm).filter((family) => family.folded);
  expect(folded.map(({ items }) => items[0]?.name)).toEqual([
    'kTfLiteOk',
    'kTfLiteNoType',
    'register_ADD',
  ]);
  expect(families(membersOf('MicroInterpreter')).some((family) => family.folded)).toBe(false);
  expect(families(membersOf('TfLitePtrUnion')).some((family) => family.folded)).toBe(false);
});

it('loses nothing and changes no order', () => {
  expect(families(tflm).flatMap(({ items }) => items)).toEqual(tflm);
});
