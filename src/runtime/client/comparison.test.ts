import { describe, expect, it } from 'vitest';
import type { CompareCandidate, RealInputs } from '../contract/compare.ts';
import { compare } from './comparison.ts';

const candidate = (id: string): CompareCandidate => ({
  id,
  engine: 'onnx',
  model: new Blob(['12345']),
  providers: ['wasm'],
  threads: 1,
  level: 'all',
  inputShapes: [[1]],
  externalData: [],
});

/** A worker that answers at once and remembers what it was asked. */
function worker(refuses: readonly string[] = []) {
  const asked: { id: string; inputs: number | null; read: boolean }[] = [];
  let closed = 0;
  const client = {
    openCandidate: ({ id }: CompareCandidate) =>
      refuses.includes(id)
        ? Promise.reject(new Error(`${id} refused`))
        : Promise.resolve({
            loads: [9, 2, 1],
            runtime: { bytes: 14, imports: null },
            operators: null,
          }),
    runCandidate: async (id: string, inputs: RealInputs | null, read: boolean) => {
      const [first] = inputs?.[0] ?? [];
      asked.push({ id, inputs: first === undefined ? null : Number(first), read });
      const outputs = read
        ? [
            {
              name: 'y',
              type: 'float32',
              shape: [1],
              values: Float32Array.of(Number(inputs?.[0]?.[0] ?? 0)),
            },
          ]
        : null;
      return { milliseconds: asked.length, memoryBytes: 64, outputs };
    },
    closeCandidates: async () => {
      closed += 1;
      return null;
    },
  };
  return { client, asked, closed: () => closed };
}

const COMPARISON = {
  candidates: ['a', 'b', 'c'].map(candidate),
  input: [Float32Array.of(7)],
  samples: [[Float32Array.of(1)], [Float32Array.of(2)]],
  warmup: 2,
  runs: 5,
  seed: 1,
};
const live = new AbortController().signal;
const run = (clientOf: (one: CompareCandidate) => ReturnType<typeof worker>['client']) =>
  compare(COMPARISON, { clientOf, signal: live, onProgress: () => {} });

describe('a comparison', () => {
  it('takes turns in an order that is shuffled in every round and told', async () => {
    const { client, closed } = worker();
    const { order, results } = await run(() => client);
    expect(order).toHaveLength(15);
    const rounds = [0, 3, 6, 9, 12].map((from) => order.slice(from, from + 3));
    for (const round of rounds) expect(round.toSorted()).toEqual(['a', 'b', 'c']);
    expect(new Set(rounds.map(String)).size).toBeGreaterThan(1);
    expect(results.map(({ runMilliseconds }) => runMilliseconds.length)).toEqual([5, 5, 5]);
    expect(await run(() => worker().client)).toMatchObject({ order });
    expect(closed()).toBe(1);
  });

  it('sends the input once, reads the outputs of the last run, then those of every sample', async () => {
    const { client, asked } = worker();
    const { results } = await run(() => client);
    const mine = asked.filter(({ id }) => id === 'b');
    expect(mine.map(({ inputs }) => inputs)).toEqual([7, ...Array(6).fill(null), 1, 2]);
    expect(mine.map(({ read }) => read)).toEqual([...Array(6).fill(false), true, true, true]);
    expect(results[1]?.sampleOutputs.map(([y]) => y?.values[0])).toEqual([1, 2]);
    expect(results[1]).toMatchObject({
      modelBytes: 5,
      memoryBytes: 64,
      opened: { loads: [9, 2, 1] },
    });
  });

  it('goes on without those that are refused, and keeps candidates apart by worker', async () => {
    const one = worker(['a']);
    const other = worker();
    const { results } = await run(({ id }) => (id === 'c' ? other.client : one.client));
    expect(results.map(({ error }) => error)).toEqual(['a refused', null, null]);
    expect(results[0]).toMatchObject({ opened: null, firstMilliseconds: null, outputs: [] });
    expect(new Set(other.asked.map(({ id }) => id))).toEqual(new Set(['c']));
    expect([one.closed(), other.closed()]).toEqual([1, 1]);
  });

  it('ends when it is stopped', async () => {
    const { client, asked } = worker();
    const control = new AbortController();
    const stopped = compare(COMPARISON, {
      clientOf: () => client,
      signal: control.signal,
      onProgress: ({ stage }) => stage === 'running' && control.abort(),
    });
    await expect(stopped).rejects.toThrow();
    expect(asked.length).toBeLessThan(3);
  });
});
