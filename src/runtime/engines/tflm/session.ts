import type { EngineHost, Session, SessionOptions } from '../engine.ts';
import { GENEROUS_ARENA_BYTES, openForRuns, usesResources } from './arena-run.ts';
import { descriptionOf } from './description.ts';
import { type LoadedTflm, loadTflm } from './load.ts';
import { RESOLVER_METHODS } from './resolver-methods.ts';
import { Trial } from './trial.ts';

let loading: Promise<LoadedTflm> | null = null;

/** The engine of our own worker, one for all its questions. */
export function sharedTflm(host: EngineHost): Promise<LoadedTflm> {
  loading ??= loadTflm(host).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Opens a model on TFLM for comparisons, with every op registered. */
export async function openSession(
  host: EngineHost,
  file: Uint8Array,
  { arenaBytes }: SessionOptions,
): Promise<Session> {
  const tflm = await sharedTflm(host);
  const { engine } = tflm;
  const model = openForRuns(tflm, file);
  const resolver = engine.createResolver('all');
  const bytes = arenaBytes ?? GENEROUS_ARENA_BYTES;
  const arena = engine.allocate(bytes);
  const trial = new Trial(tflm, {
    model,
    modelName: null,
    resolver,
    resolverCapacity: RESOLVER_METHODS.length,
    resolverMethods: RESOLVER_METHODS,
    arena,
    arenaBytes: bytes,
    resourceVariables: usesResources(model) ? 20 : 0,
    ordinal: 1,
  });
  const close = () => {
    trial[Symbol.dispose]();
    engine.release(arena);
    resolver.free();
    model.free();
  };
  if (trial.allocateTensors() !== 0) {
    const { said } = trial;
    close();
    throw new Error(said.join('\n'));
  }
  const [main] = descriptionOf(model).subgraphs;
  return {
    inputs: (main?.inputs ?? []).flatMap((index) => main?.tensors[index] ?? []),
    async run(inputs) {
      for (const [index, values] of inputs.entries()) trial.fill(index, values);
      const before = trial.said.length;
      if (trial.invoke() !== 0) throw new Error(trial.said.slice(before).join('\n'));
      return trial.report().outputs;
    },
    report: () => trial.report(),
    [Symbol.dispose]: close,
  };
}
