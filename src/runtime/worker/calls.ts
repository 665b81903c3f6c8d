import type { AppWorkerCall, AppWorkerCalls, Received } from '../contract/app-worker.ts';
import type { Progress } from '../contract/engine.ts';
import { ENGINES } from '../engines/registry.ts';
import { describeModel, GENEROUS_ARENA_BYTES, runInArena } from '../engines/tflm/arena-run.ts';
import { sharedTflm } from '../engines/tflm/session.ts';
import { findSmallestArena } from '../engines/tflm/smallest-arena.ts';
import type { Trial } from '../engines/tflm/trial.ts';
import type { AppHost } from './app-host.ts';
import { ARENA_CALLS } from './arena-calls.ts';
import { breathe } from './breathe.ts';
import { COMPARE_CALLS } from './compare-calls.ts';
import { withOpenModel } from './held-models.ts';
import { ONNX_CALLS } from './onnx-calls.ts';

/** What a call may use besides its question. */
export interface Answering {
  readonly host: AppHost;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

type Calls = {
  readonly [K in AppWorkerCall]: (
    ask: Received<AppWorkerCalls[K]['ask']>,
    answering: Answering,
  ) => Promise<AppWorkerCalls[K]['answer']>;
};

/** What makes a size one that works: AllocateTensors, then one Invoke on zeroed inputs. */
const ONE_INVOKE = { invokes: 1, resolver: null, resolverCapacity: null } as const;

export const CALLS: Calls = {
  describe: async ({ model }, { host }) => describeModel(await sharedTflm(host), model.file),

  arena: async ({ model, options }, { host }) => {
    const tflm = await sharedTflm(host);
    return withOpenModel(tflm, model, null, (opened) =>
      runInArena(tflm, opened, options, (trial) => trial.report()),
    );
  },

  smallestArena: async ({ model, offlinePlan, inputs }, { host, signal, onProgress }) => {
    const tflm = await sharedTflm(host);
    const runAt = <T>(arenaBytes: number, read: (trial: Trial) => T) =>
      withOpenModel(tflm, model, offlinePlan, (opened) =>
        runInArena(tflm, opened, { ...ONE_INVOKE, inputs, arenaBytes }, read),
      );
    const used = runAt(GENEROUS_ARENA_BYTES, (trial) => trial.interpreter.arenaUsedBytes);
    let tried = 0;
    return findSmallestArena(async (arenaBytes) => {
      await breathe();
      signal.throwIfAborted();
      tried += 1;
      onProgress({ stage: 'running', done: tried, total: null });
      return runAt(arenaBytes, ({ works, said }) => ({ ok: works, messages: said }));
    }, used);
  },

  ...ARENA_CALLS,
  ...COMPARE_CALLS,
  ...ONNX_CALLS,

  availability: async (_, { host }) =>
    Object.values(ENGINES).map((engine) => engine.availability(host)),

  runModel: async ({ engine, model, options }, { host, signal, onProgress }) => {
    using session = await ENGINES[engine].open(host, model.file, options);
    for (let run = 0; run < options.runs && !signal.aborted; run++) {
      await session.run(options.inputs);
      onProgress({ stage: 'running', done: run + 1, total: options.runs });
      await breathe();
    }
    return session.report();
  },
};
