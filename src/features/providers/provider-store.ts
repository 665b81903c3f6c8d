import { create } from 'zustand';
import { OwnModels } from '@/runtime/client/own-models.ts';
import { RuntimeClient } from '@/runtime/client/runtime-client.ts';
import {
  fileName,
  loadZoo,
  loadZooModel,
  loadZooSamples,
  type ZooFamily,
} from '@/runtime/client/zoo.ts';
import type { ModelInput, RealInputs } from '@/runtime/contract/compare.ts';
import type { OptimizationLevel, Progress } from '@/runtime/contract/engine.ts';
import type { ExternalData } from '@/runtime/contract/model-file.ts';
import type {
  ConvertReport,
  InspectReport,
  ProviderChoice,
  ReducedConfig,
  ReducedConfigOptions,
} from '@/runtime/contract/placement.ts';
import { probeBrowser } from '@/shared/browser/probe.ts';
import { blankValues, tooLarge, withSize } from '@/shared/inputs/open-sizes.ts';
import type { InputValues } from '@/shared/inputs/values.ts';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { type Provider, providersOf } from './choices.ts';
import { type PlacedNode, placedNodes } from './placed-nodes.ts';
import { preferred, toggled } from './preference.ts';

/** An ONNX file of the zoo, or the student's. */
export interface ModelEntry {
  readonly file: string;
  readonly title: string;
  readonly family: string | null;
  readonly blob: Blob | null;
  /** What the model keeps outside its file. */
  readonly externalData: readonly ExternalData[];
}

export interface Sample {
  readonly name: string;
  readonly values: Float32Array;
}

/** A session that was looked at, under the settings it was made with. */
export interface Inspected {
  readonly file: string;
  readonly providers: readonly string[];
  readonly threads: number;
  readonly level: OptimizationLevel;
  /** What it was fed with. */
  readonly values: RealInputs;
  readonly report: InspectReport;
  readonly nodes: readonly PlacedNode[];
  /** Made by the backend that logs nothing. */
  readonly webgl: boolean;
  /** Whether its weights are outside its file. */
  readonly externalData: boolean;
}

type Work = 'inspect' | 'convert' | 'config';

interface ProviderState {
  /** Null until the browser has been asked. */
  readonly providers: readonly Provider[] | null;
  readonly models: readonly ModelEntry[];
  readonly file: string;
  /** Ids in order of preference. */
  readonly order: readonly string[];
  readonly threads: number;
  readonly level: OptimizationLevel;
  /** Of the model that was chosen last; null until its file has said. */
  readonly inputs: readonly ModelInput[] | null;
  readonly values: RealInputs;
  readonly samples: readonly Sample[];
  readonly family: ZooFamily | null;
  readonly working: Work | null;
  readonly progress: Progress | null;
  readonly inspected: Inspected | null;
  /** The one before, to see what a setting changed. */
  readonly before: Inspected | null;
  readonly converted: { readonly file: string; readonly report: ConvertReport } | null;
  readonly config: ReducedConfig | null;
  /** The runtime's message, with what was being done. */
  readonly problem: string | null;
}

export const useProviders = create<ProviderState>()(() => ({
  providers: null,
  models: [],
  file: '',
  order: ['wasm'],
  threads: 1,
  level: 'all',
  inputs: null,
  values: [],
  samples: [],
  family: null,
  working: null,
  progress: null,
  inspected: null,
  before: null,
  converted: null,
  config: null,
  problem: null,
}));
const { setState, getState } = useProviders;

const RUNS = 10;

/** A worker of its own: threads are fixed with the first session, and a hang is ended with it. */
let runtime: { readonly client: RuntimeClient; readonly threads: number } | null = null;

function endRuntime(): void {
  runtime?.client[Symbol.dispose]();
  runtime = null;
}

function runtimeWith(threads: number): RuntimeClient {
  if (runtime !== null && runtime.threads !== threads) endRuntime();
  runtime ??= { client: new RuntimeClient(), threads };
  return runtime.client;
}

const shapesOf = ({ inputs }: Pick<ProviderState, 'inputs'>) =>
  (inputs ?? []).map(({ shape }) => shape);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export async function openPage(): Promise<void> {
  if (getState().providers !== null) return;
  try {
    const [probe, families] = await Promise.all([probeBrowser(), loadZoo()]);
    const models = families.flatMap((family) =>
      family.variants
        .filter(({ format }) => format !== 'tflite')
        .map((variant): ModelEntry => {
          const file = fileName(variant);
          const title = `${family.title} · ${file}`;
          return { file, title, family: family.name, blob: null, externalData: [] };
        }),
    );
    const providers = providersOf(probe);
    const gpu = providers.some(({ id, available }) => id === 'webgpu' && available);
    setState({ providers, models, order: gpu ? ['webgpu', 'wasm'] : ['wasm'] });
    await chooseModel('digits.onnx');
  } catch (error) {
    setState({ problem: messageOf(error) });
  }
}

const modelOf = async ({ file, blob }: ModelEntry): Promise<Blob> =>
  blob ?? new Blob([(await loadZooModel(file)) as Uint8Array<ArrayBuffer>]);

const entryOf = (file: string) => getState().models.find((model) => model.file === file);

export async function chooseModel(file: string): Promise<void> {
  const entry = entryOf(file);
  if (entry === undefined) return;
  setState({
    file,
    inputs: null,
    values: [],
    samples: [],
    converted: null,
    config: null,
    problem: null,
  });
  const current = () => getState().file === file;
  try {
    const family = (await loadZoo()).find(({ name }) => name === entry.family) ?? null;
    const variant = family?.variants.find((one) => fileName(one) === file);
    const inputs =
      variant?.inputs ??
      (await runtimeWith(getState().threads).modelInputs('onnx', await modelOf(entry)));
    const samples = family === null ? [] : await loadZooSamples(family);
    if (!current()) return;
    const refused = tooLarge(inputs);
    if (refused !== null) return setState({ problem: refused });
    const [first] = samples;
    const blank = blankValues(inputs);
    setState({
      inputs,
      values: first === undefined ? blank : blank.with(0, Float32Array.from(first.input)),
      samples: samples.map(({ name, input }) => ({ name, values: Float32Array.from(input) })),
      family,
    });
  } catch (error) {
    if (current()) setState({ problem: messageOf(error) });
  }
}

const ownModels = new OwnModels((model) => runtimeWith(getState().threads).externalFiles(model));

/** The student's own files; what is no ONNX model gets a sentence that says why. */
export async function openOwn(files: readonly File[]): Promise<void> {
  const { models, refused, hints } = await ownModels.take(files);
  for (const text of hints) showNotice({ tone: 'info', text });
  const readable = models.filter(({ format }) => format !== 'tflite');
  const problems = [
    ...refused,
    ...models
      .filter(({ format }) => format === 'tflite')
      .map(
        ({ name }) =>
          `${name}: .tflite 파일은 ONNX Runtime이 읽지 못합니다. 비교 페이지에서 열어 보세요.`,
      ),
  ];
  const entries = readable.map(
    ({ name, blob, externalData }): ModelEntry => ({
      ...{ file: name, title: `내 파일 · ${name}`, family: null },
      ...{ blob, externalData },
    }),
  );
  const names = new Set(entries.map(({ file }) => file));
  setState(({ models: all }) => ({
    models: [...all.filter(({ file }) => !names.has(file)), ...entries],
  }));
  const [first] = entries;
  if (first !== undefined) await chooseModel(first.file);
  if (problems.length > 0) setState({ problem: problems.join('\n') });
}

export const setValues = (index: number, values: InputValues): void =>
  setState((state) => ({ values: state.values.with(index, values) }));

/** Of a dimension that the file leaves open. */
export function setSize(name: string, size: number): void {
  const { inputs, values } = getState();
  if (inputs !== null) setState(withSize({ inputs, values }, name, size));
}

export const setThreads = (threads: number): void => setState({ threads });
export const setLevel = (level: OptimizationLevel): void => setState({ level });
export const toggleProvider = (id: string): void =>
  setState(({ order }) => ({ order: toggled(order, id) }));
export const preferProvider = (id: string): void =>
  setState(({ order }) => ({ order: preferred(order, id) }));

export const choicesOf = ({
  providers,
  order,
}: Pick<ProviderState, 'providers' | 'order'>): ProviderChoice[] =>
  order.flatMap((id) => providers?.find((one) => one.id === id)?.choice ?? []);

let stopping: AbortController | null = null;

export function stop(): void {
  stopping?.abort();
  endRuntime();
}

async function working<T>(kind: Work, work: (signal: AbortSignal) => Promise<T>): Promise<void> {
  if (getState().working !== null) return;
  const control = new AbortController();
  stopping = control;
  setState({ working: kind, progress: null, problem: null });
  try {
    await work(control.signal);
  } catch (error) {
    if (!control.signal.aborted) {
      setState({ problem: messageOf(error) });
      // A session that failed half-way may leave the runtime hanging.
      endRuntime();
    }
  } finally {
    setState({ working: null, progress: null });
  }
}

const onProgress = (progress: Progress) => setState({ progress });

export const inspect = (): Promise<void> =>
  working('inspect', async (signal) => {
    const state = getState();
    const entry = entryOf(state.file);
    if (entry === undefined) return;
    const { file, level, threads, values, order } = state;
    const report = await runtimeWith(threads).inspect(
      await modelOf(entry),
      {
        providers: choicesOf(state),
        threads,
        level,
        inputs: values,
        externalData: entry.externalData,
        shapes: shapesOf(state),
        runs: RUNS,
      },
      { signal, onProgress },
    );
    const webgl = order.includes('webgl');
    const nodes = placedNodes(report, webgl);
    const inspected: Inspected = {
      ...{ file, level, threads, values, providers: order, report, nodes, webgl },
      externalData: entry.externalData.length > 0,
    };
    setState(({ inspected: previous }) => ({
      inspected,
      before: previous?.file === file ? previous : null,
    }));
  });

export const convert = (): Promise<void> =>
  working('convert', async (signal) => {
    const state = getState();
    const { file, threads, values, level } = state;
    const entry = entryOf(file);
    if (entry === undefined) return;
    const report = await runtimeWith(threads).convertToOrt(
      await modelOf(entry),
      { level, inputs: values, externalData: entry.externalData, shapes: shapesOf(state) },
      { signal, onProgress },
    );
    setState({ converted: { file, report } });
  });

/** Of several models at once: a build serves all models of an app. */
export const makeConfig = (
  files: readonly string[],
  options: ReducedConfigOptions,
): Promise<void> =>
  working('config', async (signal) => {
    const entries = getState().models.filter(({ file }) => files.includes(file));
    const models = await Promise.all(
      entries.map(async (entry) => ({
        ...{ name: entry.file, model: await modelOf(entry) },
        externalData: entry.externalData,
      })),
    );
    const config = await runtimeWith(getState().threads).reducedConfig(models, options, {
      signal,
      onProgress,
    });
    setState({ config });
  });
