import { create } from 'zustand';
import { recogniseModel } from '@/runtime/client/model-file.ts';
import { RuntimeClient } from '@/runtime/client/runtime-client.ts';
import { fileName, loadZoo, loadZooModel, loadZooSamples } from '@/runtime/client/zoo.ts';
import type { ModelInput } from '@/runtime/contract/compare.ts';
import type { Progress } from '@/runtime/contract/engine.ts';
import type {
  ConvertReport,
  InspectReport,
  OptimizationLevel,
} from '@/runtime/contract/placement.ts';
import { elements } from '@/shared/inputs/values.ts';
import { askBrowser, type Provider, providersOf } from './choices.ts';
import { type PlacedNode, placedNodes } from './placed-nodes.ts';

/** An ONNX file of the zoo, or the student's. */
export interface ModelEntry {
  readonly file: string;
  readonly title: string;
  readonly family: string | null;
  readonly blob: Blob | null;
}

export interface Sample {
  readonly name: string;
  readonly values: Float32Array;
}

/** A session that was looked at, under the settings it was made with. */
export interface Inspected {
  readonly file: string;
  readonly providers: readonly string[];
  readonly level: OptimizationLevel;
  readonly report: InspectReport;
  readonly nodes: readonly PlacedNode[];
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
  readonly inputs: readonly ModelInput[];
  readonly values: readonly Float32Array[];
  readonly samples: readonly Sample[];
  readonly range: readonly [number, number];
  readonly meaning: string;
  readonly working: Work | null;
  readonly progress: Progress | null;
  readonly inspected: Inspected | null;
  /** The one before, to see what a setting changed. */
  readonly before: Inspected | null;
  readonly converted: { readonly file: string; readonly report: ConvertReport } | null;
  readonly config: string | null;
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
  inputs: [],
  values: [],
  samples: [],
  range: [0, 1],
  meaning: '',
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

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export async function openPage(): Promise<void> {
  if (getState().providers !== null) return;
  try {
    const [ground, families] = await Promise.all([askBrowser(), loadZoo()]);
    const models = families.flatMap((family) =>
      family.variants
        .filter(({ format }) => format !== 'tflite')
        .map((variant): ModelEntry => {
          const file = fileName(variant);
          return { file, title: `${family.title} · ${file}`, family: family.name, blob: null };
        }),
    );
    const providers = providersOf(ground);
    const gpu = providers.some(({ id, available }) => id === 'webgpu' && available);
    setState({ providers, models, order: gpu ? ['webgpu', 'wasm'] : ['wasm'] });
    await chooseModel('digits.onnx');
  } catch (error) {
    setState({ problem: messageOf(error) });
  }
}

async function bytesOf({ file, blob }: ModelEntry): Promise<Uint8Array> {
  return blob === null ? loadZooModel(file) : new Uint8Array(await blob.arrayBuffer());
}

const entryOf = (file: string) => getState().models.find((model) => model.file === file);

export async function chooseModel(file: string): Promise<void> {
  const entry = entryOf(file);
  if (entry === undefined) return;
  setState({
    file,
    inputs: [],
    values: [],
    samples: [],
    converted: null,
    config: null,
    problem: null,
  });
  const current = () => getState().file === file;
  try {
    const family = (await loadZoo()).find(({ name }) => name === entry.family);
    const variant = family?.variants.find((one) => fileName(one) === file);
    const inputs =
      variant?.inputs ??
      (await runtimeWith(getState().threads).modelInputs('onnx', await bytesOf(entry)));
    const samples = family === undefined ? [] : await loadZooSamples(family);
    if (!current()) return;
    const [first] = samples;
    setState({
      inputs,
      values: inputs.map(({ shape }, i) =>
        i === 0 && first !== undefined
          ? Float32Array.from(first.input)
          : new Float32Array(elements(shape)),
      ),
      samples: samples.map(({ name, input }) => ({ name, values: Float32Array.from(input) })),
      range: family?.input.range ?? [0, 1],
      meaning: family?.input.meaning ?? '',
    });
  } catch (error) {
    if (current()) setState({ problem: messageOf(error) });
  }
}

/** The student's own file; what is no ONNX model gets a sentence that says why. */
export async function openOwn(file: File): Promise<void> {
  const check = recogniseModel(new Uint8Array(await file.arrayBuffer()));
  if (!check.ok) return setState({ problem: `${file.name}: ${check.reason}` });
  if (check.format === 'tflite') {
    return setState({
      problem: `${file.name}: .tflite 파일은 ONNX Runtime이 읽지 못합니다. 비교 페이지에서 열어 보세요.`,
    });
  }
  const entry = { file: file.name, title: `내 파일 · ${file.name}`, family: null, blob: file };
  setState(({ models }) => ({
    models: [...models.filter((model) => model.file !== file.name), entry],
  }));
  await chooseModel(file.name);
}

export const setValues = (index: number, values: Float32Array): void =>
  setState((state) => ({ values: state.values.with(index, values) }));
export const setThreads = (threads: number): void => setState({ threads });
export const setLevel = (level: OptimizationLevel): void => setState({ level });

/** Adds a provider at the end of the order, or takes it out; the CPU is always the last resort. */
export const toggleProvider = (id: string): void =>
  setState(({ order }) => {
    const next = order.includes(id) ? order.filter((one) => one !== id) : [...order, id];
    return { order: next.length === 0 ? ['wasm'] : next };
  });

export const preferProvider = (id: string): void =>
  setState(({ order }) => ({ order: [id, ...order.filter((one) => one !== id)] }));

export function choicesOf({ providers, order }: Pick<ProviderState, 'providers' | 'order'>) {
  return order.flatMap((id) => providers?.find((one) => one.id === id)?.choice ?? []);
}

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
      await bytesOf(entry),
      { providers: choicesOf(state), threads, level, inputs: values, runs: RUNS },
      { signal, onProgress },
    );
    const inspected = { file, level, providers: order, report, nodes: placedNodes(report) };
    setState(({ inspected: previous }) => ({
      inspected,
      before: previous?.file === file ? previous : null,
    }));
  });

export const convert = (): Promise<void> =>
  working('convert', async (signal) => {
    const { file, threads, values, level } = getState();
    const entry = entryOf(file);
    if (entry === undefined) return;
    const report = await runtimeWith(threads).convertToOrt(
      await bytesOf(entry),
      { level, inputs: values },
      { signal, onProgress },
    );
    setState({ converted: { file, report } });
  });

/** Of the `.ort` just made, or of the chosen file where it is one already. */
export const makeConfig = (withTypes: boolean): Promise<void> =>
  working('config', async (signal) => {
    const { file, threads, converted } = getState();
    const entry = entryOf(file);
    if (entry === undefined) return;
    const model =
      converted?.file === file
        ? { name: file.replace(/\.onnx$/, '.ort'), model: converted.report.ort }
        : { name: file, model: await bytesOf(entry) };
    const config = await runtimeWith(threads).reducedConfig([model], withTypes, { signal });
    setState({ config });
  });
