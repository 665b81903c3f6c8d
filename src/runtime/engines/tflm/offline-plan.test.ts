import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Engine } from './abi.ts';
import { openForRuns, runInArena } from './arena-run.ts';
import { MessageLog } from './messages.ts';
import { withOfflinePlan } from './offline-plan.ts';

const wasm = new WebAssembly.Module(readFileSync('engine/dist/tflm.wasm'));
const zoo = (file: string) => new Uint8Array(readFileSync(`public/models/${file}`));
const RUN = { arenaBytes: 65_536, invokes: 1, resolver: null, resolverCapacity: null, inputs: [] };

function run(file: Uint8Array) {
  const messages = new MessageLog();
  const engine = new Engine(wasm, { log: (text) => messages.write(text) });
  const tflm = { engine, messages, variant: 'simd' as const, bytes: null };
  const model = openForRuns(tflm, file);
  return runInArena(tflm, model, RUN, (trial) => trial.report());
}

/** What the engine says of a model, for plans that leave the rest of it as it was. */
const tensorsOf = (file: Uint8Array) => run(file).model?.subgraphs[0]?.tensors ?? [];

describe('withOfflinePlan', () => {
  const file = zoo('branches/branches_int8.tflite');

  it('leaves the model as it was, and an empty plan to the greedy planner', () => {
    const before = run(file);
    const after = run(
      withOfflinePlan(
        file,
        tensorsOf(file).map(() => -1),
      ),
    );
    expect(after.model?.subgraphs).toEqual(before.model?.subgraphs);
    expect(after.model?.metadata.at(-1)?.name).toBe('OfflineMemoryAllocation');
    expect(after.trace?.plan).toEqual(before.trace?.plan);
    expect(after.outputs).toEqual(before.outputs);
    expect(after.trace?.planMax).toBe(2304);
  });

  it("is followed: the zoo's own better plan, written by us, needs as much as its own file", () => {
    const own = run(zoo('branches/branches_int8_planned.tflite'));
    const offsets = tensorsOf(file).map(({ name }) => {
      const buffer = own.trace?.plan.find(
        ({ owner }) =>
          owner.kind === 'tensor' && own.model?.subgraphs[0]?.tensors[owner.index]?.name === name,
      );
      return buffer?.offset ?? -1;
    });
    const ours = run(withOfflinePlan(file, offsets));
    expect(ours.trace?.planMax).toBe(own.trace?.planMax);
    expect(ours.trace?.planMax).toBe(1536);
    expect(ours.trace?.plan.every(({ offline }) => offline)).toBe(true);
    expect(ours.outputs).toEqual(own.outputs);
  });

  it('wins over the plan that the model brought', () => {
    const planned = zoo('branches/branches_int8_planned.tflite');
    const free = run(
      withOfflinePlan(
        planned,
        tensorsOf(planned).map(() => -1),
      ),
    );
    expect(free.trace?.planMax).toBe(2304);
  });

  it('ends in the message of upstream when it speaks of another number of tensors', () => {
    const { messages, allocateStatus } = run(withOfflinePlan(file, [0, 0]));
    expect(allocateStatus).toBe('kTfLiteError');
    expect(messages.join('\n')).toContain(
      'Nbr of offline buffer offsets (2) in metadata not equal',
    );
  });
});
