import type { ArenaOptions, DescribeAnswer } from '../../contract/app-worker.ts';
import { RESOURCE_VARIABLES } from '../../contract/arena-map.ts';
import type { Model } from './abi.ts';
import { descriptionOf } from './description.ts';
import type { LoadedTflm } from './load.ts';
import { RESOLVER_METHODS } from './resolver-methods.ts';
import { Trial } from './trial.ts';

/** Arenas of this size hold every model that the page opens; searches start from what it used. */
export const GENEROUS_ARENA_BYTES = 64 * 1024 * 1024;

/** A .tflite as the engine reads it; with messages instead if it does not. */
export function describeModel(tflm: LoadedTflm, file: Uint8Array): DescribeAnswer {
  const model = tflm.engine.openModel(file);
  try {
    return { model: model && descriptionOf(model), messages: tflm.messages.take() };
  } finally {
    model?.free();
  }
}

/** A model held open for many tries. */
export function openForRuns(tflm: LoadedTflm, file: Uint8Array): Model {
  const model = tflm.engine.openModel(file);
  if (model === null) throw new Error(tflm.messages.take().join('\n'));
  return model;
}

/**
 * AllocateTensors and Invokes in an arena of a size. `read` takes what is wanted of the trial
 * before everything is freed again.
 */
export function runInArena<T>(
  tflm: LoadedTflm,
  model: Model,
  { arenaBytes, invokes, resolver, resolverCapacity, inputs }: ArenaOptions,
  read: (trial: Trial) => T,
  /** Called when there are tensors, before the first Invoke. */
  before: (trial: Trial) => void = () => {},
): T {
  const { engine } = tflm;
  const capacity = resolver === null ? 'all' : (resolverCapacity ?? Math.max(1, resolver.length));
  const ops = engine.createResolver(capacity);
  const refused = (resolver ?? []).flatMap((method) => (ops.add(method) === 0 ? [] : [method]));
  const arena = engine.allocate(Math.max(1, arenaBytes));
  try {
    using trial = new Trial(tflm, {
      model,
      modelName: null,
      resolver: ops,
      resolverCapacity: capacity === 'all' ? RESOLVER_METHODS.length : capacity,
      resolverMethods: (resolver ?? RESOLVER_METHODS).filter((method) => !refused.includes(method)),
      arena,
      arenaBytes,
      resourceVariables: usesResources(model) ? RESOURCE_VARIABLES : 0,
      ordinal: 1,
    });
    if (trial.allocateTensors() === 0) {
      // What planning left in the arena would else be the input, and decide some models' Invoke.
      if (inputs.length === 0) trial.clearInputs();
      for (const [index, values] of inputs.entries()) trial.fill(index, values);
      before(trial);
      for (let run = 0; run < invokes; run++) if (trial.invoke() !== 0) break;
    }
    return read(trial);
  } finally {
    engine.release(arena);
    ops.free();
  }
}

export function usesResources(model: Model): boolean {
  return descriptionOf(model).subgraphs.some(({ ops }) =>
    ops.some(({ name }) => name === 'VAR_HANDLE'),
  );
}
