import { describe, expect, it } from 'vitest';
import { INSPECT, serialize } from './serialize.ts';
import { SourceLocator } from './stack.ts';

const show = (value: unknown) => serialize(value, new SourceLocator());
const text = (value: unknown) => {
  const shown = show(value);
  return shown.kind === 'primitive' ? shown.text : shown.kind;
};

describe('a value in the console', () => {
  it('is itself when it is simple', () => {
    expect([0, -0, 1n, 'a', true, undefined, null].map(text)).toEqual([
      '0',
      '-0',
      '1',
      'a',
      'true',
      'undefined',
      'null',
    ]);
  });

  it('can be opened, named by its constructor', () => {
    expect(show({ a: Float32Array.of(1, 2) })).toMatchObject({
      name: 'Object',
      length: null,
      entries: [{ key: 'a', value: { name: 'Float32Array', length: 2, omitted: 0 } }],
    });
    expect(show(new Map([['k', 1]]))).toMatchObject({
      name: 'Map',
      entries: [{ key: 'k', value: { text: '1' } }],
    });
  });

  it('is cut where it is large, and says by how much', () => {
    expect(show(new Array(1000).fill(0))).toMatchObject({ length: 1000, omitted: 900 });
    expect(show('x'.repeat(20_000))).toMatchObject({ omitted: 10_000 });
  });

  it('never runs away: circles, depth, throwing getters, hostile proxies', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(show(circle)).toMatchObject({ entries: [{ value: { kind: 'circular' } }] });

    const wide = (depth: number): unknown =>
      depth === 0 ? 0 : Array.from({ length: 100 }, () => wide(depth - 1));
    expect(JSON.stringify(show(wide(3))).length).toBeLessThan(400_000);

    const throwing = Object.defineProperty({}, 'x', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(show(throwing)).toMatchObject({ kind: 'primitive' });
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('no');
        },
        getPrototypeOf() {
          throw new Error('no');
        },
      },
    );
    expect(show(hostile)).toMatchObject({ kind: 'primitive' });
  });

  it('may say itself what is to be seen', () => {
    const tensor = { [INSPECT]: () => ({ dims: [1, 2] }) };
    expect(show(tensor)).toMatchObject({ entries: [{ key: 'dims' }] });
  });
});
