import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { ModelInput } from '../../contract/compare.ts';
import type { TensorValues } from '../../contract/tensor.ts';
import type { EngineHost, ExternalBytes } from '../engine.ts';
import { type Bundle, loadBundle, type OrtModule } from './bundle.ts';
import { embedded } from './graph/external-files.ts';
import { inputsOf } from './graph/read.ts';
import { tapOf, tapping } from './wasm-tap.ts';

type Options = InferenceSession.SessionOptions;

/** A model with all that it needs, read. */
export interface ModelBytes {
  readonly file: Uint8Array;
  readonly externalData: readonly ExternalBytes[];
}

/**
 * The model in one file. A session that is to be saved needs it so: the runtime then looks for the
 * weights on a disk that there is not, whatever it was handed over.
 */
export const inOneFile = ({ file, externalData }: ModelBytes): ModelBytes =>
  externalData.length === 0
    ? { file, externalData }
    : { file: embedded(file, externalData), externalData: [] };

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
  { file, externalData }: ModelBytes,
  options: Options,
  /** Sizes for the dimensions that the file leaves open, input by input. */
  shapes: readonly (readonly number[])[] = [],
): Promise<OpenSession> {
  if (bundle === 'webgl' && externalData.length > 0) {
    throw new Error(
      'WebGL 백엔드는 가중치를 따로 둔 모델(external data)을 읽지 못합니다. wasm이나 webgpu를 고르거나, onnx.save로 파일 하나에 합쳐 주세요.',
    );
  }
  const create = () =>
    ort.InferenceSession.create(
      file,
      externalData.length === 0 ? options : { ...options, externalData },
    );
  const started = performance.now();
  const session = await (bundle === 'webgl' ? create() : tapping(bundle, create));
  const loadMilliseconds = performance.now() - started;
  // WebGL's sessions know names only; the file says the rest.
  const inputs = inputsOf(file)
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
