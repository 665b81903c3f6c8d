import type { HeldModel } from '../contract/app-worker.ts';
import type { ArenaTrialOptions, OpTensor, PackedTrial } from '../contract/arena-map.ts';
import { runInArena } from '../engines/tflm/arena-run.ts';
import type { LoadedTflm } from '../engines/tflm/load.ts';
import { sharedTflm } from '../engines/tflm/session.ts';
import type { Trial } from '../engines/tflm/trial.ts';
import type { AppHost } from './app-host.ts';
import { withOpenModel } from './held-models.ts';

interface Ask<T> {
  readonly model: HeldModel;
  readonly options: T;
}

function runOnce<T>(
  tflm: LoadedTflm,
  { model, options }: Ask<ArenaTrialOptions>,
  read: (trial: Trial) => T,
  before?: (trial: Trial) => void,
): T {
  return withOpenModel(tflm, model, options.offlinePlan, (opened) =>
    runInArena(tflm, opened, { ...options, invokes: 1 }, read, before),
  );
}

/** The arena map's questions. */
export const ARENA_CALLS = {
  arenaTrial: async (ask: Ask<ArenaTrialOptions>, { host }: { readonly host: AppHost }) =>
    runOnce(await sharedTflm(host), ask, (trial): PackedTrial => trial.arenaTrial()),

  opValues: async (
    ask: Ask<ArenaTrialOptions & { subgraph: number; op: number; tensors: readonly number[] }>,
    { host }: { readonly host: AppHost },
  ): Promise<readonly OpTensor[]> => {
    const { subgraph, op, tensors } = ask.options;
    return runOnce(
      await sharedTflm(host),
      ask,
      (trial) => trial.snapshotsAfter(subgraph, op),
      (trial) => {
        for (const tensor of tensors) trial.interpreter.requestSnapshot(subgraph, op, tensor);
      },
    );
  },
};
