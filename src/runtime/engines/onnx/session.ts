import type { InferenceSession } from 'onnxruntime-web';
import type { EngineHost, Session, SessionOptions } from '../engine.ts';
import { bundleFile, bundleOf } from './bundle.ts';
import { moduleFor, openWith } from './open.ts';
import { SessionRecord } from './record.ts';

/** Opens a model on onnxruntime-web for comparisons. Inputs come in the model's order. */
export async function openSession(
  host: EngineHost,
  model: Uint8Array,
  { providers, threads, level = 'all', shapes = [], externalData = [] }: SessionOptions,
): Promise<Session> {
  const bundle = bundleOf(providers);
  const ort = await moduleFor(host, bundle, threads);
  const options: InferenceSession.SessionOptions = {
    executionProviders: [...providers],
    graphOptimizationLevel: level,
  };
  const { session, inputs, memory, loadMilliseconds, feeds } = await openWith(
    ort,
    bundle,
    { file: model, externalData },
    options,
    shapes,
  );
  const record = new SessionRecord(
    1,
    null,
    session,
    options,
    ort.env.wasm.numThreads ?? 1,
    bundleFile(bundle).bytes,
    loadMilliseconds,
    memory,
  );
  return {
    inputs,
    async run(values) {
      const fed = feeds(values);
      const begun = performance.now();
      const outputs = await session.run(fed);
      record.ran(fed, outputs, performance.now() - begun);
      return record.report().outputs;
    },
    report: () => record.report(),
    [Symbol.dispose]: () => void session.release(),
  };
}
