import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { ModelInput } from '../../contract/compare.ts';
import type { TensorValues } from '../../contract/tensor.ts';
import type { EngineHost } from '../engine.ts';
import { type Bundle, loadBundle, type OrtModule } from './bundle.ts';
import { inputsOf } from './graph/read.ts';
import { tapOf, tapping } from './wasm-tap.ts';

type Options = InferenceSession.SessionOptions;

/** A session of our own worker with what the package does not tell alike for all its backends. */
export interface OpenSession {
  readonly session: InferenceSession;
  readonly inputs: readonly ModelInput[];
  /** The runtime's WebAssembly memory; null for WebGL, which has none. */
  readonly memory: WebAssembly.Memory | null;
  readonly loadMilliseconds: number;
  feeds(values: readonly (TensorValues | undefined)[]): Record<string, Tensor>;
}

/** Threads count with the first session of a worker only, so they are set before each. */
export async function moduleFor(
  host: EngineHost,
  bundle: Bundle,
  threads: number,
): Promise<OrtModule> {
  const ort = await loadBundle(host, bundle);
  if (bundle !== 'webgl') ort.env.wasm.numThreads = Math.min(threads, host.threads);
  return ort;
}

/** An input with its open dimensions as somebody wants them; what the file fixes stays. */
const sized = (input: ModelInput, wanted: readonly number[] = []): ModelInput => ({
  ...input,
  shape: input.shape.map((size, axis) =>
    input.open?.[axis] == null ? size : (wanted[axis] ?? size),
  ),
});

export async function openWith(
  ort: OrtModule,
  bundle: Bundle,
  model: Uint8Array,
  options: Options,
  /** Sizes for the dimensions that the file leaves open, input by input. */
  shapes: readonly (readonly number[])[] = [],
): Promise<OpenSession> {
  const create = () => ort.InferenceSession.create(model, options);
  const started = performance.now();
  const session = await (bundle === 'webgl' ? create() : tapping(bundle, create));
  const loadMilliseconds = performance.now() - started;
  // WebGL's sessions know names only; the file says the rest.
  const inputs = inputsOf(model)
    .filter(({ name }) => session.inputNames.includes(name))
    .map((input, index) => sized(input, shapes[index]));
  return {
    session,
    inputs,
    loadMilliseconds,
    memory: bundle === 'webgl' ? null : (tapOf(bundle)?.memory ?? null),
    feeds: (values) =>
      Object.fromEntries(
        inputs.map(({ name, type, shape }, index) => {
          const data = values[index];
          if (data === undefined) throw new Error(`입력 '${name}'의 값이 없습니다.`);
          return [name, new ort.Tensor(type as 'float32', data as Float32Array, shape)];
        }),
      ),
  };
}
