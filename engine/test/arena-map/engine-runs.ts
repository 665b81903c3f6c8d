import { readFileSync } from 'node:fs';
import type { ArenaTrial } from '../../../src/runtime/contract/arena-map.ts';
import { viewTrace } from '../../../src/runtime/contract/arena-words.ts';
import type { ModelDescription } from '../../../src/runtime/contract/model.ts';
import { Engine } from '../../../src/runtime/engines/tflm/abi.ts';
import { openForRuns, runInArena } from '../../../src/runtime/engines/tflm/arena-run.ts';
import { descriptionOf } from '../../../src/runtime/engines/tflm/description.ts';
import type { LoadedTflm } from '../../../src/runtime/engines/tflm/load.ts';
import { MessageLog } from '../../../src/runtime/engines/tflm/messages.ts';
import { withOfflinePlan } from '../../../src/runtime/engines/tflm/offline-plan.ts';
import type { Trial } from '../../../src/runtime/engines/tflm/trial.ts';

let wasm: WebAssembly.Module | null = null;

/** A fresh engine, so that one model's trap is not another's. */
export function freshEngine(): LoadedTflm {
  wasm ??= new WebAssembly.Module(readFileSync('engine/dist/tflm.wasm'));
  const messages = new MessageLog();
  return {
    engine: new Engine(wasm, { log: (text) => messages.write(text) }),
    messages,
    variant: 'simd',
    bytes: null,
  };
}

export const zooModel = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(`public/models/${file}`));

/** As the page gets it of our worker. */
function trialOf(trial: Trial): ArenaTrial {
  const packed = trial.arenaTrial();
  return { ...packed, trace: viewTrace(packed.trace) };
}

export interface EngineRun {
  readonly model: ModelDescription;
  readonly trial: ArenaTrial;
}

/** What the page gets of our worker, got in Node. */
export function runModel<T = undefined>(
  file: Uint8Array,
  {
    arenaBytes = 1 << 20,
    plan = null,
    tflm = freshEngine(),
    before = () => {},
    read,
  }: {
    readonly arenaBytes?: number;
    readonly plan?: readonly number[] | null;
    readonly tflm?: LoadedTflm;
    readonly before?: (trial: Trial) => void;
    readonly read?: (trial: Trial) => T;
  } = {},
): EngineRun & { readonly more: T | undefined } {
  const opened = openForRuns(tflm, plan === null ? file : withOfflinePlan(file, plan));
  const options = { arenaBytes, invokes: 1, resolver: null, resolverCapacity: null, inputs: [] };
  return runInArena(
    tflm,
    opened,
    options,
    (trial) => ({
      model: descriptionOf(opened),
      trial: trialOf(trial),
      more: read?.(trial),
    }),
    before,
  );
}
