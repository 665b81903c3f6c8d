import type { RealInputs } from '../contract/compare.ts';
import type { Progress } from '../contract/engine.ts';
import type {
  ConvertReport,
  InspectOptions,
  InspectReport,
  OptimizationLevel,
} from '../contract/placement.ts';
import { readGraph } from '../engines/onnx/graph/read.ts';
import { convertToOrt, inspect } from '../engines/onnx/inspect.ts';
import { reducedConfig } from '../engines/onnx/reduced-config.ts';
import type { AppHost } from './app-host.ts';
import { breathe } from './breathe.ts';

interface Answering {
  readonly host: AppHost;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** The questions of the provider lab. */
export const ONNX_CALLS = {
  inspect: (
    { model, options }: { readonly model: Uint8Array; readonly options: InspectOptions },
    { host, signal, onProgress }: Answering,
  ): Promise<InspectReport> =>
    inspect(host, model, options, async (done, total) => {
      onProgress({ stage: 'running', done, total });
      await breathe();
      signal.throwIfAborted();
    }),

  convertToOrt: (
    {
      model,
      options,
    }: {
      readonly model: Uint8Array;
      readonly options: { readonly level: OptimizationLevel; readonly inputs: RealInputs };
    },
    { host }: Pick<Answering, 'host'>,
  ): Promise<ConvertReport> => convertToOrt(host, model, options),

  reducedConfig: async ({
    models,
    withTypes,
  }: {
    readonly models: readonly { readonly name: string; readonly model: Uint8Array }[];
    readonly withTypes: boolean;
  }): Promise<string> =>
    reducedConfig(
      models.map(({ name, model }) => ({ name, graph: readGraph(model) })),
      withTypes,
    ),
};
