import { expect, test } from 'vitest';
import { HeldModels } from './held-models.ts';

const model = (byte: number) => Uint8Array.of(byte);

test('a model crosses once, and the one that was not asked about for longest is given up', () => {
  const held = new HeldModels();
  const [a, b, c] = [model(1), model(2), model(3)];
  const send = (file: Uint8Array) => held.sent({ model: file }).model;
  expect(send(a)).toEqual({ key: 1, file: a, forget: null });
  expect(send(b)).toEqual({ key: 2, file: b, forget: null });
  expect(send(a)).toEqual({ key: 1, file: null, forget: null });
  expect(send(c)).toEqual({ key: 3, file: c, forget: 2 });
  expect(send(a)).toEqual({ key: 1, file: null, forget: null });
  expect(send(b)).toEqual({ key: 4, file: b, forget: 3 });
});

test('a new worker is sent everything again', () => {
  const held = new HeldModels();
  const file = model(1);
  held.sent({ model: file });
  held.clear();
  expect(held.sent({ model: file }).model.file).toBe(file);
});

test('what is no bytes crosses as it is', () => {
  const ask = { model: new Blob(['x']), options: 1 };
  expect(new HeldModels().sent(ask)).toBe(ask);
});
