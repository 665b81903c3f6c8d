import { create } from 'zustand';
import { compare } from '@/runtime/client/comparison.ts';
import { type OwnModel, OwnModels } from '@/runtime/client/own-models.ts';
import {
  fileName,
  loadZoo,
  loadZooModel,
  loadZooSamples,
  type ZooFamily,
  type ZooSample,
} from '@/runtime/client/zoo.ts';
import type {
  CompareCandidate,
  CompareReport,
  ModelInput,
  RealInputs,
} from '@/runtime/contract/compare.ts';
import type { Progress } from '@/runtime/contract/engine.ts';
import { probeBrowser } from '@/shared/browser/probe.ts';
import { blankValues, tooLarge, withSize } from '@/shared/inputs/open-sizes.ts';
import { elements, type InputValues, randomValues } from '@/shared/inputs/values.ts';
import { showNotice } from '@/shared/ui/notice-store.ts';
import {
  type Accelerators,
  type Candidate,
  candidatesOf,
  firstChoice,
  type Variation,
  varied,
} from './candidates.ts';
import type { Circumstances } from './export.ts';
import { type Summary, summarise } from './summary.ts';
import { endWorkers, workerOf } from './workers.ts';

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
  /** Null until the browser has been asked. */
  readonly accelerators: Accelerators | null;
  /** Name of a family of the zoo; null for the student's own files. */
  readonly family: string | null;
  readonly own: readonly OwnModel[];
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly string[];
  readonly inputs: readonly ModelInput[];
  readonly values: RealInputs;
  readonly samples: readonly ZooSample[];
  readonly settings: Settings;
  readonly progress: Progress | null;
  readonly running: boolean;
  readonly finished: Finished | null;
  readonly problem: string | null;
}

export const useCompare = create<CompareState>()(() => ({
  families: [],
  accelerators: null,
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

/** Whoever tells what a file says: no session is made for it, so no number of threads is fixed. */
const fileReader = () => workerOf({ engine: 'tflm', threads: 1 });

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export async function openPage(): Promise<void> {
  if (getState().families.length > 0) return;
  try {
    const [families, probe] = await Promise.all([loadZoo(), probeBrowser()]);
    const accelerators = {
      webgpu: probe.webgpu.state === 'ready' && probe.jspi,
      webgl: probe.webgl !== null,
    };
    setState({ families, accelerators });
    await chooseFamily('digits');
  } catch (error) {
    setState({ problem: messageOf(error) });
  }
}

const here = (): Accelerators => getState().accelerators ?? { webgpu: false, webgl: false };

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
    here(),
  );
  const blank = blankValues(variant?.inputs ?? []);
  setState({
    family: name,
    candidates,
    chosen: firstChoice(candidates),
    inputs: variant?.inputs ?? [],
    values: blank,
    samples: [],
    finished: null,
    problem: null,
  });
  const samples = await loadZooSamples(family);
  if (getState().family !== name) return;
  setState(({ values }) => ({
    samples,
    // An input that was given while the samples were on their way stays.
    values: values === blank ? [Float32Array.from(samples[0]?.input ?? [])] : values,
  }));
}

const ownModels = new OwnModels((model) => fileReader().externalFiles(model));

/** The student's files: models, and what they keep beside them. */
export async function openOwn(files: readonly File[]): Promise<void> {
  const { models, refused, hints } = await ownModels.take(files);
  for (const text of refused) showNotice({ tone: 'bad', text });
  for (const text of hints) showNotice({ tone: 'info', text });
  if (models.length > 0) await chooseOwn(models);
}

/** Models that are not in the zoo and have no samples. */
async function chooseOwn(own: readonly OwnModel[]): Promise<void> {
  const candidates = candidatesOf(
    own.map(({ name, format }) => ({ name, format, precision: null })),
    here(),
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
    const inputs = await fileReader().modelInputs(engine, first.blob);
    if (getState().own !== own) return;
    const problem = tooLarge(inputs);
    setState(problem === null ? { inputs, values: blankValues(inputs) } : { problem });
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

/** One more column: a candidate of the list with other settings. */
export const addVariation = (baseId: string, variation: Variation): void =>
  setState(({ candidates, chosen }) => {
    const base = candidates.find(({ id }) => id === baseId);
    if (base === undefined) return {};
    const added = varied(base, variation);
    const known = candidates.some(({ id }) => id === added.id);
    return {
      candidates: known ? candidates : [...candidates, added],
      chosen: [...new Set([...chosen, added.id])],
    };
  });

export const setValues = (index: number, values: InputValues): void =>
  setState((state) => ({ values: state.values.with(index, values) }));

/** Of a dimension that the file leaves open. */
export function setSize(name: string, size: number): void {
  setState(withSize(getState(), name, size));
}

export const changeSettings = (part: Partial<Settings>): void =>
  setState(({ settings }) => ({ settings: { ...settings, ...part } }));

let stopping: AbortController | null = null;

export function stop(): void {
  stopping?.abort();
  endWorkers();
}

async function modelOf(file: string): Promise<Pick<CompareCandidate, 'model' | 'externalData'>> {
  const { own, family } = getState();
  const mine = family === null ? own.find(({ name }) => name === file) : undefined;
  if (mine !== undefined) return { model: mine.blob, externalData: mine.externalData };
  const bytes = (await loadZooModel(file)) as Uint8Array<ArrayBuffer>;
  return { model: new Blob([bytes]), externalData: [] };
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

/** For files that come without samples: what the candidates say to the same noise. */
const MADE_UP_SAMPLES = 16;

interface SampleSet {
  readonly inputs: readonly RealInputs[];
  readonly title: string;
  readonly classes: boolean;
  readonly labels: readonly number[] | null;
}

function sampleSet(): SampleSet {
  const { family, families, samples, inputs } = getState();
  const zoo = families.find(({ name }) => name === family);
  if (zoo === undefined) {
    return {
      inputs: Array.from({ length: MADE_UP_SAMPLES }, () =>
        inputs.map(({ shape, type }) => randomValues(elements(shape), [0, 1], Math.random, type)),
      ),
      title: `무작위 입력 ${MADE_UP_SAMPLES}개`,
      classes: true,
      labels: null,
    };
  }
  const labels = samples.flatMap(({ expected }) => expected.label ?? []);
  // One output a class: the largest is the answer. `beyond` gives the best three instead.
  const answer = zoo.variants[0]?.outputs[0];
  const classes = answer !== undefined && elements(answer.shape) === zoo.output.labels?.length;
  return {
    inputs: samples.map(({ input }) => [Float32Array.from(input)]),
    title: `예시 ${samples.length}개`,
    classes,
    labels: classes && labels.length === samples.length ? labels : null,
  };
}

export async function start(): Promise<void> {
  const { candidates, chosen, settings, values, inputs, families, family, running } = getState();
  if (running || chosen.length === 0) return;
  const control = new AbortController();
  stopping = control;
  const seed = Date.now() % 2 ** 31;
  const set = sampleSet();
  setState({ running: true, progress: null, finished: null, problem: null });
  try {
    const taking = await Promise.all(
      candidates
        .filter(({ id }) => chosen.includes(id))
        .map(async ({ id, engine, file, providers, threads, level }) => ({
          id,
          engine,
          ...(await modelOf(file)),
          providers,
          threads: threads ?? settings.threads,
          level,
          inputShapes: inputs.map(({ shape }) => shape),
        })),
    );
    const report = await compare(
      {
        candidates: taking,
        input: values,
        samples: set.inputs,
        seed,
        warmup: settings.warmup,
        runs: settings.runs,
      },
      { clientOf: workerOf, signal: control.signal, onProgress: showProgress() },
    );
    const zoo = families.find(({ name }) => name === family);
    setState({
      finished: {
        report,
        summaries: summarise(report.results, set),
        labels: set.labels === null ? null : (zoo?.output.labels ?? null),
        about: {
          date: new Date().toISOString(),
          browser: browserName(),
          cores: navigator.hardwareConcurrency,
          seed,
          samples: set.title,
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
