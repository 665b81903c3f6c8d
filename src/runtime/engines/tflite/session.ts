import type { TensorValues } from '../../contract/tensor.ts';
import type { EngineHost, Session, SessionOptions } from '../engine.ts';
import { loadClient, type TfLiteClient } from './client.ts';
import { OpenInterpreter } from './interpreter.ts';

let client: Promise<TfLiteClient> | null = null;

/** Opens a model on TensorFlow Lite for comparisons. Inputs come in the model's order. */
export async function openSession(
  host: EngineHost,
  model: Uint8Array,
  { threads }: SessionOptions,
): Promise<Session> {
  client ??= loadClient(host).catch((error: unknown) => {
    client = null;
    throw error;
  });
  const bytes = model.slice().buffer as ArrayBuffer;
  const open = await OpenInterpreter.create(await client, host, bytes, 1, {
    threads,
    profiling: false,
  });
  return {
    inputs: open.inputs.map(({ name, dataType, shape }) => ({ name, type: dataType, shape })),
    async run(inputs) {
      for (const [index, tensor] of open.inputs.entries()) copy(inputs[index], tensor.data);
      open.invoke();
      return open.snapshots(open.outputs);
    },
    report: () => open.report(),
    [Symbol.dispose]: () => open.close(),
  };
}

function copy(values: TensorValues | undefined, target: ArrayLike<number> & { fill?: unknown }) {
  if (values === undefined || values.length !== target.length) {
    throw new Error(`입력은 ${target.length}개의 값이어야 합니다.`);
  }
  (target as Float32Array).set(values as Float32Array);
}
