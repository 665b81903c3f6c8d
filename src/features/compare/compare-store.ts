import { create } from 'zustand';
import { RuntimeClient } from '@/runtime/client/runtime-client.ts';
import {
  fileName,
  loadZoo,
  loadZooModel,
  loadZooSamples,
  type ZooFamily,
  type ZooSample,
} from '@/runtime/client/zoo.ts';
import type { CompareReport, ModelInput } from '@/runtime/contract/compare.ts';
import type { Progress } from '@/runtime/contract/engine.ts';
import { type Candidate, candidatesOf, firstChoice } from './candidates.ts';
import type { Circumstances } from './export.ts';
import { type OwnModel, sizeOf } from './own-models.ts';
import { type Summary, summarise } from './summary.ts';

export interface Settings {
  readonly runs: number;
  readonly warmup: number;
  readonly threads: number;
}

export interface Finished {
  readonly report: CompareReport;
  readonly summaries: readonly Summary[];
  readonly about: Circumstances;
  /** Names of the classes, where the outputs are classes. */
  readonly labels: readonly string[] | null;
}

interface CompareState {
  readonly families: readonly ZooFamily[];
  /** Name of a family of the zoo; null for the student's own files. */
  readonly family: string | null;
  readonly own: readonly OwnModel[];
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly string[];
  readonly inputs: readonly ModelInput[];
  readonly values: readonly Float32Array[];
  readonly samples: readonly ZooSample[];
  readonly settings: Settings;
  readonly progress: Progress | null;
  readonly running: boolean;
  readonly finished: Finished | null;
  readonly problem: string | null;
}

export const useCompare = create<CompareState>()(() => ({
  families: [],
  family: null,
  own: [],
  candidates: [],
  chosen: [],
  inputs: [],
  values: [],
  samples: [],
  settings: { runs: 30, warmup: 3, threads: 1 },
  progress: null,
  running: false,
  finished: null,
  problem: null,
}));
const { setState, getState } = useCompare;

/** With as many threads as its runtimes were first loaded with: they cannot change it later. */
let runtime: { readonly client: RuntimeClient; readonly threads: number } | null = null;

function runtimeWith(threads: number): RuntimeClient {
  if (runtime !== null && runtime.threads !== threads) {
    runtime.client[Symbol.dispose]();
    runtime = null;
  }
  runtime ??= { client: new RuntimeClient(), threads };
  return runtime.client;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const hasWebGpu = () => 'gpu' in navigator;

export async function openPage(): Promise<void> {
  if (getState().families.length > 0) return;
  try {
    const families = await loadZoo();
    setState({ families });
    await chooseFamily('digits');
  } catch (error) {
    setState({ problem: messageOf(error) });
  }
}

export async function chooseFamily(name: string): Promise<void> {
  const family = getState().families.find((one) => one.name === name);
  if (family === undefined) return;
  const [variant] = family.variants;
  const candidates = candidatesOf(
    family.variants.map((one) => ({
      name: fileName(one),
      format: one.format,
      precision: one.precision,
    })),
    hasWebGpu(),
  );
  setState({
    family: name,
    candidates,
    chosen: firstChoice(candidates),
    inputs: variant?.inputs ?? [],
    values: (variant?.inputs ?? []).map(({ shape }) => new Float32Array(sizeOf(shape))),
    samples: [],
    finished: null,
    problem: null,
  });
  const samples = await loadZooSamples(family);
  if (getState().family !== name) return;
  setState({ samples, values: [Float32Array.from(samples[0]?.input ?? [])] });
}

/** The student's files, which are not in the zoo and have no samples. */
export async function chooseOwn(own: readonly OwnModel[]): Promise<void> {
  const candidates = candidatesOf(
    own.map(({ name, format }) => ({ name, format, precision: null })),
    hasWebGpu(),
  );
  const [first] = own;
  if (first === undefined) return;
  setState({
    own,
    family: null,
    candidates,
    chosen: firstChoice(candidates),
    inputs: [],
    values: [],
    samples: [],
    finished: null,
    problem: null,
  });
  try {
    const engine = first.format === 'tflite' ? 'tflite' : 'onnx';
    const client = runtimeWith(getState().settings.threads);
    const inputs = await client.modelInputs(engine, new Uint8Array(await first.blob.arrayBuffer()));
    if (getState().own !== own) return;
    setState({ inputs, values: inputs.map(({ shape }) => new Float32Array(sizeOf(shape))) });
  } catch (error) {
    setState({ problem: messageOf(error) });
  }
}

export const toggle = (id: string): void =>
  setState(({ chosen, candidates }) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    // In the order of the list, so that the first stays the reference.
    return { chosen: candidates.map((one) => one.id).filter((one) => next.includes(one)) };
  });

export const setValues = (index: number, values: Float32Array): void =>
  setState((state) => ({ values: state.values.with(index, values) }));

export const changeSettings = (part: Partial<Settings>): void =>
  setState(({ settings }) => ({ settings: { ...settings, ...part } }));

let stopping: AbortController | null = null;

export function stop(): void {
  stopping?.abort();
  // A run of a large model cannot be interrupted from within: its worker goes.
  runtime?.client[Symbol.dispose]();
  runtime = null;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const { own, family } = getState();
  const mine = family === null ? own.find(({ name }) => name === file) : undefined;
  return mine === undefined ? loadZooModel(file) : new Uint8Array(await mine.blob.arrayBuffer());
}

/** Often enough to be seen moving. */
const PROGRESS_EVERY_MS = 100;

function showProgress(): (progress: Progress) => void {
  let shown = 0;
  return (progress) => {
    const now = performance.now();
    if (now - shown < PROGRESS_EVERY_MS) return;
    shown = now;
    setState({ progress });
  };
}

export async function start(): Promise<void> {
  const { candidates, chosen, settings, values, samples, families, family, running } = getState();
  if (running || chosen.length === 0) return;
  const control = new AbortController();
  stopping = control;
  const seed = Date.now() % 2 ** 31;
  setState({ running: true, progress: null, finished: null, problem: null });
  try {
    const taking = candidates.filter(({ id }) => chosen.includes(id));
    const report = await runtimeWith(settings.threads).compare(
      {
        candidates: await Promise.all(
          taking.map(async ({ id, engine, file, providers }) => ({
            id,
            engine,
            model: await bytesOf(file),
            providers,
            threads: settings.threads,
          })),
        ),
        input: values,
        samples: samples.map(({ input }) => [Float32Array.from(input)]),
        seed,
        warmup: settings.warmup,
        runs: settings.runs,
      },
      { signal: control.signal, onProgress: showProgress() },
    );
    const zoo = families.find(({ name }) => name === family);
    const expected = samples.map((sample) => sample.expected.label ?? Number.NaN);
    const classes = zoo?.task === 'classification' && zoo.name !== 'beyond';
    setState({
      finished: {
        report,
        summaries: summarise(report.results, classes ? expected : null),
        labels: classes ? (zoo.output.labels ?? null) : null,
        about: {
          date: new Date().toISOString(),
          browser: browserName(),
          cores: navigator.hardwareConcurrency,
          seed,
          ...settings,
        },
      },
    });
  } catch (error) {
    if (!control.signal.aborted) setState({ problem: messageOf(error) });
  } finally {
    setState({ running: false, progress: null });
  }
}

/** The last product that the browser names is what it is, as in `… Chrome/156.0.0.0 Safari/537.36`. */
function browserName(): string {
  const products = navigator.userAgent.match(/(?:Edg|Firefox|Chrome|Version)\/[\d.]+/g);
  return products?.at(-1) ?? navigator.userAgent;
}
