import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { TensorValues } from '../../contract/tensor.ts';
import type { EngineHost, Session, SessionOptions } from '../engine.ts';
import { bundleOf, loadBundle } from './bundle.ts';
import { SessionRecord } from './record.ts';
import { tapOf, tapping } from './wasm-tap.ts';

/** A free dimension has a name instead of a number: it is 1 for a single sample. */
const fixedShape = (shape: readonly (number | string)[]): number[] =>
  shape.map((size) => (typeof size === 'number' ? size : 1));

/** Opens a model on onnxruntime-web for comparisons. Inputs come in the model's order. */
export async function openSession(
  host: EngineHost,
  model: Uint8Array,
  { providers, threads }: SessionOptions,
): Promise<Session> {
  const bundle = bundleOf(providers);
  const ort = await loadBundle(host, bundle);
  ort.env.wasm.numThreads = Math.min(threads, host.threads);
  const options: InferenceSession.SessionOptions = { executionProviders: [...providers] };
  const started = performance.now();
  const session = await tapping(bundle, () => ort.InferenceSession.create(model, options));
  const record = new SessionRecord(
    1,
    null,
    session,
    options,
    ort.env.wasm.numThreads,
    performance.now() - started,
    tapOf(bundle)?.memory ?? null,
  );

  const tensorOf = (values: TensorValues, index: number): Tensor => {
    const metadata = session.inputMetadata[index];
    if (metadata === undefined || !metadata.isTensor) {
      throw new Error(`${index}번째 입력은 텐서가 아닙니다.`);
    }
    return new ort.Tensor(
      metadata.type as 'float32',
      values as Float32Array,
      fixedShape(metadata.shape),
    );
  };

  return {
    inputs: session.inputMetadata.flatMap((metadata) =>
      metadata.isTensor
        ? { name: metadata.name, type: metadata.type, shape: fixedShape(metadata.shape) }
        : [],
    ),
    async run(inputs) {
      const feeds = Object.fromEntries(
        session.inputNames.map((name, index) => {
          const values = inputs[index];
          if (values === undefined) throw new Error(`입력 '${name}'의 값이 없습니다.`);
          return [name, tensorOf(values, index)];
        }),
      );
      const begun = performance.now();
      const outputs = await session.run(feeds);
      record.ran(feeds, outputs, performance.now() - begun);
      return record.report().outputs;
    },
    report: () => record.report(),
    [Symbol.dispose]: () => void session.release(),
  };
}
