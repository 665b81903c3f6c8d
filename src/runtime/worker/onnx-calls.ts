import type { Progress } from '../contract/engine.ts';
import type {
  ConvertOptions,
  ConvertReport,
  InspectOptions,
  InspectReport,
  ReducedConfig,
  ReducedConfigOptions,
} from '../contract/placement.ts';
import { convertToOrt, saveAsOrt } from '../engines/onnx/convert.ts';
import { readGraph } from '../engines/onnx/graph/read.ts';
import { inspect } from '../engines/onnx/inspect.ts';
import { reducedConfig } from '../engines/onnx/reduced-config.ts';
import type { AppHost } from './app-host.ts';
import { breathe } from './breathe.ts';

interface Answering {
  readonly host: AppHost;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

const bytesOf = async (model: Blob) => new Uint8Array(await model.arrayBuffer());

/** The questions of the provider lab. */
export const ONNX_CALLS = {
  inspect: async (
    { model, options }: { readonly model: Blob; readonly options: InspectOptions },
    { host, signal, onProgress }: Answering,
  ): Promise<InspectReport> =>
    inspect(host, await bytesOf(model), options, async (done, total) => {
      onProgress({ stage: 'running', done, total });
      await breathe();
      signal.throwIfAborted();
    }),

  convertToOrt: async (
    { model, options }: { readonly model: Blob; readonly options: ConvertOptions },
    { host }: Pick<Answering, 'host'>,
  ): Promise<ConvertReport> => convertToOrt(host, await bytesOf(model), options),

  reducedConfig: async (
    {
      models,
      options: { withTypes, from },
    }: {
      readonly models: readonly { readonly name: string; readonly model: Blob }[];
      readonly options: ReducedConfigOptions;
    },
    { host, signal, onProgress }: Answering,
  ): Promise<ReducedConfig> => {
    const named = [];
    for (const [index, { name, model }] of models.entries()) {
      onProgress({ stage: 'running', done: index, total: models.length });
      await breathe();
      signal.throwIfAborted();
      const bytes = await bytesOf(model);
      const graph = readGraph(bytes);
      named.push(
        graph.format === 'ort' || from === 'onnx'
          ? { name, graph }
          : {
              name: name.replace(/\.onnx$/i, '.ort'),
              graph: readGraph(await saveAsOrt(host, bytes, 'extended')),
            },
      );
    }
    return reducedConfig(named, withTypes);
  },
};
