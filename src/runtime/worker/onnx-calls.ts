import type { Progress } from '../contract/engine.ts';
import type { ExternalData, ExternalFile } from '../contract/model-file.ts';
import type {
  ConvertOptions,
  ConvertReport,
  InspectOptions,
  InspectReport,
  NamedModel,
  ReducedConfig,
  ReducedConfigOptions,
} from '../contract/placement.ts';
import { convertToOrt, saveAsOrt } from '../engines/onnx/convert.ts';
import { filesBeside, readGraph } from '../engines/onnx/graph/read.ts';
import { inspect } from '../engines/onnx/inspect.ts';
import type { ModelBytes } from '../engines/onnx/open.ts';
import { reducedConfig } from '../engines/onnx/reduced-config.ts';
import type { AppHost } from './app-host.ts';
import { breathe } from './breathe.ts';
import { bytesOf, externalBytes } from './read-files.ts';

interface Answering {
  readonly host: AppHost;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

async function wholeModel(model: Blob, externalData: readonly ExternalData[]): Promise<ModelBytes> {
  return { file: await bytesOf(model), externalData: await externalBytes(externalData) };
}

/** The questions of the provider lab. */
export const ONNX_CALLS = {
  externalFiles: async ({ model }: { readonly model: Blob }): Promise<readonly ExternalFile[]> =>
    filesBeside(await bytesOf(model)),

  inspect: async (
    { model, options }: { readonly model: Blob; readonly options: InspectOptions },
    { host, signal, onProgress }: Answering,
  ): Promise<InspectReport> =>
    inspect(host, await wholeModel(model, options.externalData), options, async (done, total) => {
      onProgress({ stage: 'running', done, total });
      await breathe();
      signal.throwIfAborted();
    }),

  convertToOrt: async (
    { model, options }: { readonly model: Blob; readonly options: ConvertOptions },
    { host }: Pick<Answering, 'host'>,
  ): Promise<ConvertReport> =>
    convertToOrt(host, await wholeModel(model, options.externalData), options),

  reducedConfig: async (
    {
      models,
      options: { withTypes, from },
    }: {
      readonly models: readonly NamedModel[];
      readonly options: ReducedConfigOptions;
    },
    { host, signal, onProgress }: Answering,
  ): Promise<ReducedConfig> => {
    const named = [];
    for (const [index, { name, model, externalData }] of models.entries()) {
      onProgress({ stage: 'running', done: index, total: models.length });
      await breathe();
      signal.throwIfAborted();
      const whole = await wholeModel(model, externalData);
      const graph = readGraph(whole.file);
      named.push(
        graph.format === 'ort' || from === 'onnx'
          ? { name, graph }
          : {
              name: name.replace(/\.onnx$/i, '.ort'),
              graph: readGraph(await saveAsOrt(host, whole, 'extended')),
            },
      );
    }
    return reducedConfig(named, withTypes);
  },
};
