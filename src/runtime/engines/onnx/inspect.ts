import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { RealInputs, RealTensor } from '../../contract/compare.ts';
import type { OptimizationLevel } from '../../contract/engine.ts';
import type {
  InspectOptions,
  InspectReport,
  ModelGraph,
  Placement,
} from '../../contract/placement.ts';
import type { EngineHost } from '../engine.ts';
import { toInput, toReal } from '../real-values.ts';
import { type Bundle, bundleOf, type OrtModule, type WasmBundle } from './bundle.ts';
import { readGraph } from './graph/read.ts';
import { inOneFile, type ModelBytes, moduleFor, type OpenSession, openWith } from './open.ts';
import { parsePlacement } from './placement-log.ts';
import { parseProfile } from './profile.ts';
import { SAVED_MODEL, tapOf } from './wasm-tap.ts';

/** A host that can also keep what is printed while something goes on. */
export interface InspectHost extends EngineHost {
  listening<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly lines: string[] }>;
}

type Options = InferenceSession.SessionOptions;

/** The first is cold and the second still allocates. */
const PROFILED_RUNS = 3;

/** Runs on real numbers: they get the types that the model wants. */
export const runOn = (
  { session, inputs, feeds }: OpenSession,
  values: RealInputs,
): Promise<InferenceSession.OnnxValueMapType> =>
  session.run(
    feeds(
      inputs.map((input, index) => {
        const given = values[index];
        return given && toInput(given, input, null);
      }),
    ),
  );

export const realOutputs = (outputs: InferenceSession.OnnxValueMapType): RealTensor[] =>
  Object.entries(outputs).flatMap(([name, value]) => {
    const tensor = value as Tensor;
    if (tensor.data === undefined || tensor.type === 'string') return [];
    const { type, data, dims } = tensor;
    return { name, type, shape: [...dims], values: toReal({ type, values: data as never }, null) };
  });

const executionProviders = ({ providers }: Pick<InspectOptions, 'providers'>) =>
  providers.map((choice) =>
    choice.name === 'webnn' ? { name: 'webnn', deviceType: choice.deviceType } : choice.name,
  ) as NonNullable<Options['executionProviders']>;

/** The session writes the graph that it is going to run into the tapped file. */
export const saving = (level: OptimizationLevel): Options => ({
  graphOptimizationLevel: level,
  optimizedModelFilePath: SAVED_MODEL,
  extra: { session: { save_model_format: 'ORT' } },
});

/** That a saved graph suits this machine only is said because we save it, not because of the model. */
const withoutSaving = (placement: Placement): Placement => ({
  ...placement,
  warnings: placement.warnings.filter((text) => !text.startsWith('Serializing optimized model')),
});

type Observed = Pick<InspectReport, 'optimised' | 'optimisedBytes' | 'placement' | 'log' | 'nodes'>;

/** Types that `.ort` cannot hold, as optional: the model runs all the same, its graph is not seen. */
const NO_PLACE_IN_ORT = /We do not support type \[\d+\]/;

/** WebGL's backend neither logs nor profiles: it takes every node or refuses the model. */
const UNOBSERVED: Observed = {
  optimised: null,
  optimisedBytes: null,
  placement: parsePlacement([]),
  log: [],
  nodes: [],
};

/** A session as the student asked for it, with what else it is to do. */
const openAsked = (
  host: InspectHost,
  ort: OrtModule,
  bundle: Bundle,
  model: ModelBytes,
  { providers, level, shapes }: InspectOptions,
  more: Options,
) =>
  host.listening(() =>
    openWith(
      ort,
      bundle,
      model,
      {
        executionProviders: executionProviders({ providers }),
        graphOptimizationLevel: level,
        ...more,
      },
      shapes,
    ),
  );

/** A session under observation: the log and the profile say where nodes went and what they took. */
async function observe(
  host: InspectHost,
  ort: OrtModule,
  bundle: WasmBundle,
  model: ModelBytes,
  original: ModelGraph,
  options: InspectOptions,
  onRun: () => Promise<void>,
): Promise<Observed> {
  const whole = inOneFile(model);
  const openObserved = (saved: Options) =>
    openAsked(host, ort, bundle, whole, options, {
      ...saved,
      logSeverityLevel: 0,
      enableProfiling: true,
    });
  // A graph that is one already cannot be saved again.
  let saves = original.format === 'onnx';
  const opened = saves
    ? openObserved(saving(options.level)).catch((error: unknown) => {
        if (!NO_PLACE_IN_ORT.test(String(error))) throw error;
        saves = false;
        return openObserved({});
      })
    : openObserved({});
  const { value: observed, lines: log } = await opened;
  const saved = tapOf(bundle)?.file?.take() ?? new Uint8Array();
  let profile: readonly string[] = [];
  try {
    // With WebGPU a run at this level prints whole shaders: they are for nobody.
    await host.listening(async () => {
      for (let run = 0; run < PROFILED_RUNS; run++) {
        await runOn(observed, options.inputs);
        await onRun();
      }
    });
    profile = host.capture(() => observed.session.endProfiling());
  } finally {
    // At this level it says that it has nothing more to profile.
    await host.listening(() => observed.session.release());
  }
  return {
    optimised:
      original.format === 'ort'
        ? original
        : saves && saved.byteLength > 0
          ? readGraph(saved)
          : null,
    optimisedBytes: saved.byteLength || null,
    placement: withoutSaving(parsePlacement(log)),
    log,
    nodes: parseProfile(profile),
  };
}

/**
 * A session under observation, and then one without, which says how long it takes when nobody
 * looks.
 */
export async function inspect(
  host: InspectHost,
  model: ModelBytes,
  options: InspectOptions,
  onRun: (done: number, total: number) => Promise<void>,
): Promise<InspectReport> {
  const bundle = bundleOf(options.providers.map(({ name }) => name));
  const ort = await moduleFor(host, bundle, options.threads);
  const total = options.runs + (bundle === 'webgl' ? 0 : PROFILED_RUNS);
  let done = 0;
  const step = async () => {
    done += 1;
    await onRun(done, total);
  };
  const original = readGraph(model.file);
  const observed =
    bundle === 'webgl'
      ? UNOBSERVED
      : await observe(host, ort, bundle, model, original, options, step);

  // What it has to say it said to the observed one.
  const { value: open } = await openAsked(host, ort, bundle, model, options, {});
  try {
    const runMilliseconds: number[] = [];
    let outputs: RealTensor[] = [];
    for (let run = 0; run < options.runs; run++) {
      const begun = performance.now();
      const result = await runOn(open, options.inputs);
      runMilliseconds.push(performance.now() - begun);
      outputs = realOutputs(result);
      await step();
    }
    return {
      original,
      ...observed,
      timing: { loadMilliseconds: open.loadMilliseconds, runMilliseconds },
      heapBytes: open.memory?.buffer.byteLength ?? null,
      outputs,
    };
  } finally {
    await open.session.release();
  }
}
